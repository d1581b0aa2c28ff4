// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import headroom.agentprotocol.v1.CommandResult;
import headroom.agentprotocol.v1.Event;
import headroom.agentprotocol.v1.Hello;
import headroom.agentprotocol.v1.InventoryPart;
import headroom.agentprotocol.v1.MediaMoved;
import headroom.agentprotocol.v1.Move;
import headroom.agentprotocol.v1.MovedStream;
import headroom.agentprotocol.v1.MoverState;
import headroom.agentprotocol.v1.Participant;
import headroom.agentprotocol.v1.Pipe;
import headroom.agentprotocol.v1.Producer;
import headroom.agentprotocol.v1.Report;
import headroom.agentprotocol.v1.Room;
import headroom.agentprotocol.v1.Worker;
import headroom.operations.agent.AgentHello;
import headroom.operations.agent.AgentInventory;
import headroom.operations.agent.AgentReport;
import headroom.operations.agent.CommandOutcome;
import headroom.operations.agent.MeasuredGaps;
import headroom.operations.agent.MeasuredStream;
import headroom.operations.agent.MoveReport;
import headroom.operations.agent.PipeReport;
import headroom.operations.agent.RoomReport;
import headroom.operations.agent.WorkerReport;
import headroom.operations.fleet.Carried;
import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.fleet.ProducerPicture;
import headroom.operations.fleet.WorkerState;
import headroom.planning.ConsumerCounts;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.Flow;
import headroom.planning.graph.ProducerId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Turns the wire's messages into the domain's. Bad values end in an IllegalArgumentException. */
final class FromProto {
  private static final int MOST_WORKERS = 4_096;
  private static final int MOST_PARTICIPANTS = 2_000;

  /** Of one kind on one worker; field reports end at 9,900 in all. */
  private static final int MOST_CONSUMERS = 100_000;

  private static final int MOST_NAME_CHARACTERS = 63;
  private static final int MOST_ADDRESS_CHARACTERS = 255;
  private static final int MOST_PORT = 65_535;
  private static final int MOST_TEXT_CHARACTERS = 1_000;

  private FromProto() {}

  static AgentHello hello(Hello hello) {
    String group = Require.text("group", hello.getGroup(), MOST_NAME_CHARACTERS);
    if (group.isBlank()) {
      throw new IllegalArgumentException("group is empty");
    }
    return new AgentHello(
        new HostId(hello.getHost()),
        group,
        Require.atLeast("incarnation", hello.getIncarnation(), 0),
        Require.text("agent_version", hello.getAgentVersion(), MOST_NAME_CHARACTERS),
        Require.text("mediasoup_version", hello.getMediasoupVersion(), MOST_NAME_CHARACTERS),
        Require.between("cores", hello.getCores(), 0, Integer.MAX_VALUE),
        Require.atLeast("memory_bytes", hello.getMemoryBytes(), 0),
        Require.url("signalling_url", hello.getSignallingUrl(), List.of("ws", "wss")),
        Require.url("client_url", hello.getClientUrl(), List.of("http", "https")),
        Require.text("peer_address", hello.getPeerAddress(), MOST_ADDRESS_CHARACTERS));
  }

  static AgentInventory inventory(HostId host, List<InventoryPart> parts) {
    return new AgentInventory(
        parts.stream()
            .flatMap(part -> part.getWorkersList().stream())
            .map(FromProto::worker)
            .toList(),
        parts.stream()
            .flatMap(part -> part.getRoomsList().stream())
            .map(room -> room(host, room))
            .toList());
  }

  static AgentReport report(HostId host, Report report) {
    return new AgentReport(
        report.getWorkersList().stream().map(FromProto::worker).toList(),
        report.getRoomsList().stream().map(room -> room(host, room)).toList(),
        report.getClosedRoomIdsList().stream().map(RoomId::new).toList(),
        report.getClosedPartsList().stream()
            .map(
                part ->
                    new AgentReport.ClosedPart(
                        new RoomId(part.getRoomId()), number(part.getWorkerNumber())))
            .toList(),
        report.getEventsList().stream()
            .filter(Event::hasMediaMoved)
            .map(event -> measured(event.getMediaMoved()))
            .toList());
  }

  private static MeasuredGaps measured(MediaMoved moved) {
    Require.between("measured streams", moved.getStreamsCount(), 0, MOST_CONSUMERS);
    return new MeasuredGaps(
        Require.text("operation_id", moved.getOperationId(), MOST_NAME_CHARACTERS),
        new RoomId(moved.getRoomId()),
        new ParticipantId(moved.getParticipantId()),
        moved.getStreamsList().stream().map(FromProto::measured).toList());
  }

  private static MeasuredStream measured(MovedStream stream) {
    return new MeasuredStream(
        new ParticipantId(stream.getPeerId()),
        Require.printable(stream.getSource(), MOST_NAME_CHARACTERS),
        kind(stream.getKind()).equals("video"),
        Require.measured("longest_gap_ms", stream.getLongestGapMs()),
        Require.measured("baseline_ms", stream.getBaselineMs()),
        Require.measured("switch_ms", stream.getSwitchMs()),
        stream.getArrived());
  }

  static CommandOutcome outcome(CommandResult result) {
    return result.getOk()
        ? CommandOutcome.DONE
        : new CommandOutcome(false, result.getCode(), result.getMessage());
  }

  private static WorkerReport worker(Worker worker) {
    return new WorkerReport(
        number(worker.getNumber()),
        switch (worker.getState()) {
          case WORKER_STATE_STARTING -> WorkerState.STARTING;
          case WORKER_STATE_RUNNING -> WorkerState.RUNNING;
          case WORKER_STATE_DIED -> WorkerState.DIED;
          case WORKER_STATE_FAILED -> WorkerState.FAILED;
          case WORKER_STATE_UNSPECIFIED, UNRECOGNIZED ->
              throw new IllegalArgumentException("unknown state of worker " + worker.getNumber());
        },
        worker.getCore(),
        Require.atLeast("pid", worker.getPid(), 0),
        Require.atLeast("worker incarnation", worker.getIncarnation(), 0),
        Instant.ofEpochMilli(worker.getStartedAtMs()),
        Require.between("restarts", worker.getRestarts(), 0, Integer.MAX_VALUE),
        counts(worker.getConsumers()),
        Require.measured("cpu_ratio", worker.getCpuRatio()),
        Require.measured("packets_per_second", worker.getPacketsPerSecond()),
        Require.measured("bits_per_second", worker.getBitsPerSecond()),
        Require.measured("key_frame_requests_per_second", worker.getKeyFrameRequestsPerSecond()),
        Duration.of(Integer.toUnsignedLong(worker.getChannelRoundTripUs()), ChronoUnit.MICROS),
        Require.atLeast("resident_bytes", worker.getResidentBytes(), 0),
        Require.printable(worker.getLastDeath(), MOST_TEXT_CHARACTERS),
        worker.hasCountedConsumers()
            ? counted(worker.getCountedConsumers())
            : counts(worker.getConsumers()).total());
  }

  private static RoomReport room(HostId host, Room room) {
    Require.between("participants of a room", room.getParticipantsCount(), 0, MOST_PARTICIPANTS);
    Require.between("pipes of a part", room.getPipesCount(), 0, MOST_WORKERS);
    WorkerId part = new WorkerId(host, number(room.getWorkerNumber()));
    return new RoomReport(
        new RoomId(room.getId()),
        Require.atLeast("epoch", room.getEpoch(), 1),
        part.number(),
        Instant.ofEpochMilli(room.getOpenedAtMs()),
        room.getParticipantsList().stream()
            .map(participant -> participant(part, participant))
            .toList(),
        counts(room.getConsumers()),
        Require.atLeast("plan_revision", room.getPlanRevision(), 0),
        room.hasCountedConsumers()
            ? counted(room.getCountedConsumers())
            : counts(room.getConsumers()).total(),
        room.getPipesList().stream().map(FromProto::pipe).toList(),
        room.hasMove() ? move(room.getMove()) : null);
  }

  private static MoveReport move(Move move) {
    Require.between("movers", move.getMoversCount(), 0, MOST_PARTICIPANTS);
    return new MoveReport(
        Require.text("operation_id", move.getOperationId(), MOST_NAME_CHARACTERS),
        move.getMoversList().stream()
            .collect(
                Collectors.toMap(
                    mover -> new ParticipantId(mover.getParticipantId()),
                    mover -> state(mover.getState()),
                    (one, same) -> same)),
        move.getEnded());
  }

  private static MoveReport.MoverState state(MoverState state) {
    return switch (state) {
      case MOVER_STATE_WAITING -> MoveReport.MoverState.WAITING;
      case MOVER_STATE_TOLD -> MoveReport.MoverState.TOLD;
      case MOVER_STATE_MOVED -> MoveReport.MoverState.MOVED;
      case MOVER_STATE_LEFT -> MoveReport.MoverState.LEFT;
      case MOVER_STATE_UNABLE -> MoveReport.MoverState.UNABLE;
      case MOVER_STATE_LEFT_BEHIND -> MoveReport.MoverState.LEFT_BEHIND;
      case MOVER_STATE_STAYED -> MoveReport.MoverState.STAYED;
      case MOVER_STATE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("unknown state of a mover");
    };
  }

  private static PipeReport pipe(Pipe pipe) {
    Require.between("producers in a pipe", pipe.getCarriesCount(), 0, MOST_CONSUMERS);
    return new PipeReport(
        new WorkerId(new HostId(pipe.getToHost()), number(pipe.getToWorker())),
        Require.between("port", pipe.getPort(), 0, MOST_PORT),
        pipe.getConnected(),
        pipe.getCarriesList().stream()
            .map(carried -> new Carried(producerId(carried.getProducerId()), carried.getLive()))
            .toList(),
        Require.measured("bits_per_second of a pipe", pipe.getBitsPerSecond()));
  }

  private static int number(int number) {
    return Require.between("worker number", number, 1, MOST_WORKERS);
  }

  private static ParticipantPicture participant(WorkerId part, Participant participant) {
    return new ParticipantPicture(
        new ParticipantId(participant.getId()),
        part,
        participant.getDisplayName(),
        participant.getDevice(),
        Instant.ofEpochMilli(participant.getJoinedAtMs()),
        participant.getConnected(),
        participant.getProducersList().stream().map(FromProto::producer).toList(),
        counts(participant.getConsumers()),
        new ParticipantPicture.Client(
            participant.getMigrates(), participant.getPlain(), !participant.getListener()));
  }

  private static ProducerPicture producer(Producer producer) {
    return new ProducerPicture(
        producerId(producer.getId()),
        kind(producer.getKind()),
        producer.getPaused(),
        producer.getScore(),
        producer.getType(),
        Require.printable(producer.getSource(), MOST_NAME_CHARACTERS),
        switch (producer.getFlow()) {
          case FLOW_STANDBY -> Flow.STANDBY;
          case FLOW_OFF -> Flow.OFF;
          // An agent that knows no flows sends everybody everything.
          case FLOW_LIVE, FLOW_UNSPECIFIED -> Flow.LIVE;
          case UNRECOGNIZED ->
              throw new IllegalArgumentException("unknown flow of producer " + producer.getId());
        });
  }

  /** The shape is checked here; inside, an agent's own words are as good as any. */
  private static String producerId(String id) {
    return new ProducerId(id).value();
  }

  private static String kind(String kind) {
    if (!(kind.equals("audio") || kind.equals("video"))) {
      throw new IllegalArgumentException("a producer's kind must be audio or video");
    }
    return kind;
  }

  private static ConsumerCounts counts(headroom.agentprotocol.v1.ConsumerCounts counts) {
    return new ConsumerCounts(
        consumers(counts.getAudioLive()),
        consumers(counts.getAudioPaused()),
        consumers(counts.getVideoLive()),
        consumers(counts.getVideoPaused()));
  }

  private static int counted(int count) {
    return Require.between("counted consumers", count, 0, MOST_CONSUMERS);
  }

  private static int consumers(int count) {
    return Require.between("consumers", count, 0, MOST_CONSUMERS);
  }
}
