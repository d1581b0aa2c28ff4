// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.AgentHello;
import headroom.operations.agent.AgentInventory;
import headroom.operations.agent.AgentLink;
import headroom.operations.agent.AgentReport;
import headroom.operations.agent.PartAddress;
import headroom.operations.restoration.Restoration;
import headroom.operations.room.WantedPlan;
import headroom.operations.room.WantedRoom;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.GrowthDecision;
import headroom.planning.graph.NewRoom;
import headroom.planning.graph.SpeakerLimits;
import headroom.planning.placement.Candidate;
import headroom.planning.placement.PlacementDecision;
import headroom.planning.plan.PlanningFleet;
import headroom.planning.policy.PolicyTree;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
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
  private final Map<HostId, HostEntry> hosts = new HashMap<>();
  private final WantedRooms rooms = new WantedRooms();
  private PolicyTree policies;
  private @Nullable Restoration restoration;
  private FleetPicture.DatabaseState database = FleetPicture.DatabaseState.AVAILABLE;

  /**
   * @param clock for times that are shown
   * @param nanoTime monotonic, for liveness; wall clocks may jump
   * @param preset what workers may carry until {@link #policiesAre} says otherwise
   */
  public FleetState(Clock clock, LongSupplier nanoTime, FleetTiming timing, CapacityPolicy preset) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.timing = timing;
    this.policies = PolicyTree.of(preset);
  }

  /** Takes over what the database knows; hosts count as LOST until their agents connect. */
  public synchronized void load(
      Collection<HostRecord> knownHosts,
      Collection<WorkerId> cordonedWorkers,
      Collection<WantedRoom> wanted) {
    knownHosts.forEach(host -> hosts.putIfAbsent(host.id(), new HostEntry(host)));
    for (WorkerId worker : cordonedWorkers) {
      HostEntry entry = hosts.get(worker.host());
      if (entry != null) {
        entry.cordon(worker.number(), true);
      }
    }
    wanted.forEach(rooms::add);
  }

  /** The database was restored: until {@link #settled} this state only listens. */
  public synchronized void restored(Restoration latest) {
    restoration = latest;
  }

  /** Whether nothing is decided yet, because agents may run what a restored database forgot. */
  public synchronized boolean isListening() {
    return restoration != null && restoration.settledAt() == null;
  }

  /** The highest epoch that a room may have had before the database was restored; 0 if never. */
  public synchronized long epochFloor() {
    return restoration == null ? 0 : restoration.epochFloor();
  }

  /**
   * To be called before anything is decided.
   *
   * @throws HeadroomException HOSTS_NOT_HEARD
   */
  public synchronized void requireSettled() {
    if (isListening()) {
      Heard heard = heard();
      throw new HeadroomException(
          ErrorCode.HOSTS_NOT_HEARD,
          "The database was restored, and of "
              + (heard.told().size() + heard.missing().size())
              + " hosts "
              + heard.missing().size()
              + " have not told yet what runs on them. Ask again in a moment.");
    }
  }

  /** Who has told all that runs, of the hosts that are known. */
  public synchronized Heard heard() {
    Moment moment = moment();
    return Heard.of(hosts.keySet(), moment::isTold);
  }

  /** Rooms that run and are not wanted. */
  public synchronized Set<RoomId> unwanted() {
    return new RestoredRooms(moment(), epochFloor()).unwanted();
  }

  /**
   * All rooms as they go on after a restoration: with every part that runs, in epochs of their own.
   *
   * @param closed those of {@link #unwanted} that were closed, with their highest epoch
   */
  public synchronized List<WantedRoom> asFound(Map<RoomId, Long> closed) {
    return new RestoredRooms(moment(), epochFloor()).all(closed);
  }

  /** What runs was taken over: from now on this state decides again. */
  public synchronized void settled(Restoration latest, Collection<WantedRoom> found) {
    found.forEach(rooms::put);
    restoration = latest;
    hosts.values().forEach(HostEntry::doubt);
  }

  /** From now on these policies hold, for what is decided and for what is shown. */
  public synchronized void policiesAre(PolicyTree current) {
    policies = current;
  }

  public synchronized PolicyTree policies() {
    return policies;
  }

  public synchronized void databaseIs(FleetPicture.DatabaseState state) {
    database = state;
  }

  /**
   * Takes up an agent's session.
   *
   * @return the link of this host's former session, if there is one to close; or empty
   * @throws HeadroomException FORBIDDEN when an agent with a newer incarnation is connected
   */
  synchronized Optional<AgentLink> connected(AgentHello hello, AgentLink link) {
    HostEntry entry = hosts.get(hello.host());
    boolean moved = entry == null || !entry.known().peerAddress().equals(hello.peerAddress());
    if (entry == null) {
      entry = new HostEntry(firstSeen(hello));
      hosts.put(hello.host(), entry);
    }
    AgentLink former = entry.link();
    if (former != null && entry.known().incarnation() > hello.incarnation()) {
      throw new HeadroomException(
          ErrorCode.FORBIDDEN,
          "An agent with a newer incarnation is connected as "
              + hello.host()
              + ". Give each host a name of its own.");
    }
    entry.connected(hello, link, clock.instant(), nanoTime.getAsLong());
    if (moved) {
      tellNeighbours(hello.host());
    }
    return Optional.ofNullable(former);
  }

  /** Whoever shares a room with this host has to learn its new address. */
  private void tellNeighbours(HostId host) {
    for (RoomEntry room : rooms.on(host)) {
      for (WorkerId part : room.wanted().parts()) {
        HostEntry neighbour = hosts.get(part.host());
        if (neighbour != null && !part.host().equals(host)) {
          neighbour.owes(room.wanted().id());
        }
      }
    }
  }

  synchronized void inventory(HostId host, AgentLink link, AgentInventory inventory) {
    HostEntry entry = current(host, link);
    if (entry != null) {
      long nanos = nanoTime.getAsLong();
      entry.replaceAll(inventory.workers(), inventory.rooms(), nanos);
      entry.heard(clock.instant(), nanos);
    }
  }

  /**
   * Takes over what changed.
   *
   * @return whether what runs may now differ from what is wanted
   */
  synchronized boolean report(HostId host, AgentLink link, AgentReport report) {
    HostEntry entry = current(host, link);
    if (entry == null) {
      return false;
    }
    long nanos = nanoTime.getAsLong();
    entry.update(report.workers(), report.rooms(), nanos);
    report.closedRooms().forEach(entry::forget);
    report.closedParts().forEach(part -> entry.forget(part.room(), part.workerNumber()));
    entry.heard(clock.instant(), nanos);
    Moment moment = moment();
    boolean unwanted =
        report.rooms().stream().anyMatch(part -> Comparison.isOtherThanWanted(moment, entry, part));
    boolean missing =
        report.closedRooms().stream().anyMatch(room -> isWantedOn(host, room))
            || report.closedParts().stream().anyMatch(part -> isWantedOn(host, part.room()));
    return entry.takeDoubt() || unwanted || missing;
  }

  synchronized void ended(HostId host, AgentLink link) {
    HostEntry entry = current(host, link);
    if (entry != null) {
      entry.disconnected();
    }
  }

  /** What runs on a host may differ from what is wanted: its next report has it compared. */
  public synchronized void doubt(HostId host) {
    HostEntry entry = hosts.get(host);
    if (entry != null) {
      entry.doubt();
    }
  }

  /** Both sides of one connected host; empty when this link is no longer its current one. */
  synchronized Optional<Comparison> compare(HostId host, AgentLink link) {
    HostEntry entry = current(host, link);
    if (entry == null) {
      return Optional.empty();
    }
    return Optional.of(Comparison.of(moment(), entry));
  }

  /**
   * A room that runs and is not wanted, as it should be taken up: with all parts that hosts report
   * of its latest epoch, and with those that are known by the pipes which lead there, because their
   * hosts may be away. Its home is the part that was opened first. Its plan is later than any that
   * its agents follow.
   *
   * @return empty when it runs nowhere any more
   */
  synchronized Optional<WantedRoom> found(RoomId id, HostId reportedBy) {
    return new FoundRoom(id, hosts.values())
        .asWanted(reportedBy, clock.instant(), policies.rooms().limits(), epochFloor());
  }

  /** A room's plan with the places of its parts: where they run, else where they are wanted. */
  public synchronized Optional<AddressedRoom> addressed(RoomId id) {
    RoomEntry entry = rooms.get(id);
    if (entry == null) {
      return Optional.empty();
    }
    List<PartAddress> parts =
        moment().parts(entry).stream()
            .map(
                part -> {
                  HostEntry host = hosts.get(part.host());
                  return new PartAddress(part, host == null ? "" : host.known().peerAddress());
                })
            .toList();
    return Optional.of(new AddressedRoom(entry.wanted(), parts));
  }

  /** An agent has confirmed that it follows a plan; a former session's word comes too late. */
  public synchronized void told(HostId host, AgentLink link, AgentCommand.OpenRoom command) {
    HostEntry entry = current(host, link);
    if (entry != null) {
      entry.told(command.room(), command.epoch(), command.plan().revision());
      // An address may have changed while this was on its way.
      if (addressed(command.room())
          .filter(now -> !now.parts().equals(command.plan().parts()))
          .isEmpty()) {
        entry.owesNothing(command.room());
      }
    }
  }

  /** The way to a host's agent; null while it is not connected. */
  public synchronized @Nullable AgentLink link(HostId host) {
    HostEntry entry = hosts.get(host);
    return entry == null ? null : entry.link();
  }

  /** Whether a host's reports arrive in time. */
  public synchronized boolean isLive(HostId host) {
    return moment().state(host) == HostState.LIVE;
  }

  public synchronized List<AgentLink> links() {
    return hosts.values().stream()
        .map(HostEntry::link)
        .flatMap(link -> Optional.ofNullable(link).stream())
        .toList();
  }

  /**
   * Whether a host can be forgotten.
   *
   * @throws HeadroomException HOST_IN_USE when its agent is connected or a room has a part there
   */
  public synchronized void requireRemovable(HostId host) {
    HostEntry entry = hosts.get(host);
    if (entry != null && entry.link() != null) {
      throw new HeadroomException(
          ErrorCode.HOST_IN_USE,
          "The agent of " + host + " is connected. Stop it, or revoke its certificates, first.");
    }
    int here = rooms.on(host).size();
    if (here > 0) {
      throw new HeadroomException(
          ErrorCode.HOST_IN_USE,
          here + " rooms are wanted on " + host + ". Drain it, or close them, first.");
    }
  }

  /**
   * Forgets a host.
   *
   * @return false when it is in use
   */
  public synchronized boolean forget(HostId host) {
    HostEntry entry = hosts.get(host);
    if (entry != null && (entry.link() != null || !rooms.on(host).isEmpty())) {
      return false;
    }
    hosts.remove(host);
    return true;
  }

  /** What the database should keep of a host. */
  public synchronized Optional<HostRecord> record(HostId host) {
    return Optional.ofNullable(hosts.get(host)).map(HostEntry::known);
  }

  /**
   * Decides where a new room goes and wants it there, in one step: two requests can't take the same
   * place.
   *
   * @param expected participants whose consumers are reserved, as many as fit on one worker
   */
  public synchronized PlacedRoom place(RoomId id, long epoch, int expected, String createdBy) {
    requireSettled();
    if (rooms.get(id) != null) {
      return new PlacedRoom.AlreadyWanted();
    }
    List<Candidate> candidates = new Planning(moment()).candidates();
    SpeakerLimits limits = policies.rooms().limits();
    return switch (NewRoom.place(expected, limits, candidates)) {
      case PlacementDecision.Refused refused -> new PlacedRoom.Refused(refused);
      case PlacementDecision.Placed placed -> {
        WantedRoom room =
            new WantedRoom(
                id,
                placed.worker(),
                epoch,
                expected,
                clock.instant(),
                createdBy,
                WantedPlan.first(limits));
        rooms.add(room);
        yield new PlacedRoom.Wanted(room);
      }
    };
  }

  /** Adds a wanted room whose home is decided; false when one with its id is there. */
  public synchronized boolean want(WantedRoom room) {
    return rooms.add(room);
  }

  public synchronized Optional<WantedRoom> wanted(RoomId id) {
    return Optional.ofNullable(rooms.get(id)).map(RoomEntry::wanted);
  }

  /**
   * Marks a room as closing.
   *
   * @return the room; empty when it is unknown or somebody else closes it already
   */
  public synchronized Optional<WantedRoom> beginClosing(RoomId id) {
    requireSettled();
    RoomEntry entry = rooms.get(id);
    if (entry == null || entry.closing()) {
      return Optional.empty();
    }
    entry.beginClosing();
    return Optional.of(entry.wanted());
  }

  /** Takes a mark back, because the closing could not be recorded. */
  public synchronized void abandonClosing(RoomId id) {
    RoomEntry entry = rooms.get(id);
    if (entry != null) {
      entry.abandonClosing();
    }
  }

  /** Forgets a room that is no longer wanted; a later life of the same id stays. */
  public synchronized void unwant(WantedRoom room) {
    rooms.remove(room.id(), room.epoch());
  }

  /** Takes a room's new plan over, unless a later one is known. */
  public synchronized void replan(WantedRoom room) {
    rooms.replan(room);
  }

  /**
   * Promises a participant's seat: on a part of the room, or on a further one. Whoever has a seat
   * or was promised one keeps it. See {@link headroom.planning.graph.RoomGrowth}.
   *
   * @param sends false for somebody who only listens
   * @param mayOpen workers on which a further part may be opened
   */
  public synchronized Seat seat(
      RoomId id,
      ParticipantId participant,
      boolean sends,
      Instant expiresAt,
      Predicate<WorkerId> mayOpen) {
    requireSettled();
    RoomEntry entry = rooms.get(id);
    if (entry == null) {
      return new Seat.Unknown();
    }
    if (entry.closing()) {
      return new Seat.Closing();
    }
    Moment moment = moment();
    int most = policies.rooms().maxParticipants();
    if (most != CapacityPolicy.NO_LIMIT
        && new RoomLoads(moment).others(entry, participant) >= most) {
      return new Seat.Full(
          "The room has as many participants as a room may have: "
              + most
              + " (maxParticipants, a policy of the fleet).");
    }
    return switch (new Planning(moment).seat(entry, participant, sends, mayOpen)) {
      case GrowthDecision.Sit(WorkerId part, String reason) -> {
        entry.ticketIssued(participant, part, sends, expiresAt);
        PartOpening opening = entry.opening(part);
        yield opening == null
            ? new Seat.Promised(entry.wanted(), part)
            : new Seat.OnFurther(entry.wanted(), opening, false);
      }
      case GrowthDecision.Open open -> {
        entry.ticketIssued(participant, open.worker(), sends, expiresAt);
        yield new Seat.OnFurther(entry.wanted(), entry.open(open.worker()), true);
      }
      case GrowthDecision.Refused refused -> new Seat.Full(refused.summary());
    };
  }

  /**
   * An opening is over: whoever waits for it goes on. When it failed, the seats that were promised
   * there are free again.
   *
   * @param failure null when the part is open
   */
  public synchronized void openingEnded(
      WantedRoom room, PartOpening opening, @Nullable HeadroomException failure) {
    RoomEntry entry = rooms.get(room.id());
    if (entry != null && entry.wanted().epoch() == room.epoch()) {
      entry.openingEnded(opening, failure);
    } else {
      opening.failed(
          new HeadroomException(
              ErrorCode.ROOM_UNKNOWN, "Room " + room.id() + " was closed meanwhile."));
    }
  }

  /**
   * Something about one room, while the lock is held; it must not wait for anything.
   *
   * @return empty when the room is not wanted
   */
  synchronized <T> Optional<T> inRoom(RoomId id, BiFunction<Moment, RoomEntry, T> act) {
    RoomEntry entry = rooms.get(id);
    return entry == null ? Optional.empty() : Optional.of(act.apply(moment(), entry));
  }

  /** Takes over what somebody has stored of a room, unless something later is known. */
  public synchronized void learn(WantedRoom room) {
    rooms.replan(room);
    rooms.rehome(room);
  }

  /** Takes a room's new home over, unless this life of it is over or has a later one. */
  public synchronized void rehome(WantedRoom room) {
    rooms.rehome(room);
  }

  /** The fleet as plans see it now. */
  public synchronized PlanningFleet planningFleet() {
    return new PlanningView(moment()).fleet();
  }

  /**
   * Notes that nothing new is placed on a host, or that it is again.
   *
   * @return whether the host is known
   */
  public synchronized boolean cordon(HostId host, boolean cordoned) {
    HostEntry entry = hosts.get(host);
    if (entry == null) {
      return false;
    }
    entry.cordon(cordoned);
    return true;
  }

  /**
   * The same for one worker.
   *
   * @return whether there is such a worker
   */
  public synchronized boolean cordon(WorkerId worker, boolean cordoned) {
    HostEntry entry = hosts.get(worker.host());
    if (entry == null || !entry.hasWorker(worker.number())) {
      return false;
    }
    entry.cordon(worker.number(), cordoned);
    return true;
  }

  /** Whether an operator has cordoned this worker by itself, whatever its host is. */
  public synchronized boolean isCordonedItself(WorkerId worker) {
    HostEntry entry = hosts.get(worker.host());
    return entry != null && entry.isCordonedItself(worker.number());
  }

  /** Whether there is such a worker, now or when its host was last seen. */
  public synchronized boolean hasPlace(WorkerId worker) {
    HostEntry entry = hosts.get(worker.host());
    return entry != null && entry.hasWorker(worker.number());
  }

  /** Why no room should be opened on a worker; empty when nothing speaks against it. */
  synchronized String obstacle(WorkerId worker) {
    return new Planning(moment()).obstacle(worker);
  }

  /** Whether a worker of this name has been reported since this control plane began. */
  public synchronized boolean hasWorker(WorkerId worker) {
    return moment().isSeen(worker);
  }

  public synchronized boolean isClosing(RoomId id) {
    RoomEntry entry = rooms.get(id);
    return entry != null && entry.closing();
  }

  /**
   * Seats nobody on a part any more, if nobody is there. {@link #endClosingPart} ends that.
   *
   * @return people who are there or on the way; when there are any, nothing has changed
   */
  public synchronized int beginClosingPart(RoomId id, WorkerId part) {
    RoomEntry entry = rooms.get(id);
    if (entry == null) {
      return 0;
    }
    int people = new RoomLoads(moment()).peopleOn(entry, part);
    if (people == 0) {
      entry.closingParts().add(part);
    }
    return people;
  }

  public synchronized void endClosingPart(RoomId id, WorkerId part) {
    RoomEntry entry = rooms.get(id);
    if (entry != null) {
      entry.closingParts().remove(part);
      entry.idleSince().remove(part);
    }
  }

  /**
   * Further parts on which nobody has been for a while and that no operator opened. To be asked
   * often: a part counts as idle from the first time it is found so. Parts that are not seen now
   * are none of them, and while the database is away there are none, because nothing can be done
   * about them.
   */
  public synchronized List<PartOnWorker> idleParts() {
    return database == FleetPicture.DatabaseState.AWAY || isListening()
        ? List.of()
        : new IdleParts(moment()).closable();
  }

  /** One room as it is now. */
  public synchronized Optional<RoomPicture> room(RoomId id) {
    return Optional.ofNullable(rooms.get(id)).map(new PictureMaker(moment())::room);
  }

  /** All rooms as they are now, by id. */
  public synchronized List<RoomPicture> rooms() {
    PictureMaker maker = new PictureMaker(moment());
    return rooms.all().stream()
        .map(maker::room)
        .sorted(Comparator.comparing(RoomPicture::id))
        .toList();
  }

  /** Makes a picture of everything as it is now. */
  public synchronized FleetPicture picture(long version) {
    return new PictureMaker(moment())
        .fleet(version, database, isListening() ? heard().missing() : List.of());
  }

  /** The monotonic clock that this state lives by. */
  long nanos() {
    return nanoTime.getAsLong();
  }

  private Moment moment() {
    return new Moment(hosts, rooms, timing, policies, clock.instant(), nanoTime.getAsLong());
  }

  /**
   * The host's entry if this link is its current one; a former session's messages come too late.
   */
  private @Nullable HostEntry current(HostId host, AgentLink link) {
    HostEntry entry = hosts.get(host);
    return entry != null && entry.isLinkedBy(link) ? entry : null;
  }

  private boolean isWantedOn(HostId host, RoomId id) {
    RoomEntry room = rooms.get(id);
    return room != null
        && !room.closing()
        && room.wanted().parts().stream().anyMatch(part -> part.host().equals(host));
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
        clock.instant());
  }
}
