// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.enrol;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.live.Moment;
import headroom.operations.fleet.WorkerState;
import java.time.Duration;
import java.time.Instant;

/** The live steps of the first host: waiting, connected, workers started. */
final class EnrolmentSteps extends Div {
  private final String address;
  private final Step waiting = new Step("Waiting for an agent");
  private final Step connected = new Step("Connected");
  private final Step started = new Step("Workers started");

  EnrolmentSteps(String address) {
    this.address = address;
    add(waiting, connected, started);
  }

  static boolean anyHost(Moment moment) {
    return !moment.picture().hosts().isEmpty();
  }

  static boolean workersStarted(Moment moment) {
    return moment.picture().workers().stream()
        .anyMatch(worker -> worker.state() == WorkerState.RUNNING);
  }

  void show(Moment moment, Instant since) {
    boolean host = anyHost(moment);
    boolean workers = workersStarted(moment);
    Duration wait = Duration.between(since, moment.now());
    waiting.show(
        host ? State.DONE : State.NOW,
        host
            ? "An agent called."
            : "Listening at "
                + address
                + " for "
                + Figures.span(wait)
                + (wait.toMinutes() < 1
                    ? "."
                    : ". Nothing yet? The agent's own output says whether it reaches this address."));
    connected.show(
        workers || host ? State.DONE : State.THEN,
        host
            ? "Host " + moment.picture().hosts().getFirst().id() + " is part of the fleet."
            : "Agent and control plane agree on the protocol.");
    started.show(
        workers ? State.DONE : host ? State.NOW : State.THEN,
        workers
            ? Figures.counted(running(moment), "worker runs", "workers run") + "; the map follows."
            : "One per core, pinned.");
  }

  private static long running(Moment moment) {
    return moment.picture().workers().stream()
        .filter(worker -> worker.state() == WorkerState.RUNNING)
        .count();
  }

  /** How far a step is. */
  private enum State {
    DONE("done", Icon.Name.LIVE),
    NOW("now", Icon.Name.WAIT),
    THEN("then", Icon.Name.STEP);

    private final String word;
    private final Icon.Name icon;

    State(String word, Icon.Name icon) {
      this.word = word;
      this.icon = icon;
    }
  }

  /** One step with its words. */
  private static final class Step extends Div {
    private final Span icon = new Span();
    private final LiveText word = new LiveText("hr-note");
    private final LiveText text = new LiveText();

    Step(String name) {
      addClassName("hr-progress");
      Paragraph words = new Paragraph(text);
      add(icon);
      getElement().appendChild(new Element("b").setText(name));
      add(word, words);
    }

    void show(State state, String words) {
      if (!state.word.equals(getElement().getAttribute("data-step-state"))) {
        getElement().setAttribute("data-step-state", state.word);
        icon.setClassName("hr-icon " + Icon.cssClass(state.icon));
        word.show(state.word);
      }
      text.show(words);
    }
  }
}
