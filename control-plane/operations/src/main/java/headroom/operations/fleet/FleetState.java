// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.room.WantedRoom;
import headroom.planning.CapacityPolicy;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanningFleet;
import headroom.planning.policy.PolicyTree;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The fleet in memory: what agents reported, what is wanted, and what is promised. Reports are soft
 * state that agents bring back after a restart; wanted rooms are a copy of the database's rows.
 *
 * <p>It is reached by views, one for each idea, of one memory with one lock: each act of any view
 * is one step for all of them, and waits for nothing.
 */
public final class FleetState {
  private final FleetMemory memory;
  private final FleetRestoration restoration;
  private final FleetHosts hosts;
  private final FleetRooms rooms;
  private final FleetAgents agents;
  private final FleetSeats seats;
  private final FleetMoves moves;

  /**
   * @param clock for times that are shown
   * @param nanoTime monotonic, for liveness; wall clocks may jump
   * @param preset what workers may carry until {@link #policiesAre} says otherwise
   */
  public FleetState(Clock clock, LongSupplier nanoTime, FleetTiming timing, CapacityPolicy preset) {
    memory = new FleetMemory(clock, nanoTime, timing, PolicyTree.of(preset));
    restoration = new FleetRestoration(memory);
    hosts = new FleetHosts(memory);
    rooms = new FleetRooms(memory, restoration);
    agents = new FleetAgents(memory, rooms, restoration);
    seats = new FleetSeats(memory, restoration);
    moves = new FleetMoves(memory, hosts, restoration);
  }

  /** Hosts and workers that are known, and their cordons. */
  public FleetHosts hosts() {
    return hosts;
  }

  /** Agents that are connected, and what they say. */
  public FleetAgents agents() {
    return agents;
  }

  /** Rooms that are wanted, and their plans. */
  public FleetRooms rooms() {
    return rooms;
  }

  /** Seats in rooms, and the parts that people sit on. */
  public FleetSeats seats() {
    return seats;
  }

  /** People who are moved from one part to another. */
  public FleetMoves moves() {
    return moves;
  }

  /** The time after the database was restored. */
  public FleetRestoration restoration() {
    return restoration;
  }

  /** Takes over what the database knows; hosts count as LOST until their agents connect. */
  public void load(
      Collection<HostRecord> knownHosts,
      Collection<WorkerId> cordonedWorkers,
      Collection<WantedRoom> wanted) {
    synchronized (memory) {
      knownHosts.forEach(host -> memory.hosts().putIfAbsent(host.id(), new HostEntry(host)));
      for (WorkerId worker : cordonedWorkers) {
        HostEntry entry = memory.host(worker.host());
        if (entry != null) {
          entry.cordon(worker.number(), true);
        }
      }
      wanted.forEach(memory.rooms()::add);
    }
  }

  /** From now on these policies hold, for what is decided and for what is shown. */
  public void policiesAre(PolicyTree current) {
    synchronized (memory) {
      memory.policiesAre(current);
    }
  }

  public PolicyTree policies() {
    synchronized (memory) {
      return memory.policies();
    }
  }

  public void databaseIs(FleetPicture.DatabaseState state) {
    synchronized (memory) {
      memory.databaseIs(state);
    }
  }

  /** The fleet as plans see it now. */
  public PlanningFleet planningFleet() {
    synchronized (memory) {
      return new PlanningView(memory.moment()).fleet();
    }
  }

  /** Makes a picture of everything as it is now. */
  public FleetPicture picture(long version) {
    synchronized (memory) {
      return new PictureMaker(memory.moment())
          .fleet(
              version,
              memory.database(),
              restoration.isListening() ? restoration.heard().missing() : List.of());
    }
  }
}
