// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.automatic;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import headroom.dashboard.act.Acts;
import headroom.dashboard.act.TwoStepButton;
import headroom.dashboard.element.Icon;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.access.Right;
import headroom.operations.automatic.AutomaticMode;
import headroom.operations.automatic.AutomaticState;
import java.util.function.Supplier;

/**
 * Switches automatic mode. Off is one click, since that is what one wants in a hurry; on, and on
 * again after a mass failure, asks once more.
 */
final class AutomaticSwitch {
  private final AutomaticMode automatic;
  private final String operator;
  private final Runnable changed;
  private final Acts acts = new Acts("automatic");
  private final TwoStepButton on;
  private final TwoStepButton resume;
  private final NativeButton off = new NativeButton("Switch off", event -> turn(false));
  private final Div buttons = new Div();

  /**
   * @param changed called after an act
   */
  AutomaticSwitch(AutomaticMode automatic, SignedIn operator, Runnable changed) {
    this.automatic = automatic;
    this.operator = operator.name();
    this.changed = changed;
    on = new TwoStepButton("automatic-on", Icon.Name.OPERATIONS, "Keep it off", () -> turn(true));
    on.say("Switch on", "Let it move people by itself");
    resume =
        new TwoStepButton("automatic-resume", Icon.Name.OPERATIONS, "Keep it halted", this::resume);
    resume.say("Resume", "Let it move people again");
    off.addClassName("hr-button");
    off.getElement().setAttribute("data-act", "automatic-off");
    buttons.addClassName("hr-inline");
    buttons.add(on, resume, off);
    SignedIn.limit(buttons, operator.refusalForFleet(Right.AUTOMATIC));
  }

  Div buttons() {
    return buttons;
  }

  /** Where it is told what became of it. */
  Acts outcome() {
    return acts;
  }

  void show(AutomaticState state) {
    boolean isOn = state.settings().on();
    visible(on, !isOn);
    visible(off, isOn);
    visible(resume, isOn && state.halt() != null);
  }

  private static void visible(Component part, boolean wanted) {
    if (part.isVisible() != wanted) {
      part.setVisible(wanted);
    }
  }

  private void turn(boolean wanted) {
    run(
        wanted ? "Switching on." : "Switching off.",
        () -> automatic.change(now -> now.switched(wanted), "", operator),
        wanted ? "Automatic mode is on." : "Automatic mode is off.",
        wanted
            ? "It looks every five seconds; what it decides stands in its log."
            : "An operation of its own begins no further move.");
  }

  private void resume() {
    run(
        "Resuming.",
        () -> automatic.resume("", operator),
        "Automatic mode acts again.",
        "What it decides stands in its log.");
  }

  private void run(String doing, Supplier<AutomaticState> act, String title, String words) {
    acts.run(
        doing,
        act,
        state -> {
          show(state);
          acts.tell(title, words);
          changed.run();
        });
  }
}
