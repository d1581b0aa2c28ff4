// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.AgentHello;
import headroom.operations.agent.AgentInventory;
import headroom.operations.agent.AgentLink;
import headroom.operations.agent.AgentReport;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Agents that are connected: the ways to them, what they report, and what they have confirmed. Soft
 * state that they bring back after a restart.
 */
public final class FleetAgents {
  private final FleetMemory memory;
  private final FleetRooms rooms;
  private final FleetRestoration restoration;

  FleetAgents(FleetMemory memory, FleetRooms rooms, FleetRestoration restoration) {
    this.memory = memory;
    this.rooms = rooms;
    this.restoration = restoration;
  }

  /** The way to a host's agent; null while it is not connected. */
  public @Nullable AgentLink link(HostId host) {
    synchronized (memory) {
      HostEntry entry = memory.host(host);
      return entry == null ? null : entry.link();
    }
  }

  public List<AgentLink> links() {
    synchronized (memory) {
      return memory.hosts().values().stream()
          .map(HostEntry::link)
          .flatMap(link -> Optional.ofNullable(link).stream())
          .toList();
    }
  }

  /** Whether a host's reports arrive in time. */
  public boolean isLive(HostId host) {
    synchronized (memory) {
      return memory.moment().state(host) == HostState.LIVE;
    }
  }

  /** What runs on a host may differ from what is wanted: its next report has it compared. */
  public void doubt(HostId host) {
    synchronized (memory) {
      HostEntry entry = memory.host(host);
      if (entry != null) {
        entry.doubt();
      }
    }
  }

  /** An agent has confirmed that it follows a plan; a former session's word comes too late. */
  public void told(HostId host, AgentLink link, AgentCommand.OpenRoom command) {
    synchronized (memory) {
      HostEntry entry = memory.current(host, link);
      if (entry != null) {
        entry.told(command.room(), command.epoch(), command.plan().revision());
        // An address may have changed while this was on its way.
        if (rooms
            .addressed(command.room())
            .filter(now -> !now.parts().equals(command.plan().parts()))
            .isEmpty()) {
          entry.owesNothing(command.room());
        }
      }
    }
  }

  /**
   * Takes up an agent's session.
   *
   * @return the link of this host's former session, if there is one to close; or empty
   * @throws HeadroomException FORBIDDEN when an agent with a newer incarnation is connected
   */
  Optional<AgentLink> connected(AgentHello hello, AgentLink link) {
    synchronized (memory) {
      HostEntry entry = memory.host(hello.host());
      boolean moved = entry == null || !entry.known().peerAddress().equals(hello.peerAddress());
      if (entry == null) {
        entry = new HostEntry(firstSeen(hello));
        memory.hosts().put(hello.host(), entry);
      }
      AgentLink former = entry.link();
      if (former != null && entry.known().incarnation() > hello.incarnation()) {
        throw new HeadroomException(
            ErrorCode.FORBIDDEN,
            "An agent with a newer incarnation is connected as "
                + hello.host()
                + ". Give each host a name of its own.");
      }
      entry.connected(hello, link, memory.now(), memory.nanos());
      if (moved) {
        tellNeighbours(hello.host());
      }
      return Optional.ofNullable(former);
    }
  }

  private HostRecord firstSeen(AgentHello hello) {
    return new HostRecord(
        hello.host(),
        hello.group(),
        hello.incarnation(),
        false,
        hello.agentVersion(),
        hello.mediasoupVersion(),
        hello.cores(),
        0,
        hello.memoryBytes(),
        hello.signallingUrl(),
        hello.clientUrl(),
        hello.peerAddress(),
        memory.now());
  }

  /** Whoever shares a room with this host has to learn its new address. */
  private void tellNeighbours(HostId host) {
    for (RoomEntry room : memory.rooms().on(host)) {
      for (WorkerId part : room.wanted().parts()) {
        HostEntry neighbour = memory.host(part.host());
        if (neighbour != null && !part.host().equals(host)) {
          neighbour.owes(room.wanted().id());
        }
      }
    }
  }

  void inventory(HostId host, AgentLink link, AgentInventory inventory) {
    synchronized (memory) {
      HostEntry entry = memory.current(host, link);
      if (entry != null) {
        long nanos = memory.nanos();
        entry.replaceAll(inventory.workers(), inventory.rooms(), nanos);
        entry.heard(memory.now(), nanos);
      }
    }
  }

  /**
   * Takes over what changed.
   *
   * @return whether what runs may now differ from what is wanted
   */
  boolean report(HostId host, AgentLink link, AgentReport report) {
    synchronized (memory) {
      HostEntry entry = memory.current(host, link);
      if (entry == null) {
        return false;
      }
      long nanos = memory.nanos();
      entry.update(report.workers(), report.rooms(), nanos);
      report.closedRooms().forEach(entry::forget);
      report.closedParts().forEach(part -> entry.forget(part.room(), part.workerNumber()));
      entry.heard(memory.now(), nanos);
      Moment moment = memory.moment();
      boolean unwanted =
          report.rooms().stream()
              .anyMatch(part -> Comparison.isOtherThanWanted(moment, entry, part));
      boolean missing =
          report.closedRooms().stream().anyMatch(room -> isWantedOn(host, room))
              || report.closedParts().stream().anyMatch(part -> isWantedOn(host, part.room()));
      return entry.takeDoubt() || unwanted || missing;
    }
  }

  private boolean isWantedOn(HostId host, RoomId id) {
    RoomEntry room = memory.rooms().get(id);
    return room != null
        && !room.closing()
        && room.wanted().parts().stream().anyMatch(part -> part.host().equals(host));
  }

  void ended(HostId host, AgentLink link) {
    synchronized (memory) {
      HostEntry entry = memory.current(host, link);
      if (entry != null) {
        entry.disconnected();
      }
    }
  }

  /** Both sides of one connected host; empty when this link is no longer its current one. */
  Optional<Comparison> compare(HostId host, AgentLink link) {
    synchronized (memory) {
      HostEntry entry = memory.current(host, link);
      if (entry == null) {
        return Optional.empty();
      }
      return Optional.of(Comparison.of(memory.moment(), entry));
    }
  }

  /**
   * A room that runs and is not wanted, as it should be taken up: with all parts that hosts report
   * of its latest epoch, and with those that are known by the pipes which lead there, because their
   * hosts may be away. Its home is the part that was opened first. Its plan is later than any that
   * its agents follow.
   *
   * @return empty when it runs nowhere any more
   */
  Optional<WantedRoom> found(RoomId id, HostId reportedBy) {
    synchronized (memory) {
      return new FoundRoom(id, memory.hosts().values())
          .asWanted(
              reportedBy,
              memory.now(),
              memory.policies().rooms().limits(),
              restoration.epochFloor());
    }
  }

  /** The monotonic clock that reports are timed by. */
  long nanos() {
    return memory.nanos();
  }
}
