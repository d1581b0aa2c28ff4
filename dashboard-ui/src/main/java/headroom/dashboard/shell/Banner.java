// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.html.Div;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.operations.fleet.FleetPicture.DatabaseState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The one place for what holds for the whole page: paused, or read-only. */
final class Banner extends Div implements LivePart {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final Notice database = new Notice(Tone.LATE);
  private final Notice paused = new Notice(Tone.QUIET);

  Banner() {
    database.addClassName("hr-banner");
    database.getElement().setAttribute("data-banner", "database");
    paused.addClassName("hr-banner");
    paused.getElement().setAttribute("data-banner", "paused");
    add(database, paused);
  }

  /** Says since when the page is paused; null when it follows the fleet. */
  void paused(@Nullable Instant since) {
    if (since == null) {
      paused.clear();
    } else {
      paused.show(
          "Paused.",
          "All figures are those of "
              + TIME.format(since)
              + "; calls and joins go on. The switch above follows the fleet again.");
    }
  }

  @Override
  public void show(Moment moment) {
    if (moment.picture().database() == DatabaseState.AVAILABLE) {
      database.clear();
    } else {
      database.show(
          "Read-only.",
          "The database does not answer; what is wanted is "
              + Figures.roughly(moment.ageOf(moment.databaseSeenAt()))
              + " old. Load is live, and calls go on.");
    }
  }
}
