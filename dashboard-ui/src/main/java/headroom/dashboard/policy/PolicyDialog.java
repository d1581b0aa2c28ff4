// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.policy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import headroom.dashboard.element.Notice;
import headroom.dashboard.live.Background;
import headroom.operations.audit.AuditEntry;
import headroom.operations.policy.Policies;
import headroom.operations.policy.PolicyAt;
import headroom.operations.policy.PolicyChange;
import headroom.planning.policy.PolicyCheck;
import headroom.planning.policy.PolicyFault;
import headroom.planning.policy.PolicyValues;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks for other values and shows what they would do. They can be set once that was shown; a
 * refusal stays in the dialog, with what was typed.
 */
final class PolicyDialog extends Dialog {
  private final Policies policies;
  private final PolicyAt before;
  private final String operator;
  private final Consumer<PolicyAt> done;
  private final PolicyFields fields;
  private final EffectPart effect = new EffectPart();
  private final TextField reason = new TextField("Reason, for the audit");
  private final Notice refused = Notice.error();
  private final NativeButton act = new NativeButton();
  private PolicyValues asked;

  PolicyDialog(Policies policies, PolicyAt before, String operator, Consumer<PolicyAt> done) {
    this.policies = policies;
    this.before = before;
    this.operator = operator;
    this.done = done;
    this.asked = before.own();
    setHeaderTitle("Policy of " + PolicyWords.name(before.scope()));
    setWidth("560px");
    fields = new PolicyFields(before, this::tryOut);
    reason.setMaxLength(AuditEntry.MOST_REASON);
    reason.setWidthFull();
    Paragraph hint = new Paragraph("An empty field inherits what stands in it.");
    hint.addClassName("hr-note");
    Div form = new Div(hint, fields, reason, effect, refused);
    form.addClassName("hr-form");
    add(form);
    act.setText("Change policy of " + PolicyWords.name(before.scope()));
    act.addClassName("hr-button");
    act.getElement().setAttribute("data-act", "set-policy");
    act.setEnabled(false);
    act.addClickListener(event -> set());
    NativeButton keep = new NativeButton("Keep as it is", event -> close());
    keep.addClassName("hr-button");
    getFooter().add(keep, act);
  }

  /** Shows what the typed values would do; older answers are not shown any more. */
  private void tryOut() {
    PolicyValues values = fields.values();
    asked = values;
    act.setEnabled(false);
    refused.clear();
    List<PolicyFault> faults = PolicyCheck.faults(policies.tree(), before.scope(), values);
    fields.show(faults);
    if (!faults.isEmpty() || values.equals(before.own())) {
      effect.clear();
      return;
    }
    Background.run(
        UI.getCurrentOrThrow(),
        () -> policies.preview(before.scope(), values),
        preview -> {
          if (values.equals(asked)) {
            effect.show(preview);
            act.setEnabled(true);
          }
        },
        this::refuse);
  }

  private void set() {
    act.setEnabled(false);
    PolicyChange change =
        new PolicyChange(
            before.scope(), asked, before.version(), operator, reason.getValue().strip());
    Background.run(
        UI.getCurrentOrThrow(),
        () -> policies.change(change),
        now -> {
          close();
          done.accept(now);
        },
        failure -> {
          refuse(failure);
          act.setEnabled(true);
        });
  }

  private void refuse(RuntimeException failure) {
    PolicyActs.show(refused, failure);
  }
}
