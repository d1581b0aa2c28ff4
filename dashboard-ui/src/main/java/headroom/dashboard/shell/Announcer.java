// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.html.Div;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.operations.fleet.HostState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells screen readers, and nobody else, when hosts change state. It speaks at most once in ten
 * seconds: a fleet that flaps must not talk without end.
 */
final class Announcer extends Div implements LivePart {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final LiveText text = new LiveText();
  private Map<HostState, Long> told = Map.of();
  private Instant spokeAt = Instant.EPOCH;

  Announcer() {
    addClassName("hr-hidden-words");
    getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
    add(text);
  }

  @Override
  public void show(Moment moment) {
    Map<HostState, Long> now = moment.picture().hostsByState();
    if (now.equals(told) || moment.now().isBefore(spokeAt.plus(PAUSE))) {
      return;
    }
    if (!told.isEmpty()) {
      spokeAt = moment.now();
      text.show(
          Stream.of(HostState.values())
              .map(state -> now.getOrDefault(state, 0L) + " " + state)
              .collect(Collectors.joining(", ", "Hosts: ", ".")));
    }
    told = now;
  }
}
