// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import headroom.agent.model.HostEvent;
import headroom.agent.model.PartId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RoomSnapshot;
import headroom.agent.model.WorkerNumber;
import headroom.agent.model.WorkerSnapshot;
import headroom.agent.part.PartAddress;
import headroom.agent.part.PartSecret;
import headroom.agent.part.RoomPlan;
import headroom.agent.speaker.SpeakerLimits;
import headroom.agentprotocol.v1.CarriedProducer;
import headroom.agentprotocol.v1.ConsumerCounts;
import headroom.agentprotocol.v1.Event;
import headroom.agentprotocol.v1.Flow;
import headroom.agentprotocol.v1.JoinRefused;
import headroom.agentprotocol.v1.Participant;
import headroom.agentprotocol.v1.Pipe;
import headroom.agentprotocol.v1.Producer;
import headroom.agentprotocol.v1.Room;
import headroom.agentprotocol.v1.Worker;
import headroom.agentprotocol.v1.WorkerDied;
import headroom.agentprotocol.v1.WorkerState;
import java.util.TreeMap;

/** From the agent's snapshots to the messages of the contract. */
final class ProtoMapping {
  private ProtoMapping() {}

  static Worker worker(
      WorkerSnapshot worker, headroom.agent.model.ConsumerCounts consumers, int counted) {
    return Worker.newBuilder()
        .setNumber(worker.number().value())
        .setState(state(worker.state()))
        .setCore(worker.core())
        .setPid(worker.pid())
        .setIncarnation(worker.incarnation())
        .setStartedAtMs(worker.startedAtMs())
        .setRestarts(worker.restarts())
        .setConsumers(counts(consumers))
        .setCpuRatio(worker.load().cpuRatio())
        .setPacketsPerSecond(worker.load().traffic().packetsPerSecond())
        .setBitsPerSecond(worker.load().traffic().bitsPerSecond())
        .setChannelRoundTripUs(worker.load().channelRoundTripMicros())
        .setResidentBytes(worker.load().residentBytes())
        .setKeyFrameRequestsPerSecond(worker.load().traffic().keyFrameRequestsPerSecond())
        .setLastDeath(worker.lastDeath())
        .setCountedConsumers(counted)
        .build();
  }

  static Room room(RoomSnapshot room) {
    var message =
        Room.newBuilder()
            .setId(room.id().value())
            .setEpoch(room.epoch().value())
            .setWorkerNumber(room.worker().value())
            .setRouterId(room.routerId())
            .setOpenedAtMs(room.openedAtMs())
            .setConsumers(counts(room.consumers()))
            .setPlanRevision(room.planRevision())
            .setCountedConsumers(room.counted());
    room.pipes().forEach(pipe -> message.addPipes(pipe(pipe)));
    room.participants().forEach(participant -> message.addParticipants(participant(participant)));
    var move = room.move();
    if (move != null) {
      message.setMove(MoveMapping.move(move));
    }
    return message.build();
  }

  /** A plan of the control plane; what is malformed is an {@link IllegalArgumentException}. */
  static RoomPlan plan(headroom.agentprotocol.v1.RoomPlan plan) {
    var limits = plan.getLimits();
    return new RoomPlan(
        plan.getRevision(),
        plan.getPartsList().stream()
            .map(
                part ->
                    new PartAddress(
                        new PartId(part.getHost(), new WorkerNumber(part.getWorkerNumber())),
                        part.getPeerAddress()))
            .toList(),
        plan.hasLimits()
            ? new SpeakerLimits(
                limits.getMaxLive(), limits.getMaxStandby(), limits.getMaxLiveAudio())
            : SpeakerLimits.preset(),
        plan.getPinnedList().stream().map(ParticipantId::new).toList(),
        PartSecret.of(plan.getSecret().toByteArray()),
        plan.getExpectedParticipants());
  }

  private static Pipe pipe(RoomSnapshot.PipeSnapshot pipe) {
    var message =
        Pipe.newBuilder()
            .setToHost(pipe.to().host())
            .setToWorker(pipe.to().worker().value())
            .setPort(pipe.port())
            .setConnected(pipe.connected())
            .setBitsPerSecond(pipe.bitsPerSecond());
    new TreeMap<>(pipe.carries())
        .forEach(
            (producer, live) ->
                message.addCarries(
                    CarriedProducer.newBuilder().setProducerId(producer).setLive(live)));
    return message.build();
  }

  private static Flow flow(headroom.agent.model.Flow flow) {
    return switch (flow) {
      case LIVE -> Flow.FLOW_LIVE;
      case STANDBY -> Flow.FLOW_STANDBY;
      case OFF -> Flow.FLOW_OFF;
    };
  }

  static Event event(HostEvent event) {
    var message = Event.newBuilder().setAtMs(event.atMs());
    switch (event) {
      case HostEvent.WorkerDied died -> {
        var body =
            WorkerDied.newBuilder()
                .setNumber(died.number().value())
                .setPid(died.pid())
                .setReason(died.reason());
        died.rooms().forEach(room -> body.addRoomIds(room.value()));
        message.setWorkerDied(body);
      }
      case HostEvent.MediaMoved moved -> message.setMediaMoved(MoveMapping.moved(moved));
      case HostEvent.JoinRefused refused ->
          message.setJoinRefused(
              JoinRefused.newBuilder().setRoomId(refused.roomId()).setCode(refused.code().name()));
    }
    return message.build();
  }

  private static Participant participant(RoomSnapshot.ParticipantSnapshot participant) {
    var message =
        Participant.newBuilder()
            .setId(participant.id().value())
            .setDisplayName(participant.displayName())
            .setDevice(participant.device())
            .setJoinedAtMs(participant.joinedAtMs())
            .setConnected(participant.connected())
            .setConsumers(counts(participant.consumers()))
            .setMigrates(participant.migrates())
            .setArriving(participant.arriving())
            .setPlain(participant.plain())
            .setListener(participant.listener());
    for (var producer : participant.producers()) {
      message.addProducers(
          Producer.newBuilder()
              .setId(producer.id())
              .setKind(producer.kind())
              .setPaused(producer.paused())
              .setScore(producer.score())
              .setType(producer.type())
              .setSource(producer.source())
              .setFlow(flow(producer.flow())));
    }
    return message.build();
  }

  private static ConsumerCounts counts(headroom.agent.model.ConsumerCounts counts) {
    return ConsumerCounts.newBuilder()
        .setAudioLive(counts.audioLive())
        .setAudioPaused(counts.audioPaused())
        .setVideoLive(counts.videoLive())
        .setVideoPaused(counts.videoPaused())
        .build();
  }

  private static WorkerState state(WorkerSnapshot.State state) {
    return switch (state) {
      case STARTING -> WorkerState.WORKER_STATE_STARTING;
      case RUNNING -> WorkerState.WORKER_STATE_RUNNING;
      case DIED -> WorkerState.WORKER_STATE_DIED;
      case FAILED -> WorkerState.WORKER_STATE_FAILED;
    };
  }
}
