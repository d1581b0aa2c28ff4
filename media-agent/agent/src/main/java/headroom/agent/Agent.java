// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import headroom.agent.config.AgentConfig;
import headroom.agent.config.ConfigException;
import headroom.agent.config.PeerConfig;
import headroom.agent.identity.DenyList;
import headroom.agent.identity.EnrolmentClient;
import headroom.agent.identity.FirstEnrolment;
import headroom.agent.identity.Identity;
import headroom.agent.identity.IdentityFiles;
import headroom.agent.identity.Renewal;
import headroom.agent.journal.CommandJournal;
import headroom.agent.journal.DenialJournal;
import headroom.agent.journal.HostJournal;
import headroom.agent.journal.Journal;
import headroom.agent.journal.RoomJournal;
import headroom.agent.journal.WorkerJournal;
import headroom.agent.link.ChangeSignal;
import headroom.agent.link.ControlLink;
import headroom.agent.link.HostIdentity;
import headroom.agent.link.HostState;
import headroom.agent.model.HostEvent;
import headroom.agent.model.RoomSnapshot;
import headroom.agent.model.WorkerNumber;
import headroom.agent.model.WorkerSnapshot;
import headroom.agent.peer.PeerChannels;
import headroom.agent.peer.PeerServer;
import headroom.agent.room.Admission;
import headroom.agent.room.Rooms;
import headroom.agent.token.JoinTokens;
import headroom.agent.token.TokenKeys;
import headroom.agent.web.Health;
import headroom.agent.web.WebServer;
import headroom.agent.worker.RunningWorker;
import headroom.agent.worker.Workers;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One agent: the workers of this host, the rooms on them, the participants' connections and the
 * link to the control plane.
 *
 * <p>Order of the start: journal, port, workers that live on, rooms on them, then the rest. Nobody
 * is served before all that is known is back.
 */
public final class Agent implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Agent.class);

  private final Journal journal;
  private final Workers workers;
  private final Rooms rooms;
  private final PeerChannels peers;
  private final PeerServer peerServer;
  private final WebServer web;
  private final ControlLink link;
  private final @Nullable Renewal renewal;
  private final EventQueue events = new EventQueue();
  private final ChangeSignal changes = new ChangeSignal();

  private Agent(AgentConfig config, @Nullable IdentityFiles identity, Clock clock) {
    @Nullable Supplier<Identity> certificates = identity == null ? null : identity::get;
    journal = Journal.open(config.storage().journal());
    var roomJournal = new RoomJournal(journal);
    var hostJournal = new HostJournal(journal);
    long incarnation = hostJournal.beginIncarnation();
    var tokenKeys = new TokenKeys(hostJournal);
    var denyList = new DenyList(new DenialJournal(journal), config.host().name(), clock);
    peers = new PeerChannels(certificates, denyList);
    rooms =
        new Rooms(
            config,
            incarnation,
            peers,
            denyList,
            roomJournal,
            this::running,
            events::add,
            changes::raise,
            clock);
    workers = new Workers(config, new WorkerJournal(journal), rooms, clock);
    var tokens = new JoinTokens(tokenKeys, config.host().name(), clock);
    web = new WebServer(config.signalling(), new Admission(tokens, rooms), this::health);
    peerServer = listen(config.peers(), certificates, denyList);
    rooms.restore(workers.adopt(rooms.codecs()));
    workers.begin();
    rooms.beginMeasuring(workers::measured);
    rooms.beginPipes();
    web.start();
    link =
        new ControlLink(
            config.controlPlane(),
            certificates,
            identity(config, incarnation, web, peerServer),
            new State(),
            rooms.commands(),
            new CommandJournal(journal),
            tokenKeys,
            denyList,
            changes);
    link.start();
    renewal = identity == null ? null : renewal(config, identity, clock);
    log.info(
        "agent of {} is up, incarnation {}, participants connect to {}",
        config.host().name(),
        incarnation,
        web.signallingUrl());
  }

  /**
   * Starts an agent; a {@link RuntimeException} says why it cannot. One whose host is to be
   * enrolled waits until it is.
   */
  public static Agent start(AgentConfig config) {
    var identity = config.identity().isOn() ? FirstEnrolment.identityOf(config) : null;
    return new Agent(config, identity, Clock.systemUTC());
  }

  private static Renewal renewal(AgentConfig config, IdentityFiles identity, Clock clock) {
    var started =
        new Renewal(identity, new EnrolmentClient(config.controlPlane(), identity), clock);
    started.start();
    return started;
  }

  /** Where participants connect. */
  public URI signallingUrl() {
    return web.signallingUrl();
  }

  /** Ends the agent; the workers live on or end, as configured. */
  @Override
  public void close() {
    link.close();
    if (renewal != null) {
      renewal.close();
    }
    // First, so that clients who are cut off now do not count as having left.
    rooms.freeze();
    peerServer.close();
    peers.close();
    web.close();
    workers.stop();
    journal.close();
  }

  /**
   * Before any worker is touched: when a port is taken nothing must be left behind. Other agents
   * who come before the rooms are back are told that there are none, and come again.
   */
  private PeerServer listen(
      PeerConfig config, @Nullable Supplier<Identity> certificates, DenyList denyList) {
    try {
      web.listen();
      return PeerServer.start(config, certificates, rooms.door(), rooms::admit, denyList);
    } catch (ConfigException e) {
      web.close();
      journal.close();
      throw e;
    }
  }

  private @Nullable RunningWorker running(WorkerNumber number) {
    return workers.running(number);
  }

  private Health health() {
    var snapshots = workers.snapshots();
    int running =
        (int)
            snapshots.stream()
                .filter(worker -> worker.state() == WorkerSnapshot.State.RUNNING)
                .count();
    return new Health(running, snapshots.size(), link.isConnected());
  }

  private static HostIdentity identity(
      AgentConfig config, long incarnation, WebServer web, PeerServer peerServer) {
    return new HostIdentity(
        config.host().name(),
        config.host().group(),
        incarnation,
        Versions.agent(),
        Versions.MEDIASOUP,
        config.workers().cores(),
        memoryBytes(),
        web.signallingUrl(),
        web.clientUrl(),
        peerServer.address());
  }

  private static long memoryBytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }

  /** What the link reports. */
  private final class State implements HostState {
    @Override
    public List<WorkerSnapshot> workers() {
      return workers.snapshots();
    }

    @Override
    public List<RoomSnapshot> rooms() {
      return rooms.snapshots();
    }

    @Override
    public List<HostEvent> takeEvents() {
      return events.take();
    }

    @Override
    public void giveBack(List<HostEvent> unsent) {
      events.giveBack(unsent);
    }
  }
}
