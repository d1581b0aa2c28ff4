// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.AgentHello;
import headroom.operations.agent.AgentInventory;
import headroom.operations.agent.AgentLink;
import headroom.operations.agent.AgentReport;
import headroom.operations.agent.RoomReport;
import headroom.operations.agent.WorkerReport;
import headroom.operations.room.WantedRoom;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.placement.Candidate;
import headroom.planning.placement.Reservation;
import headroom.planning.reconciliation.Reconciliation.Wanted;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The fleet in memory: what agents reported, what is wanted, and what is promised.
 *
 * <p>One lock (this) guards all of it; nothing in here waits for anything. Reports are soft state
 * that agents bring back after a restart; wanted rooms are a copy of the database's rows.
 */
public final class FleetState {
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final FleetTiming timing;
  private final CapacityPolicy policy;
  private final Map<HostId, HostEntry> hosts = new HashMap<>();
  private final Map<RoomId, RoomEntry> rooms = new HashMap<>();
  private FleetPicture.DatabaseState database = FleetPicture.DatabaseState.AVAILABLE;

  /**
   * @param clock for times that are shown
   * @param nanoTime monotonic, for liveness; wall clocks may jump
   */
  public FleetState(Clock clock, LongSupplier nanoTime, FleetTiming timing, CapacityPolicy policy) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.timing = timing;
    this.policy = policy;
  }

  /** Takes over what the database knows; hosts count as LOST until their agents connect. */
  public synchronized void load(Collection<HostRecord> knownHosts, Collection<WantedRoom> wanted) {
    knownHosts.forEach(host -> hosts.putIfAbsent(host.id(), new HostEntry(host)));
    wanted.forEach(room -> rooms.putIfAbsent(room.id(), new RoomEntry(room)));
  }

  public synchronized void databaseIs(FleetPicture.DatabaseState state) {
    database = state;
  }

  /**
   * Takes up an agent's session.
   *
   * @return the link of this host's former session, if there is one to close; or empty
   */
  synchronized Optional<AgentLink> connected(AgentHello hello, AgentLink link) {
    HostEntry entry = hosts.computeIfAbsent(hello.host(), id -> new HostEntry(firstSeen(hello)));
    Optional<AgentLink> former = Optional.ofNullable(entry.link());
    entry.connected(hello, link, clock.instant(), nanoTime.getAsLong());
    return former;
  }

  /** The incarnation that is connected under a host's name; 0 when none is. */
  synchronized long connectedIncarnation(HostId host) {
    HostEntry entry = hosts.get(host);
    return entry == null || entry.link() == null ? 0 : entry.known().incarnation();
  }

  synchronized void inventory(HostId host, AgentLink link, AgentInventory inventory) {
    ifCurrent(host, link, entry -> entry.replaceAll(inventory.workers(), inventory.rooms()));
  }

  synchronized void report(HostId host, AgentLink link, AgentReport report) {
    ifCurrent(
        host,
        link,
        entry -> {
          entry.update(report.workers(), report.rooms());
          report.closedRooms().forEach(entry.rooms()::remove);
        });
  }

  synchronized void ended(HostId host, AgentLink link) {
    HostEntry entry = hosts.get(host);
    if (entry != null && entry.isLinkedBy(link)) {
      entry.disconnected();
    }
  }

  /** The way to a host's agent; null while it is not connected. */
  public synchronized @Nullable AgentLink link(HostId host) {
    HostEntry entry = hosts.get(host);
    return entry == null ? null : entry.link();
  }

  public synchronized List<AgentLink> links() {
    return hosts.values().stream()
        .map(HostEntry::link)
        .flatMap(link -> Optional.ofNullable(link).stream())
        .toList();
  }

  /** What the database should keep of a host. */
  public synchronized Optional<HostRecord> record(HostId host) {
    return Optional.ofNullable(hosts.get(host)).map(HostEntry::known);
  }

  public synchronized List<Wanted> wantedRooms() {
    return rooms.values().stream()
        .filter(room -> !room.closing())
        .map(RoomEntry::wanted)
        .map(room -> new Wanted(room.id(), room.home(), room.epoch()))
        .toList();
  }

  /** Adds a wanted room; false when one with its id is there. */
  public synchronized boolean want(WantedRoom room) {
    return rooms.putIfAbsent(room.id(), new RoomEntry(room)) == null;
  }

  public synchronized Optional<WantedRoom> wanted(RoomId id) {
    return Optional.ofNullable(rooms.get(id)).map(RoomEntry::wanted);
  }

  /** Marks a room as closing; false when it is unknown. */
  public synchronized boolean beginClosing(RoomId id) {
    RoomEntry entry = rooms.get(id);
    if (entry == null) {
      return false;
    }
    entry.beginClosing();
    return true;
  }

  /** Takes a mark back, because the closing could not be recorded. */
  public synchronized void abandonClosing(RoomId id) {
    RoomEntry entry = rooms.get(id);
    if (entry != null) {
      entry.abandonClosing();
    }
  }

  /** Forgets a room that is no longer wanted. */
  public synchronized void unwant(RoomId id) {
    rooms.remove(id);
    hosts.values().forEach(host -> host.rooms().remove(id));
  }

  /** All workers as placement sees them. */
  public synchronized List<Candidate> candidates() {
    Map<WorkerId, Integer> reserved = reservedByWorker();
    long nanos = nanoTime.getAsLong();
    List<Candidate> candidates = new ArrayList<>();
    for (HostEntry host : hosts.values()) {
      for (WorkerReport worker : host.workers()) {
        WorkerId id = new WorkerId(host.id(), worker.number());
        candidates.add(
            new Candidate(
                id,
                obstacle(host, worker, nanos),
                policy,
                worker.consumers().total() + reserved.getOrDefault(id, 0),
                worker.cpu()));
      }
    }
    candidates.sort(Comparator.comparing(Candidate::worker));
    return candidates;
  }

  /**
   * Promises a participant's place when the worker's hard capacity allows it: rooms that are open
   * may grow into the headroom, which is what it is for.
   *
   * @return empty when promised; else how many consumers the worker would have
   */
  public synchronized Optional<Integer> promise(
      RoomId id, ParticipantId participant, Instant expiresAt) {
    RoomEntry entry = rooms.get(id);
    if (entry == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    RoomReport report = reportOf(entry);
    WorkerId home = homeOf(entry, report);
    HostEntry host = hosts.get(home.host());
    WorkerReport worker = host == null ? null : host.worker(home.number());
    int participants = entry.participantsWith(report, participant, now);
    int measured = report == null ? 0 : report.consumers().total();
    int roomAfter =
        Math.max(
            measured + entry.reserved(report, timing, now), Reservation.consumersOf(participants));
    int roomNow = measured + entry.reserved(report, timing, now);
    int workerNow =
        (worker == null ? 0 : worker.consumers().total())
            + reservedByWorker().getOrDefault(home, 0);
    int workerAfter = workerNow - roomNow + roomAfter;
    if (workerAfter > policy.consumersPerWorker()) {
      return Optional.of(workerAfter);
    }
    entry.ticketIssued(participant, expiresAt);
    return Optional.empty();
  }

  /** Makes a picture of everything as it is now. */
  public synchronized FleetPicture picture(long version) {
    return new PictureMaker(clock.instant(), nanoTime.getAsLong(), timing, policy)
        .make(version, hosts.values(), rooms.values(), this::reportOf, this::homeOf, database);
  }

  public CapacityPolicy policy() {
    return policy;
  }

  private Map<WorkerId, Integer> reservedByWorker() {
    Instant now = clock.instant();
    Map<WorkerId, Integer> reserved = new HashMap<>();
    for (RoomEntry room : rooms.values()) {
      RoomReport report = reportOf(room);
      reserved.merge(homeOf(room, report), room.reserved(report, timing, now), Integer::sum);
    }
    return reserved;
  }

  private @Nullable RoomReport reportOf(RoomEntry room) {
    HostEntry host = hosts.get(room.wanted().home().host());
    return host == null ? null : host.rooms().get(room.wanted().id());
  }

  /** A room counts where it runs; until it is reported, where it is wanted. */
  private WorkerId homeOf(RoomEntry room, @Nullable RoomReport report) {
    WorkerId home = room.wanted().home();
    return report == null ? home : new WorkerId(home.host(), report.workerNumber());
  }

  private String obstacle(HostEntry host, WorkerReport worker, long nanos) {
    if (host.known().cordoned()) {
      return "cordoned";
    }
    return switch (host.state(timing, nanos)) {
      case STALE -> "its host's last report is too old to plan on";
      case LOST -> "no contact to its host";
      case LIVE ->
          worker.state() == WorkerState.RUNNING
              ? ""
              : "its process is not running: " + worker.state();
    };
  }

  private void ifCurrent(HostId host, AgentLink link, Consumer<HostEntry> change) {
    HostEntry entry = hosts.get(host);
    if (entry != null && entry.isLinkedBy(link)) {
      change.accept(entry);
      entry.heard(clock.instant(), nanoTime.getAsLong());
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
        clock.instant());
  }
}
