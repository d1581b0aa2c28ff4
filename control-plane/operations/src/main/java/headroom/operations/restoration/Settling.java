// SPDX-License-Identifier: Apache-2.0
package headroom.operations.restoration;

import headroom.operations.HeadroomException;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.operations.fleet.FleetRestoration;
import headroom.operations.fleet.Heard;
import headroom.operations.room.RoomStore;
import headroom.operations.room.WantedRoom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * After the database was restored: waits until all known hosts have told what runs, or for a
 * minute, then takes over what runs. Until then nothing is decided and no agent is told anything.
 */
public final class Settling {
  /** The whole database, as an object in the audit. */
  public static final AuditObject OBJECT = new AuditObject(AuditObject.Kind.FLEET, "database");

  /** Agents try to connect every two seconds: who has not come within this is away. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final System.Logger LOG = System.getLogger(Settling.class.getName());

  private final FleetRestoration fleet;
  private final RestorationStore store;
  private final RoomStore rooms;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final long beganAtNanos;

  /** Tells the fleet what is stored; to be made before the first agent or caller is served. */
  public Settling(
      FleetRestoration fleet,
      RestorationStore store,
      RoomStore rooms,
      Clock clock,
      LongSupplier nanoTime) {
    this.fleet = fleet;
    this.store = store;
    this.rooms = rooms;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.beganAtNanos = nanoTime.getAsLong();
    store.latest().ifPresent(fleet::restored);
    if (fleet.isListening()) {
      LOG.log(
          System.Logger.Level.INFO,
          "The database was restored: nothing is decided until {0} hosts were heard",
          fleet.heard().missing().size());
    }
  }

  /** Looks whether it is time. To be called about once a second. */
  public void tick() {
    if (!fleet.isListening()) {
      return;
    }
    Heard heard = fleet.heard();
    boolean patient = nanoTime.getAsLong() - beganAtNanos < PATIENCE.toNanos();
    if (heard.missing().isEmpty() || !patient) {
      try {
        settle(heard);
      } catch (HeadroomException e) {
        LOG.log(System.Logger.Level.WARNING, "What runs is not taken over yet: {0}", e.code());
      }
    }
  }

  private void settle(Heard heard) {
    Optional<Restoration> latest = store.latest();
    if (latest.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Restoration settled = latest.get().settled(now);
    List<WantedRoom> found = fleet.asFound(rooms.closed(fleet.unwanted()));
    if (latest.get().settledAt() != null || !store.settle(settled, found, act(heard, found, now))) {
      // Another replica was quicker: what it wrote holds.
      store.latest().ifPresent(theirs -> fleet.settled(theirs, rooms.open()));
      return;
    }
    fleet.settled(settled, found);
    LOG.log(
        System.Logger.Level.INFO,
        "What runs was taken over: {0} rooms; not heard: {1}",
        found.size(),
        heard.missing());
  }

  private static AuditEntry act(Heard heard, List<WantedRoom> found, Instant now) {
    return Act.of(Act.HEADROOM, "backup.settle", OBJECT, "What runs was taken over.")
        .changing(
            Map.of(),
            Map.of(
                "rooms",
                found.size(),
                "hostsHeard",
                heard.told().size(),
                "hostsNotHeard",
                heard.missing().stream().map(Object::toString).toList()))
        .done(now);
  }
}
