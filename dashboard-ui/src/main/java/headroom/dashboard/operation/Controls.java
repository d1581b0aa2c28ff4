// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.act.ReasonButton;
import headroom.dashboard.act.TwoStepButton;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Icon;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be done about an operation; each button has its place and shows where it can be used.
 */
final class Controls {
  /** What the buttons do. */
  interface Acts {
    void pause();

    void resume();

    void stop();

    void force(String reason);

    void reverse(String reason);

    void retry(String reason);
  }

  private final NativeButton pause;
  private final NativeButton resume;
  private final TwoStepButton stop;
  private final ReasonButton force;
  private final ReasonButton reverse;
  private final ReasonButton retry;

  /**
   * @param refusal why whoever looks at it may do none of this; empty when it may
   */
  Controls(Acts acts, Optional<String> refusal) {
    pause = button("pause", Icon.Name.PAUSE, acts::pause);
    resume = button("resume", Icon.Name.STARTING, acts::resume);
    stop = new TwoStepButton("stop", Icon.Name.STOP, "Go on", acts::stop);
    force = new ReasonButton("force", Icon.Name.WARN, "Go on waiting", acts::force);
    reverse = new ReasonButton("reverse", Icon.Name.UNDO, "Leave as it is", acts::reverse);
    retry = new ReasonButton("retry", Icon.Name.RESTARTED, "Leave as it is", acts::retry);
    SignedIn.limit(pause, refusal);
    SignedIn.limit(resume, refusal);
    for (Div each : List.<Div>of(stop, force, reverse, retry)) {
      SignedIn.limit(each, refusal);
    }
  }

  Component[] buttons() {
    return new Component[] {pause, resume, stop, force, reverse, retry};
  }

  /** Shows what can be done now, with the numbers of whom it concerns. */
  void show(Operation operation, FleetPicture fleet, Instant now) {
    String verb = OperationWords.verb(operation.kind()).toLowerCase(Locale.ROOT);
    OperationState state = operation.state();
    label(pause, "Pause " + verb);
    label(resume, "Resume " + verb);
    pause.setVisible(state == OperationState.RUNNING);
    resume.setVisible(state == OperationState.PAUSED);
    stop.setVisible(state == OperationState.RUNNING || state == OperationState.PAUSED);
    force.setVisible(!state.isOver() && !operation.settings().isForcedAt(now));
    long done = operation.count(MoveState.DONE);
    long failed = operation.count(MoveState.FAILED);
    long waiting = operation.count(MoveState.WAITING);
    reverse.setVisible(state.isOver() && done > 0);
    retry.setVisible(state.isOver() && failed > 0);
    if (stop.isVisible()) {
      stop.say(
          "Stop " + verb,
          "Stop: %s, %s stay, %s moved already"
              .formatted(
                  rooms(waiting),
                  people(
                      People.waiting(operation, move -> move.state() == MoveState.WAITING, fleet)),
                  rooms(done)));
    }
    if (force.isVisible()) {
      force.say(
          "Reconnect old clients now",
          "Of %s who have not moved yet, those whose clients do not know migration lose their connection when it is their turn, without patience, and come back elsewhere"
              .formatted(people(People.waiting(operation, move -> !move.state().isOver(), fleet))));
    }
    if (reverse.isVisible()) {
      reverse.say(
          "Reverse " + verb,
          "Move %s, %s back"
              .formatted(rooms(done), people(OperationProgress.people(operation, MoveState.DONE))));
    }
    if (retry.isVisible()) {
      retry.say(
          "Retry failed",
          "Move %s, %s again"
              .formatted(
                  rooms(failed),
                  people(
                      People.waiting(operation, move -> move.state() == MoveState.FAILED, fleet))));
    }
  }

  private static String rooms(long count) {
    return Figures.counted(count, "room", "rooms");
  }

  private static String people(long count) {
    return Figures.counted(count, "participant", "participants");
  }

  private static NativeButton button(String name, Icon.Name icon, Runnable act) {
    NativeButton button = new NativeButton("", event -> act.run());
    button.addClassName("hr-button");
    button.getElement().setAttribute("data-act", name);
    button.add(new Icon(icon), new Span());
    button.setVisible(false);
    return button;
  }

  private static void label(NativeButton button, String words) {
    button
        .getChildren()
        .filter(child -> child instanceof Span && !(child instanceof Icon))
        .map(Span.class::cast)
        .filter(span -> !words.equals(span.getText()))
        .forEach(span -> span.setText(words));
  }
}
