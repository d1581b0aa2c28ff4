// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.operations.fleet.HostState;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hosts by state on each page; each count leads to the hosts of that state. */
final class CountsStrip extends Nav implements LivePart {
  private final Map<HostState, Entry> entries = new EnumMap<>(HostState.class);

  /** The link of one state and its figure. */
  private record Entry(Anchor link, LiveText count) {}

  CountsStrip() {
    addClassName("hr-counts");
    getElement().setAttribute("aria-label", "Hosts by state");
    for (HostState state : HostState.values()) {
      LiveText count =
          LiveText.figure("hosts-" + state.name().toLowerCase(Locale.ROOT), "hr-count");
      Anchor link = new Anchor("?state=" + state);
      link.add(new Icon(Tone.of(state).icon()), new Span(state.name()), count);
      entries.put(state, new Entry(link, count));
      add(link);
    }
  }

  @Override
  public void show(Moment moment) {
    Map<HostState, Long> now = moment.picture().hostsByState();
    entries.forEach(
        (state, entry) -> {
          long count = now.getOrDefault(state, 0L);
          entry.count().show(Figures.count(count));
          String look = count == 0 ? "hr-zero" : Tone.of(state).cssClass();
          if (!entry.link().hasClassName(look)) {
            entry.link().setClassName(look);
          }
        });
  }

  /** Marks the state that the page is filtered by; the same link then takes the filter away. */
  void filteredBy(@Nullable HostState chosen) {
    entries.forEach(
        (state, entry) -> {
          entry.link().setHref(state == chosen ? "." : "?state=" + state);
          entry.link().getElement().setAttribute("aria-current", String.valueOf(state == chosen));
        });
  }
}
