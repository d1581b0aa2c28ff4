// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.Tone;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Bar, counts, rate and what is left: that it goes on, and how fast. */
final class ProgressPart extends Div {
  private final LiveText moved = LiveText.figure("rooms-moved", "hr-progress-title");
  private final LiveText people = LiveText.figure("people-moved", "hr-summary");
  private final LiveText last = LiveText.figure("since-last-move", "hr-summary");
  private final LiveText rate = LiveText.figure("rate", "hr-summary");
  private final LiveText eta = LiveText.figure("eta", "hr-strong");
  private final Element bar = new Element("div");
  private final List<Element> parts = new ArrayList<>();
  private final List<LiveText> counts = new ArrayList<>();
  private final Div figures = new Div();
  private final LiveText time = LiveText.figure("running-for", "hr-summary", "hr-progress-time");
  private List<Long> shown = List.of();

  ProgressPart() {
    Div line = new Div(moved, people, last, rate, eta);
    line.addClassName("hr-progress-line");
    bar.setAttribute("class", "hr-progress-bar");
    bar.setAttribute("role", "img");
    figures.addClassName("hr-progress-counts");
    count("done", "Done", Tone.GOOD, Icon.Name.CHECK);
    count("under-way", "Under way", Tone.BUSY, Icon.Name.ARROW);
    count("waiting", "Waiting", Tone.QUIET, Icon.Name.WAIT);
    count("failed", "Failed", Tone.BAD, Icon.Name.DIED);
    count("skipped", "Skipped", Tone.LATE, Icon.Name.SKIP);
    figures.add(time);
    Card card = new Card("hr-operation-progress").with(line);
    card.getElement().appendChild(bar);
    card.add(figures);
    add(card);
  }

  private void count(String name, String word, Tone tone, Icon.Name icon) {
    Element part = new Element("i");
    part.setAttribute("class", "hr-progress-" + name);
    parts.add(part);
    bar.appendChild(part);
    LiveText figure = LiveText.figure("moves-" + name, "hr-progress-figure");
    counts.add(figure);
    Span label = new Span(new Icon(icon), new Span(word));
    label.addClassNames("hr-state", tone.cssClass());
    Div box = new Div(figure, label);
    figures.add(box);
  }

  /** Shows how far it is at this time. */
  void show(Operation operation, OperationProgress progress, Instant now) {
    moved.show(
        "%s of %s moved"
            .formatted(
                Figures.count(progress.done()), Figures.counted(progress.all(), "room", "rooms")));
    people.show(Figures.counted(progress.people(), "participant", "participants"));
    boolean over = operation.state().isOver();
    last.show(
        over
            ? ""
            : progress
                .sinceLast()
                .map(since -> Figures.span(since) + " since the last move")
                .orElse("no move has ended yet"));
    rate.show(
        progress.perMinute() == 0
            ? ""
            : "%s a minute"
                .formatted(
                    progress.perMinute() < 10
                        ? String.format(Locale.ROOT, "%.1f moves", progress.perMinute())
                        : Figures.counted(Math.round(progress.perMinute()), "move", "moves")));
    eta.show(eta(operation, progress, now));
    Instant until = Objects.requireNonNullElse(operation.endedAt(), now);
    time.show(
        (over ? "took " : "running for ")
            + Figures.span(Duration.between(operation.createdAt(), until)));
    List<Long> newest =
        List.of(
            progress.done(),
            progress.underWay(),
            progress.waiting(),
            progress.failed(),
            progress.skipped());
    if (!newest.equals(shown)) {
      shown = newest;
      draw(newest);
    }
  }

  private void draw(List<Long> newest) {
    for (int i = 0; i < newest.size(); i++) {
      counts.get(i).show(Figures.count(newest.get(i)));
      parts.get(i).getStyle().set("flex-grow", Long.toString(newest.get(i)));
      parts.get(i).getStyle().set("display", newest.get(i) == 0 ? "none" : "block");
    }
    bar.setAttribute(
        "aria-label",
        "%d done, %d under way, %d waiting, %d failed, %d skipped".formatted(newest.toArray()));
  }

  private static String eta(Operation operation, OperationProgress progress, Instant now) {
    if (operation.state() != OperationState.RUNNING) {
      return "";
    }
    return progress
        .eta()
        .map(left -> "ETA " + Figures.span(left) + ", " + OperationWords.time(now.plus(left)))
        .orElse("ETA not known yet");
  }
}
