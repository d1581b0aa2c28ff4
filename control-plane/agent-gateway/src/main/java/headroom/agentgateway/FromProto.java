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
  private FromProto() {}

  static AgentHello hello(Hello hello) {
    return new AgentHello(
        new HostId(hello.getHost()),
        hello.getGroup(),
        hello.getIncarnation(),
        hello.getAgentVersion(),
        hello.getMediasoupVersion(),
        hello.getCores(),
        hello.getMemoryBytes(),
        hello.getSignallingUrl(),
        hello.getClientUrl());
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
        worker.getNumber(),
        switch (worker.getState()) {
          case WORKER_STATE_STARTING -> WorkerState.STARTING;
          case WORKER_STATE_RUNNING -> WorkerState.RUNNING;
          case WORKER_STATE_DIED -> WorkerState.DIED;
          case WORKER_STATE_FAILED -> WorkerState.FAILED;
          case WORKER_STATE_UNSPECIFIED, UNRECOGNIZED ->
              throw new IllegalArgumentException("unknown state of worker " + worker.getNumber());
        },
        worker.getCore(),
        worker.getPid(),
        worker.getIncarnation(),
        Instant.ofEpochMilli(worker.getStartedAtMs()),
        worker.getRestarts(),
        counts(worker.getConsumers()),
        worker.getCpuRatio(),
        worker.getPacketsPerSecond(),
        worker.getBitsPerSecond(),
        worker.getKeyFrameRequestsPerSecond(),
        Duration.of(worker.getChannelRoundTripUs(), ChronoUnit.MICROS),
        worker.getResidentBytes(),
        worker.getLastDeath());
  }

  private static RoomReport room(Room room) {
    return new RoomReport(
        new RoomId(room.getId()),
        room.getEpoch(),
        room.getWorkerNumber(),
        Instant.ofEpochMilli(room.getOpenedAtMs()),
        room.getParticipantsList().stream().map(FromProto::participant).toList(),
        counts(room.getConsumers()));
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
        counts.getAudioLive(),
        counts.getAudioPaused(),
        counts.getVideoLive(),
        counts.getVideoPaused());
  }
}
