// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.policy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import headroom.dashboard.element.Notice;
import headroom.dashboard.live.Background;
import headroom.operations.audit.AuditEntry;
import headroom.operations.policy.Policies;
import headroom.operations.policy.PolicyAt;
import headroom.planning.policy.PolicyValues;
import java.util.function.Consumer;

/** Asks before a scope inherits everything again, and shows what that would do. */
final class PolicyResetDialog extends Dialog {
  /**
   * @param confirmed is given the reason
   */
  PolicyResetDialog(Policies policies, PolicyAt at, Consumer<String> confirmed) {
    setHeaderTitle("Inherit everything for " + PolicyWords.name(at.scope()) + "?");
    setWidth("480px");
    EffectPart effect = new EffectPart();
    Notice refused = Notice.error();
    TextField reason = new TextField("Reason, for the audit");
    reason.setMaxLength(AuditEntry.MOST_REASON);
    reason.setWidthFull();
    add(
        new Paragraph("No longer set here: " + PolicyWords.values(at.own()) + "."),
        effect,
        refused,
        reason);
    NativeButton keep = new NativeButton("Keep as it is", event -> close());
    keep.addClassName("hr-button");
    NativeButton act = new NativeButton("Inherit everything");
    act.addClassName("hr-button");
    act.getElement().setAttribute("data-act", "confirm-reset");
    act.setEnabled(false);
    act.addClickListener(
        event -> {
          close();
          confirmed.accept(reason.getValue().strip());
        });
    getFooter().add(keep, act);
    Background.run(
        UI.getCurrentOrThrow(),
        () -> policies.preview(at.scope(), PolicyValues.NONE),
        preview -> {
          effect.show(preview);
          act.setEnabled(true);
        },
        failure -> PolicyActs.show(refused, failure));
  }
}
