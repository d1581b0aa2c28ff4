// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.AgentLink;
import headroom.operations.restoration.Restoration;
import headroom.planning.HostId;
import headroom.planning.policy.PolicyTree;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of the fleet. The views of {@link FleetState} remember nothing themselves.
 *
 * <p>One lock (this) guards all of it, also what its entries hold. Each public act of a view holds
 * it from the first look to the last change, and waits for nothing meanwhile: what an act has
 * decided is true when it has noted it.
 */
final class FleetMemory {
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final FleetTiming timing;
  private final Map<HostId, HostEntry> hosts = new HashMap<>();
  private final WantedRooms rooms = new WantedRooms();
  private PolicyTree policies;
  private @Nullable Restoration restoration;
  private FleetPicture.DatabaseState database = FleetPicture.DatabaseState.AVAILABLE;

  FleetMemory(Clock clock, LongSupplier nanoTime, FleetTiming timing, PolicyTree policies) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.timing = timing;
    this.policies = policies;
  }

  Map<HostId, HostEntry> hosts() {
    requireHeld();
    return hosts;
  }

  @Nullable HostEntry host(HostId id) {
    return hosts().get(id);
  }

  /**
   * The host's entry if this link is its current one; a former session's messages come too late.
   */
  @Nullable HostEntry current(HostId id, AgentLink link) {
    HostEntry entry = host(id);
    return entry != null && entry.isLinkedBy(link) ? entry : null;
  }

  WantedRooms rooms() {
    requireHeld();
    return rooms;
  }

  PolicyTree policies() {
    requireHeld();
    return policies;
  }

  void policiesAre(PolicyTree current) {
    requireHeld();
    policies = current;
  }

  /** The latest restoration of the database; null when there was none. */
  @Nullable Restoration restoration() {
    requireHeld();
    return restoration;
  }

  void restored(Restoration latest) {
    requireHeld();
    restoration = latest;
  }

  FleetPicture.DatabaseState database() {
    requireHeld();
    return database;
  }

  void databaseIs(FleetPicture.DatabaseState state) {
    requireHeld();
    database = state;
  }

  /** All of it, now. */
  Moment moment() {
    requireHeld();
    return new Moment(hosts, rooms, timing, policies, now(), nanos());
  }

  /** For times that are shown. Needs no lock. */
  Instant now() {
    return clock.instant();
  }

  /** Monotonic, for liveness. Needs no lock. */
  long nanos() {
    return nanoTime.getAsLong();
  }

  /** A view that forgets the lock is found by any test that uses it. */
  private void requireHeld() {
    assert Thread.holdsLock(this) : "The lock is not held";
  }
}
