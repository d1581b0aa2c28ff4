// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import headroom.dashboard.act.TwoStepButton;
import headroom.dashboard.element.Icon;
import headroom.planning.plan.Plan;
import java.util.Optional;

/** How a plan is carried out, and the button that begins it. */
final class ApplyPart extends Div {
  /** What the button does. */
  interface Apply {
    /**
     * Begins.
     *
     * @param partly whether what was refused may stay where it is
     */
    void begin(Manner manner, boolean partly, String reason);
  }

  private final Plan plan;
  private final MannerForm form;
  private final TextField reason = new TextField("Reason");
  private final Checkbox partly = new Checkbox();
  private final TwoStepButton button;
  private final Optional<String> refusal;
  private boolean possible;

  /**
   * @param refusal why it may not be applied by whoever looks at it; empty when it may
   */
  ApplyPart(Plan plan, Manner manner, Optional<String> refusal, Apply apply) {
    this.plan = plan;
    this.refusal = refusal;
    form = new MannerForm(manner);
    addClassName("hr-apply");
    getElement().setAttribute("data-part", "apply");
    reason.setPlaceholder("for those who read it later");
    reason.setMaxLength(200);
    partly.setLabel("Leave " + PlanWords.rooms(plan.refused().size()) + " in place");
    partly.setVisible(!plan.fits());
    partly.addValueChangeListener(event -> allow());
    button =
        new TwoStepButton(
                "apply",
                Icon.Name.OPERATIONS,
                "Not yet",
                () ->
                    form.read()
                        .ifPresent(
                            read ->
                                apply.begin(read, partly.getValue(), reason.getValue().strip())))
            .leading();
    String movers = PlanWords.movers(plan);
    button.say("Apply: move " + movers, confirmation(movers));
    add(form, reason, partly, button);
    refusal.ifPresent(why -> add(new Span(why)));
  }

  /** Whether the plan can be applied at all now. */
  void possible(boolean now) {
    possible = now;
    allow();
  }

  private void allow() {
    button.allow(refusal.isEmpty() && possible && (plan.fits() || partly.getValue()));
  }

  private String confirmation(String movers) {
    return plan.reconnects() == 0
        ? "Move " + movers + " now"
        : "Move " + movers + " now, " + plan.reconnects() + " of them reconnect";
  }
}
