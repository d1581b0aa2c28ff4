// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.agent;

import headroom.agentprotocol.v1.CarriedProducer;
import headroom.agentprotocol.v1.ClosedPart;
import headroom.agentprotocol.v1.Command;
import headroom.agentprotocol.v1.CommandResult;
import headroom.agentprotocol.v1.ConsumerCounts;
import headroom.agentprotocol.v1.ExpectArrivals;
import headroom.agentprotocol.v1.Flow;
import headroom.agentprotocol.v1.Hello;
import headroom.agentprotocol.v1.InventoryPart;
import headroom.agentprotocol.v1.MoveParticipants;
import headroom.agentprotocol.v1.Part;
import headroom.agentprotocol.v1.Participant;
import headroom.agentprotocol.v1.Pipe;
import headroom.agentprotocol.v1.Producer;
import headroom.agentprotocol.v1.Report;
import headroom.agentprotocol.v1.Room;
import headroom.agentprotocol.v1.Worker;
import headroom.agentprotocol.v1.WorkerState;
import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.AgentHello;
import headroom.operations.agent.AgentInventory;
import headroom.operations.agent.AgentReport;
import headroom.operations.agent.CommandOutcome;
import headroom.operations.agent.PartAddress;
import headroom.operations.agent.PipeReport;
import headroom.operations.agent.RoomPlan;
import headroom.operations.agent.RoomReport;
import headroom.operations.agent.RoomSecret;
import headroom.operations.agent.WorkerReport;
import headroom.operations.fleet.ParticipantPicture;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The agent's side of the contract's messages. */
final class Wire {
  static final int PROTOCOL_VERSION = 1;
  private static final long NANOS_PER_MICRO = 1_000;

  private Wire() {}

  static Hello hello(AgentHello hello) {
    return Hello.newBuilder()
        .setProtocolVersion(PROTOCOL_VERSION)
        .setHost(hello.host().name())
        .setGroup(hello.group())
        .setIncarnation(hello.incarnation())
        .setAgentVersion(hello.agentVersion())
        .setMediasoupVersion(hello.mediasoupVersion())
        .setCores(hello.cores())
        .setMemoryBytes(hello.memoryBytes())
        .setSignallingUrl(hello.signallingUrl())
        .setClientUrl(hello.clientUrl())
        .setPeerAddress(hello.peerAddress())
        .build();
  }

  /** Workers first, then a part per room, so that several parts are the common case in tests. */
  static List<InventoryPart> inventory(AgentInventory inventory) {
    List<InventoryPart> parts = new ArrayList<>();
    InventoryPart.Builder part = InventoryPart.newBuilder();
    inventory.workers().forEach(worker -> part.addWorkers(worker(worker)));
    for (RoomReport room : inventory.rooms()) {
      parts.add(part.build());
      part.clear().addRooms(room(room));
    }
    parts.add(part.setLast(true).build());
    return parts;
  }

  static Report report(AgentReport report, long sequence) {
    Report.Builder message = Report.newBuilder().setSequence(sequence);
    report.workers().forEach(worker -> message.addWorkers(worker(worker)));
    report.rooms().forEach(room -> message.addRooms(room(room)));
    report.closedRooms().forEach(room -> message.addClosedRoomIds(room.value()));
    report
        .closedParts()
        .forEach(
            part ->
                message.addClosedParts(
                    ClosedPart.newBuilder()
                        .setRoomId(part.room().value())
                        .setWorkerNumber(part.workerNumber())));
    return message.build();
  }

  static AgentCommand command(Command command) {
    return switch (command.getBodyCase()) {
      case OPEN_ROOM ->
          new AgentCommand.OpenRoom(
              new RoomId(command.getOpenRoom().getRoomId()),
              command.getOpenRoom().getEpoch(),
              command.getOpenRoom().getWorkerNumber(),
              plan(command.getOpenRoom().getPlan()));
      case CLOSE_ROOM ->
          new AgentCommand.CloseRoom(
              new RoomId(command.getCloseRoom().getRoomId()),
              command.getCloseRoom().getEpoch(),
              command.getCloseRoom().getReason());
      case REMOVE_PARTICIPANT ->
          new AgentCommand.RemoveParticipant(
              new RoomId(command.getRemoveParticipant().getRoomId()),
              command.getRemoveParticipant().getEpoch(),
              new ParticipantId(command.getRemoveParticipant().getParticipantId()),
              command.getRemoveParticipant().getReason());
      case EXPECT_ARRIVALS -> {
        ExpectArrivals expect = command.getExpectArrivals();
        yield new AgentCommand.ExpectArrivals(
            expect.getOperationId(),
            new RoomId(expect.getRoomId()),
            expect.getEpoch(),
            expect.getWorkerNumber(),
            part(expect.getFrom()),
            expect.getParticipantIdsList().stream().map(ParticipantId::new).toList(),
            Duration.ofMillis(expect.getBarrierMs()));
      }
      case MOVE_PARTICIPANTS -> {
        MoveParticipants move = command.getMoveParticipants();
        yield new AgentCommand.MoveParticipants(
            move.getOperationId(),
            new RoomId(move.getRoomId()),
            move.getEpoch(),
            move.getWorkerNumber(),
            part(move.getTo()),
            move.getDestinationsList().stream()
                .map(
                    to ->
                        new AgentCommand.Mover(
                            new ParticipantId(to.getParticipantId()), to.getUrl()))
                .toList(),
            Duration.ofMillis(move.getDeadlineMs()));
      }
      case ABANDON_MOVE ->
          new AgentCommand.AbandonMove(
              command.getAbandonMove().getOperationId(),
              new RoomId(command.getAbandonMove().getRoomId()),
              command.getAbandonMove().getEpoch(),
              command.getAbandonMove().getWorkerNumber());
      case BODY_NOT_SET -> throw new IllegalArgumentException("a command without a body");
    };
  }

  private static PartAddress part(Part part) {
    return new PartAddress(
        new WorkerId(new HostId(part.getHost()), part.getWorkerNumber()), part.getPeerAddress());
  }

  private static RoomPlan plan(headroom.agentprotocol.v1.RoomPlan plan) {
    return new RoomPlan(
        plan.getRevision(),
        plan.getPartsList().stream().map(Wire::part).toList(),
        new SpeakerLimits(
            plan.getLimits().getMaxLive(),
            plan.getLimits().getMaxStandby(),
            plan.getLimits().getMaxLiveAudio()),
        plan.getPinnedList().stream().map(ParticipantId::new).toList(),
        RoomSecret.of(plan.getSecret().toByteArray()),
        plan.getExpectedParticipants());
  }

  static CommandResult result(String commandId, CommandOutcome outcome) {
    return CommandResult.newBuilder()
        .setCommandId(commandId)
        .setOk(outcome.done())
        .setCode(outcome.code())
        .setMessage(outcome.message())
        .build();
  }

  private static Worker worker(WorkerReport worker) {
    return Worker.newBuilder()
        .setNumber(worker.number())
        .setState(
            switch (worker.state()) {
              case STARTING -> WorkerState.WORKER_STATE_STARTING;
              case RUNNING -> WorkerState.WORKER_STATE_RUNNING;
              case DIED -> WorkerState.WORKER_STATE_DIED;
              case FAILED -> WorkerState.WORKER_STATE_FAILED;
            })
        .setCore(worker.core())
        .setPid(worker.pid())
        .setIncarnation(worker.incarnation())
        .setStartedAtMs(worker.startedAt().toEpochMilli())
        .setRestarts(worker.restarts())
        .setConsumers(counts(worker.consumers()))
        .setCpuRatio(worker.cpu())
        .setPacketsPerSecond(worker.packetsPerSecond())
        .setBitsPerSecond(worker.bitsPerSecond())
        .setKeyFrameRequestsPerSecond(worker.keyFrameRequestsPerSecond())
        .setChannelRoundTripUs((int) (worker.channelRoundTrip().toNanos() / NANOS_PER_MICRO))
        .setResidentBytes(worker.residentBytes())
        .setLastDeath(worker.lastDeath())
        .setCountedConsumers(worker.countedConsumers())
        .build();
  }

  private static Room room(RoomReport room) {
    Room.Builder message =
        Room.newBuilder()
            .setId(room.id().value())
            .setEpoch(room.epoch())
            .setWorkerNumber(room.workerNumber())
            .setRouterId("router-" + room.id())
            .setOpenedAtMs(room.openedAt().toEpochMilli())
            .setConsumers(counts(room.consumers()))
            .setPlanRevision(room.planRevision())
            .setCountedConsumers(room.countedConsumers());
    room.participants().forEach(participant -> message.addParticipants(participant(participant)));
    room.pipes().forEach(pipe -> message.addPipes(pipe(pipe)));
    return message.build();
  }

  private static Pipe pipe(PipeReport pipe) {
    Pipe.Builder message =
        Pipe.newBuilder()
            .setToHost(pipe.to().host().name())
            .setToWorker(pipe.to().number())
            .setPort(pipe.port())
            .setConnected(pipe.connected())
            .setBitsPerSecond(pipe.bitsPerSecond());
    pipe.carries()
        .forEach(
            carried ->
                message.addCarries(
                    CarriedProducer.newBuilder()
                        .setProducerId(carried.producerId())
                        .setLive(carried.live())));
    return message.build();
  }

  private static Participant participant(ParticipantPicture participant) {
    Participant.Builder message =
        Participant.newBuilder()
            .setId(participant.id().value())
            .setDisplayName(participant.displayName())
            .setDevice(participant.device())
            .setJoinedAtMs(participant.joinedAt().toEpochMilli())
            .setConnected(participant.connected())
            .setConsumers(counts(participant.consumers()));
    participant
        .producers()
        .forEach(
            producer ->
                message.addProducers(
                    Producer.newBuilder()
                        .setId(producer.id())
                        .setKind(producer.kind())
                        .setPaused(producer.paused())
                        .setScore(producer.score())
                        .setType(producer.type())
                        .setSource(producer.source())
                        .setFlow(
                            switch (producer.flow()) {
                              case LIVE -> Flow.FLOW_LIVE;
                              case STANDBY -> Flow.FLOW_STANDBY;
                              case OFF -> Flow.FLOW_OFF;
                            })));
    return message.build();
  }

  private static ConsumerCounts counts(headroom.planning.ConsumerCounts counts) {
    return ConsumerCounts.newBuilder()
        .setAudioLive(counts.audioLive())
        .setAudioPaused(counts.audioPaused())
        .setVideoLive(counts.videoLive())
        .setVideoPaused(counts.videoPaused())
        .build();
  }
}
