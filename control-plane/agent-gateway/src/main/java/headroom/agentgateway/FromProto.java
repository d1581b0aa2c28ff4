// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import headroom.agentprotocol.v1.CommandResult;
import headroom.agentprotocol.v1.Hello;
import headroom.agentprotocol.v1.InventoryPart;
import headroom.agentprotocol.v1.Participant;
import headroom.agentprotocol.v1.Producer;
import headroom.agentprotocol.v1.Report;
import headroom.agentprotocol.v1.Room;
import headroom.agentprotocol.v1.Worker;
import headroom.operations.agent.AgentHello;
import headroom.operations.agent.AgentInventory;
import headroom.operations.agent.AgentReport;
import headroom.operations.agent.CommandOutcome;
import headroom.operations.agent.RoomReport;
import headroom.operations.agent.WorkerReport;
import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.fleet.ProducerPicture;
import headroom.operations.fleet.WorkerState;
import headroom.planning.ConsumerCounts;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Turns the wire's messages into the domain's. Bad values end in an IllegalArgumentException. */
final class FromProto {
  private static final int MOST_WORKERS = 4_096;
  private static final int MOST_PARTICIPANTS = 2_000;

  /** Of one kind on one worker; field reports end at 9,900 in all. */
  private static final int MOST_CONSUMERS = 100_000;

  private static final int MOST_NAME_CHARACTERS = 63;
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
        Require.url("client_url", hello.getClientUrl(), List.of("http", "https")));
  }

  static AgentInventory inventory(List<InventoryPart> parts) {
    return new AgentInventory(
        parts.stream()
            .flatMap(part -> part.getWorkersList().stream())
            .map(FromProto::worker)
            .toList(),
        parts.stream().flatMap(part -> part.getRoomsList().stream()).map(FromProto::room).toList());
  }

  static AgentReport report(Report report) {
    return new AgentReport(
        report.getWorkersList().stream().map(FromProto::worker).toList(),
        report.getRoomsList().stream().map(FromProto::room).toList(),
        report.getClosedRoomIdsList().stream().map(RoomId::new).toList());
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
        Require.printable(worker.getLastDeath(), MOST_TEXT_CHARACTERS));
  }

  private static RoomReport room(Room room) {
    Require.between("participants of a room", room.getParticipantsCount(), 0, MOST_PARTICIPANTS);
    return new RoomReport(
        new RoomId(room.getId()),
        Require.atLeast("epoch", room.getEpoch(), 1),
        number(room.getWorkerNumber()),
        Instant.ofEpochMilli(room.getOpenedAtMs()),
        room.getParticipantsList().stream().map(FromProto::participant).toList(),
        counts(room.getConsumers()));
  }

  private static int number(int number) {
    return Require.between("worker number", number, 1, MOST_WORKERS);
  }

  private static ParticipantPicture participant(Participant participant) {
    return new ParticipantPicture(
        new ParticipantId(participant.getId()),
        participant.getDisplayName(),
        participant.getDevice(),
        Instant.ofEpochMilli(participant.getJoinedAtMs()),
        participant.getConnected(),
        participant.getProducersList().stream().map(FromProto::producer).toList(),
        counts(participant.getConsumers()));
  }

  private static ProducerPicture producer(Producer producer) {
    return new ProducerPicture(
        producer.getId(),
        producer.getKind(),
        producer.getPaused(),
        producer.getScore(),
        producer.getType());
  }

  private static ConsumerCounts counts(headroom.agentprotocol.v1.ConsumerCounts counts) {
    return new ConsumerCounts(
        consumers(counts.getAudioLive()),
        consumers(counts.getAudioPaused()),
        consumers(counts.getVideoLive()),
        consumers(counts.getVideoPaused()));
  }

  private static int consumers(int count) {
    return Require.between("consumers", count, 0, MOST_CONSUMERS);
  }
}
