// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.Segments;
import headroom.dashboard.live.Background;
import headroom.dashboard.live.Moment;
import headroom.operations.HeadroomException;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.history.LoadHistory;
import headroom.planning.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the load looked before now, over 15 minutes to a day. */
final class HistoryPart extends Section implements WorkerPart {
  /** Samples come once a minute, so asking more often would show nothing new. */
  private static final Duration RELOAD = Duration.ofSeconds(30);

  private static final Map<String, Duration> SPANS = new LinkedHashMap<>();

  static {
    SPANS.put("15 m", Duration.ofMinutes(15));
    SPANS.put("1 h", Duration.ofHours(1));
    SPANS.put("6 h", Duration.ofHours(6));
    SPANS.put("24 h", Duration.ofHours(24));
  }

  private final LoadHistory history;
  private final Sparkline line = new Sparkline();
  private final LiveText note = new LiveText("hr-note");
  private final Segments spans;
  private String span = "1 h";
  private @Nullable WorkerPicture worker;
  private @Nullable WorkerId loaded;
  private Instant loadedAt = Instant.EPOCH;

  HistoryPart(LoadHistory history, String group) {
    this.history = history;
    addClassName("hr-section");
    spans = new Segments(group, "Span of the history", this::choose);
    spans.addClassName("hr-segments-small");
    SPANS.keySet().forEach(each -> spans.option(each, each));
    spans.select(span);
    H3 title = new H3("Load before now");
    title.add(spans);
    add(title, line, note);
  }

  @Override
  public void show(WorkerPicture newWorker, HostPicture host, Moment moment) {
    worker = newWorker;
    boolean other = !newWorker.id().equals(loaded);
    if (other || Duration.between(loadedAt, moment.now()).compareTo(RELOAD) >= 0) {
      load(newWorker, moment.now());
    }
  }

  private void choose(String chosen) {
    span = chosen;
    WorkerPicture shown = worker;
    if (shown != null) {
      load(shown, Instant.now());
    }
  }

  private void load(WorkerPicture asked, Instant now) {
    loaded = asked.id();
    loadedAt = now;
    String askedSpan = span;
    Duration length = SPANS.getOrDefault(askedSpan, Duration.ofHours(1));
    Background.run(
        UI.getCurrentOrThrow(),
        () -> LoadCurve.of(history.since(asked.id(), now.minus(length)), now.minus(length), now),
        curve -> {
          if (asked.id().equals(loaded) && askedSpan.equals(span)) {
            line.show(curve.with(now, asked.load()));
            note.show(
                curve.isEmpty() ? "No history yet: the first point comes within a minute." : "");
          }
        },
        failure ->
            note.show(
                failure instanceof HeadroomException refusal
                    ? "History can't be read now (%s); it is tried again by itself."
                        .formatted(refusal.code())
                    : "History can't be read now (INTERNAL); see the server's log."));
  }
}
