// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import headroom.agent.model.HostEvent;
import headroom.agent.model.OperationId;
import headroom.agent.model.PartId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RoomSnapshot.MoveSnapshot;
import headroom.agent.model.WorkerNumber;
import headroom.agent.move.ArrivalOrder;
import headroom.agent.move.Destination;
import headroom.agent.move.MoveOrder;
import headroom.agentprotocol.v1.ExpectArrivals;
import headroom.agentprotocol.v1.MediaMoved;
import headroom.agentprotocol.v1.Move;
import headroom.agentprotocol.v1.MoveParticipants;
import headroom.agentprotocol.v1.MovedStream;
import headroom.agentprotocol.v1.Mover;
import headroom.agentprotocol.v1.MoverState;
import headroom.agentprotocol.v1.Part;
import java.time.Duration;

/** Moves in the contract; what is malformed is an {@link IllegalArgumentException}. */
final class MoveMapping {
  private static final int PRESET_BARRIER_MS = 1_500;
  private static final int PRESET_PER_WAVE = 5;
  private static final int PRESET_WAVE_INTERVAL_MS = 200;

  private MoveMapping() {}

  static ArrivalOrder arrivals(ExpectArrivals command) {
    return new ArrivalOrder(
        new OperationId(command.getOperationId()),
        part(command.getFrom()),
        command.getParticipantIdsList().stream().map(ParticipantId::new).toList(),
        Duration.ofMillis(orElse(command.getBarrierMs(), PRESET_BARRIER_MS)));
  }

  static MoveOrder order(MoveParticipants command) {
    return new MoveOrder(
        new OperationId(command.getOperationId()),
        part(command.getTo()),
        command.getDestinationsList().stream()
            .map(one -> Destination.of(new ParticipantId(one.getParticipantId()), one.getUrl()))
            .toList(),
        Duration.ofMillis(command.getDeadlineMs()),
        orElse(command.getPerWave(), PRESET_PER_WAVE),
        Duration.ofMillis(orElse(command.getWaveIntervalMs(), PRESET_WAVE_INTERVAL_MS)));
  }

  private static int orElse(int value, int preset) {
    return value == 0 ? preset : value;
  }

  private static PartId part(Part part) {
    if (part.getHost().isEmpty()) {
      throw new IllegalArgumentException("a part needs a host");
    }
    return new PartId(part.getHost(), new WorkerNumber(part.getWorkerNumber()));
  }

  static Move move(MoveSnapshot move) {
    var message = Move.newBuilder().setOperationId(move.operation().value()).setEnded(move.ended());
    move.movers()
        .forEach(
            (who, state) ->
                message.addMovers(
                    Mover.newBuilder().setParticipantId(who.value()).setState(state(state))));
    return message.build();
  }

  private static MoverState state(headroom.agent.model.MoverState state) {
    return switch (state) {
      case WAITING -> MoverState.MOVER_STATE_WAITING;
      case TOLD -> MoverState.MOVER_STATE_TOLD;
      case MOVED -> MoverState.MOVER_STATE_MOVED;
      case LEFT -> MoverState.MOVER_STATE_LEFT;
      case UNABLE -> MoverState.MOVER_STATE_UNABLE;
      case LEFT_BEHIND -> MoverState.MOVER_STATE_LEFT_BEHIND;
      case STAYED -> MoverState.MOVER_STATE_STAYED;
    };
  }

  static MediaMoved moved(HostEvent.MediaMoved event) {
    var message =
        MediaMoved.newBuilder()
            .setOperationId(event.operation().value())
            .setRoomId(event.room().value())
            .setParticipantId(event.participant().value());
    for (var stream : event.streams()) {
      message.addStreams(
          MovedStream.newBuilder()
              .setPeerId(stream.from().value())
              .setSource(stream.source())
              .setKind(stream.kind())
              .setLongestGapMs(stream.longestGapMs())
              .setBaselineMs(stream.baselineMs())
              .setSwitchMs(stream.switchMs())
              .setArrived(stream.arrived()));
    }
    return message.build();
  }
}
