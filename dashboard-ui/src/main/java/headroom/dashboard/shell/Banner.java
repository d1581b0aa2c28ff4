// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.operations.enrolment.HostIdentity;
import headroom.operations.enrolment.HostIdentity.State;
import headroom.operations.enrolment.Identities;
import headroom.operations.fleet.FleetPicture.DatabaseState;
import headroom.planning.HostId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one place for what holds for the whole page: paused, read-only, restored, a host locked. */
final class Banner extends Div implements LivePart {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  /** More names than these do not help. */
  private static final int NAMED = 3;

  private final Notice database = new Notice(Tone.LATE);
  private final Notice restored = new Notice(Tone.LATE);
  private final Notice paused = new Notice(Tone.QUIET);
  private final Notice locked = new Notice(Tone.BAD);
  private final Anchor toLocked = new Anchor(Links.FLEET, "Look");
  private final Identities identities;

  Banner(Identities identities) {
    this.identities = identities;
    locked.addClassName("hr-banner");
    locked.getElement().setAttribute("data-banner", "locked");
    locked.getElement().setAttribute("role", "alert");
    toLocked.addClassName("hr-link");
    locked.with(toLocked);
    database.addClassName("hr-banner");
    database.getElement().setAttribute("data-banner", "database");
    restored.addClassName("hr-banner");
    restored.getElement().setAttribute("data-banner", "restored");
    paused.addClassName("hr-banner");
    paused.getElement().setAttribute("data-banner", "paused");
    add(database, restored, locked, paused);
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
    showLocked();
    showAwaited(moment.picture().awaited());
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

  /** After the database was restored, until all hosts have told what runs. */
  private void showAwaited(List<HostId> awaited) {
    if (awaited.isEmpty()) {
      restored.clear();
      return;
    }
    int unnamed = awaited.size() - NAMED;
    restored.show(
        "The database was restored.",
        "Nothing is decided until "
            + Figures.counted(awaited.size(), "host has", "hosts have")
            + " told what runs, a minute at most: "
            + awaited.stream().limit(NAMED).map(HostId::name).collect(Collectors.joining(", "))
            + (unnamed > 0 ? " and " + Figures.count(unnamed) + " more" : "")
            + ". Calls go on.");
  }

  /** Somebody has to look: a copy of an identity may be in use. */
  private void showLocked() {
    List<HostIdentity> out =
        identities.all().stream().filter(identity -> identity.state() == State.LOCKED).toList();
    if (out.isEmpty()) {
      locked.clear();
      return;
    }
    HostIdentity first = out.getFirst();
    locked.show(
        out.size() == 1
            ? "Host " + first.host() + " is locked."
            : Figures.counted(out.size(), "host is", "hosts are")
                + " locked, among them "
                + first.host()
                + ".",
        first.why());
    toLocked.setHref(Links.to(first.host()));
  }
}
