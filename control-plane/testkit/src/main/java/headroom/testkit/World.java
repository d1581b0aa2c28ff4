// SPDX-License-Identifier: Apache-2.0
package headroom.testkit;

import headroom.operations.access.JoinTokens;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.FleetPicture.DatabaseState;
import headroom.operations.fleet.FleetSessions;
import headroom.operations.fleet.FleetState;
import headroom.operations.fleet.FleetTicker;
import headroom.operations.fleet.FleetTiming;
import headroom.operations.room.Invitations;
import headroom.operations.room.PlacingRooms;
import headroom.operations.room.RoomRequest;
import headroom.operations.room.Rooms;
import headroom.planning.CapacityPolicy;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.testkit.agent.FakeHost;
import headroom.testkit.agent.LocalAgent;
import headroom.testkit.memory.InMemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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
  private final Rooms rooms;
  private final Invitations invitations;
  private final FleetTicker ticker;
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
    state.load(database.hosts().all(), database.rooms().open());
    tokens = JoinTokens.open(database.signingKeys(), clock);
    sessions =
        new FleetSessions(state, database.hosts(), database.rooms(), tokens, clock, executor);
    rooms =
        new PlacingRooms(
            state, database.rooms(), tokens, clock, () -> "name-" + names.incrementAndGet());
    invitations = new Invitations(rooms, tokens, clock);
    ticker = new FleetTicker(state);
  }

  /** The control plane's process ends and starts again on the same database, without agents. */
  public World restarted() {
    return new World(clock, database, policy, executor, names);
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

  /** Issues a token for five minutes. */
  public void issueToken(String room, String participant) {
    rooms.join(new RoomId(room), new ParticipantId(participant), TOKEN_LIFETIME, false);
  }

  /** Opens a room, and its people are in and reported: they are named {@code ROOM-1} and so on. */
  public void call(String room, int people) {
    LocalAgent agent = agent(create(room, people).room().worker().host().name());
    agent.host().participantsJoin(room, people);
    agent.report();
  }

  /** Time passes second by second, and every connected host reports each second. */
  public void pass(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      clock.advance(Duration.ofSeconds(1));
      agents.values().stream().filter(LocalAgent::isTalking).forEach(LocalAgent::report);
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

  public Invitations invitations() {
    return invitations;
  }

  public FleetTicker ticker() {
    return ticker;
  }
}
