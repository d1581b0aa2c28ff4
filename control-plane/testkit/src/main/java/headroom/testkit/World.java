// SPDX-License-Identifier: Apache-2.0
package headroom.testkit;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import headroom.operations.access.JoinTokens;
import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.PartAddress;
import headroom.operations.agent.RoomPlan;
import headroom.operations.agent.RoomSecret;
import headroom.operations.audit.RefusedActs;
import headroom.operations.automatic.AutomaticForecast;
import headroom.operations.automatic.AutomaticRunner;
import headroom.operations.automatic.AutomaticSettings;
import headroom.operations.automatic.StoredAutomaticMode;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.FleetPicture.DatabaseState;
import headroom.operations.fleet.FleetSessions;
import headroom.operations.fleet.FleetState;
import headroom.operations.fleet.FleetTicker;
import headroom.operations.fleet.FleetTiming;
import headroom.operations.operation.FaultPoint;
import headroom.operations.operation.OperationRunner;
import headroom.operations.operation.Operations;
import headroom.operations.operation.RunningOperations;
import headroom.operations.plan.Cordons;
import headroom.operations.plan.HostCordons;
import headroom.operations.plan.PlannedActs;
import headroom.operations.plan.Plans;
import headroom.operations.policy.Policies;
import headroom.operations.restoration.Restoration;
import headroom.operations.restoration.Settling;
import headroom.operations.room.Invitations;
import headroom.operations.room.JoinGrants;
import headroom.operations.room.JoinTicket;
import headroom.operations.room.PlacingRooms;
import headroom.operations.room.RoomParts;
import headroom.operations.room.RoomRequest;
import headroom.operations.room.Rooms;
import headroom.operations.room.Tickets;
import headroom.operations.room.WantedRoom;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.Flow;
import headroom.planning.graph.MediaKind;
import headroom.planning.graph.Participant;
import headroom.planning.graph.Producer;
import headroom.planning.graph.ProducerId;
import headroom.planning.graph.RoomGraph;
import headroom.planning.graph.Source;
import headroom.planning.graph.SpeakerLimits;
import headroom.planning.policy.PolicyValues;
import headroom.testkit.agent.FakeHost;
import headroom.testkit.agent.LocalAgent;
import headroom.testkit.memory.InMemoryDatabase;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A whole control plane in memory with its pretended hosts. Time stands still until a test turns
 * the clock. {@link Worlds} has the named ones.
 */
public final class World {
  /** When each world begins. */
  public static final Instant BEGINNING = Instant.parse("2026-11-22T10:00:00Z");

  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(5);

  private final TurnableClock clock;
  private final InMemoryDatabase database;
  private final CapacityPolicy policy;
  private final Executor executor;
  private final AtomicInteger names;
  private final FleetState state;
  private final JoinTokens tokens;
  private final FleetSessions sessions;
  private final PlacingRooms rooms;
  private final Invitations invitations;
  private final FleetTicker ticker;
  private final Operations operations;
  private final OperationRunner runner;
  private final Cordons cordons;
  private final Plans plans;
  private FaultPoint.Watch watch = FaultPoint.Watch.NONE;
  private final Policies policies;
  private final StoredAutomaticMode automatic;
  private final AutomaticRunner automaticRunner;
  private final Settling settling;
  private final Map<String, LocalAgent> agents = new LinkedHashMap<>();

  /** An empty fleet with the default policy; what waits runs at once in the caller's thread. */
  public World() {
    this(CapacityPolicy.DEFAULT, Runnable::run);
  }

  /**
   * @param executor reconciles; over gRPC it needs threads of its own
   */
  public World(CapacityPolicy policy, Executor executor) {
    this(
        new TurnableClock(BEGINNING),
        new InMemoryDatabase(),
        policy,
        executor,
        new AtomicInteger());
  }

  private World(
      TurnableClock clock,
      InMemoryDatabase database,
      CapacityPolicy policy,
      Executor executor,
      AtomicInteger names) {
    this.clock = clock;
    this.database = database;
    this.policy = policy;
    this.executor = executor;
    this.names = names;
    state = new FleetState(clock, clock::nanoTime, FleetTiming.DEFAULT, policy);
    state.load(database.hosts().all(), database.hosts().cordonedWorkers(), database.rooms().open());
    settling =
        new Settling(
            state.restoration(), database.restoration(), database.rooms(), clock, clock::nanoTime);
    tokens = JoinTokens.open(database.signingKeys(), clock);
    sessions =
        new FleetSessions(
            state,
            database.hosts(),
            database.rooms(),
            tokens,
            gaps -> operations().measured(gaps),
            executor);
    RefusedActs refused = new RefusedActs(database.audit(), clock);
    RoomParts parts = new RoomParts(state, database.rooms(), tokens, executor);
    rooms =
        new PlacingRooms(
            state,
            database.rooms(),
            tokens,
            clock,
            () -> "name-" + names.incrementAndGet(),
            parts,
            refused);
    operations =
        new RunningOperations(
            database.operations(), state.moves(), clock, point -> watch.passed(point), refused);
    cordons = new HostCordons(state.hosts(), database.hosts(), clock);
    plans =
        new PlannedActs(state, operations, cordons, clock, point -> watch.passed(point), refused);
    runner =
        new OperationRunner(
            database.operations(),
            state,
            parts,
            rooms,
            new Tickets(state.hosts(), tokens),
            clock,
            "replica-" + UUID.randomUUID(),
            executor,
            point -> watch.passed(point));
    invitations = new Invitations(rooms, tokens, clock);
    ticker = new FleetTicker(state);
    automatic = new StoredAutomaticMode(database.automatic(), clock);
    policies =
        new Policies(
            database.policies(),
            ticker,
            PolicyValues.preset(policy, SpeakerLimits.DEFAULT),
            state::policiesAre,
            new AutomaticForecast(automatic, ticker, state::planningFleet),
            clock,
            refused);
    automaticRunner =
        new AutomaticRunner(
            database.automatic(),
            database.operations(),
            operations,
            state,
            this::picture,
            clock,
            "replica-" + UUID.randomUUID());
  }

  /** The control plane's process ends and starts again on the same database, without agents. */
  public World restarted() {
    return new World(clock, database, policy, executor, names);
  }

  /** The control plane's database is lost, and what was restored from a backup is this. */
  public World restoredTo(InMemoryDatabase backup) {
    long highest = backup.rooms().open().stream().mapToLong(WantedRoom::epoch).max().orElse(0);
    backup.restoration().restored(Restoration.of(clock.instant(), highest));
    return new World(clock, backup, policy, executor, names);
  }

  /** A host that is not connected yet; its name is its address in this world. */
  public LocalAgent newHost(String name, int workers) {
    LocalAgent agent = new LocalAgent(new FakeHost(name, workers, clock), sessions, clock);
    agents.put(name, agent);
    return agent;
  }

  /** A connected host. */
  public LocalAgent host(String name, int workers) {
    return newHost(name, workers).connect();
  }

  /** A host of another life of this control plane finds its way to this one. */
  public LocalAgent adopt(FakeHost host) {
    LocalAgent agent = new LocalAgent(host, sessions, clock);
    agents.put(host.id().name(), agent);
    return agent;
  }

  public LocalAgent agent(String name) {
    LocalAgent agent = agents.get(name);
    if (agent == null) {
      throw new IllegalArgumentException("No host " + name + " in this world: " + agents.keySet());
    }
    return agent;
  }

  /** Opens a room for so many people. */
  public Rooms.Created create(String room, int expected) {
    return rooms.create(new RoomRequest(new RoomId(room), expected, "back-end"));
  }

  /** The command by which a new room is opened on its home, in so many words. */
  public AgentCommand.OpenRoom opening(String room, long epoch, WorkerId home) {
    return new AgentCommand.OpenRoom(
        new RoomId(room),
        epoch,
        home.number(),
        new RoomPlan(
            1,
            List.of(new PartAddress(home, home.host() + ":4444")),
            SpeakerLimits.DEFAULT,
            List.of(),
            RoomSecret.of(tokens.secretFor("pipes of " + room + " " + epoch)),
            state.rooms().wanted(new RoomId(room)).orElseThrow().expectedParticipants()));
  }

  /** Issues a token for five minutes. */
  public void issueToken(String room, String participant) {
    rooms.join(new RoomId(room), new ParticipantId(participant), TOKEN_LIFETIME, false);
  }

  /** Gets a token and joins where it says, as an agent reads it; the agent has not reported yet. */
  public WorkerId enter(String room, String participant) {
    WorkerId part = seat(room, participant);
    agent(part.host().name()).host().participantJoins(room, part.number(), participant);
    return part;
  }

  /** The part that a participant's token is for. */
  public WorkerId seat(String room, String participant) {
    return part(
        rooms.join(new RoomId(room), new ParticipantId(participant), TOKEN_LIFETIME, false));
  }

  /** The same for somebody who only listens. */
  public WorkerId listener(String room, String participant) {
    return part(
        rooms.join(
            new RoomId(room),
            new ParticipantId(participant),
            TOKEN_LIFETIME,
            new JoinGrants(false, false)));
  }

  private static WorkerId part(JoinTicket ticket) {
    try {
      JWTClaimsSet claims = SignedJWT.parse(ticket.token()).getJWTClaimsSet();
      return new WorkerId(
          new HostId(claims.getStringClaim("host")),
          Math.toIntExact(claims.getLongClaim("worker")));
    } catch (ParseException e) {
      throw new AssertionError("A token of ours can't be read", e);
    }
  }

  /**
   * The agents of a room bring its flows and pipes in order, and all of them report: as their plan
   * and the operations of {@link RoomGraph} have it, in the order of the participants' names.
   */
  public RoomGraph settle(String room) {
    WantedRoom wanted = state.rooms().wanted(new RoomId(room)).orElseThrow();
    RoomGraph graph = RoomGraph.opened(wanted.id(), wanted.home(), wanted.plan().limits());
    for (WorkerId part : wanted.parts()) {
      FakeHost host = agent(part.host().name()).host();
      for (ParticipantId who : new TreeSet<>(host.participantsOf(room, part.number()))) {
        graph =
            graph.join(
                new Participant(
                    who,
                    part,
                    List.of(
                        new Producer(
                            new ProducerId(who + "-audio"),
                            MediaKind.AUDIO,
                            Source.AUDIO,
                            Flow.LIVE),
                        new Producer(
                            new ProducerId(who + "-video"),
                            MediaKind.VIDEO,
                            Source.VIDEO,
                            Flow.LIVE))));
      }
    }
    for (LocalAgent agent : agents.values()) {
      agent.host().follows(graph);
      if (agent.isTalking()) {
        agent.report();
      }
    }
    return graph;
  }

  /** Opens a room, and its people are in and reported: they are named {@code ROOM-1} and so on. */
  public void call(String room, int people) {
    LocalAgent agent = agent(create(room, people).room().worker().host().name());
    agent.host().participantsJoin(room, people);
    agent.report();
  }

  /**
   * Time passes second by second, and every connected host reports each second; idle parts are
   * closed and automatic mode decides as in the server.
   */
  public void pass(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      clock.advance(Duration.ofSeconds(1));
      clientsGo();
      agents.values().stream().filter(LocalAgent::isTalking).forEach(LocalAgent::report);
      settling.tick();
      rooms.closeIdleParts();
      runner.tick();
      if (clock.instant().getEpochSecond() % AutomaticSettings.PERIOD.toSeconds() == 0) {
        automaticRunner.tick();
      }
    }
  }

  /** Clients that were told to move arrive where they were sent. */
  private void clientsGo() {
    for (LocalAgent agent : List.copyOf(agents.values())) {
      for (FakeHost.Going going : agent.host().clientsGo()) {
        agent(going.to().host().name())
            .host()
            .participantJoins(going.room(), going.to().number(), going.participant().value());
      }
    }
  }

  /** PostgreSQL goes away, and the control plane has noticed. */
  public void databaseGoesAway() {
    database.goesAway();
    state.databaseIs(DatabaseState.AWAY);
  }

  public void databaseComesBack() {
    database.comesBack();
    state.databaseIs(DatabaseState.AVAILABLE);
  }

  /** The picture of this moment, told to all its readers. */
  public FleetPicture picture() {
    ticker.tick();
    return ticker.current();
  }

  public TurnableClock clock() {
    return clock;
  }

  public InMemoryDatabase database() {
    return database;
  }

  public FleetState state() {
    return state;
  }

  public JoinTokens tokens() {
    return tokens;
  }

  public FleetSessions sessions() {
    return sessions;
  }

  public Rooms rooms() {
    return rooms;
  }

  public Operations operations() {
    return operations;
  }

  public Plans plans() {
    return plans;
  }

  public Cordons cordons() {
    return cordons;
  }

  /** Is told of each moment of an operation at which a control plane may die. */
  public void watch(FaultPoint.Watch newWatch) {
    watch = newWatch;
  }

  public Invitations invitations() {
    return invitations;
  }

  public StoredAutomaticMode automatic() {
    return automatic;
  }

  public Policies policies() {
    return policies;
  }

  public FleetTicker ticker() {
    return ticker;
  }
}
