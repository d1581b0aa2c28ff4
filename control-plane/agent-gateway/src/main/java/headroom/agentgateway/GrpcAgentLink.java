// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import com.google.protobuf.ByteString;
import headroom.agentprotocol.v1.AbandonMove;
import headroom.agentprotocol.v1.CloseRoom;
import headroom.agentprotocol.v1.Command;
import headroom.agentprotocol.v1.CommandResult;
import headroom.agentprotocol.v1.Destination;
import headroom.agentprotocol.v1.ExpectArrivals;
import headroom.agentprotocol.v1.MoveParticipants;
import headroom.agentprotocol.v1.OpenRoom;
import headroom.agentprotocol.v1.Part;
import headroom.agentprotocol.v1.RemoveParticipant;
import headroom.agentprotocol.v1.SpeakerLimits;
import headroom.agentprotocol.v1.ToAgent;
import headroom.agentprotocol.v1.TokenKeys;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.AgentLink;
import headroom.operations.agent.CommandOutcome;
import headroom.operations.agent.PartAddress;
import headroom.operations.agent.RoomPlan;
import headroom.planning.ParticipantId;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Commands to one agent over its stream. A stream's sender takes one message at a time: hence the
 * lock.
 */
final class GrpcAgentLink implements AgentLink {
  private final String host;
  private final long incarnation;
  private final StreamObserver<ToAgent> out;
  private final Supplier<String> commandIds;
  private final Map<String, CompletableFuture<CommandOutcome>> pending = new ConcurrentHashMap<>();
  private final ReentrantLock sending = new ReentrantLock();
  private boolean ended;

  GrpcAgentLink(
      String host, long incarnation, StreamObserver<ToAgent> out, Supplier<String> commandIds) {
    this.host = host;
    this.incarnation = incarnation;
    this.out = out;
    this.commandIds = commandIds;
  }

  String host() {
    return host;
  }

  @Override
  public CommandOutcome send(AgentCommand command, Duration timeout) {
    String id = commandIds.get();
    CompletableFuture<CommandOutcome> answer = new CompletableFuture<>();
    pending.put(id, answer);
    try {
      send(ToAgent.newBuilder().setCommand(toProto(id, command, timeout)).build());
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unreachable("it did not answer within " + timeout.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw unreachable("its link ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable("the wait was interrupted", e);
    } finally {
      pending.remove(id);
    }
  }

  @Override
  public void sendTokenKeys(String jwks) {
    send(ToAgent.newBuilder().setTokenKeys(TokenKeys.newBuilder().setJwksJson(jwks)).build());
  }

  @Override
  public void close(String reason) {
    end(Status.ABORTED.withDescription(reason));
  }

  /**
   * Sends what the work returns before anything else: whoever learns of this link during the work
   * and sends over it has to wait.
   */
  void beginWith(Supplier<ToAgent> work) {
    sending.lock();
    try {
      send(work.get());
    } finally {
      sending.unlock();
    }
  }

  /** Ends the link with this status. */
  void end(Status status) {
    sending.lock();
    try {
      if (!ended) {
        ended = true;
        out.onError(status.asRuntimeException());
      }
    } catch (StatusRuntimeException | IllegalStateException e) {
      // The call was cancelled: there is nobody left to tell.
    } finally {
      sending.unlock();
    }
    failPending();
  }

  void send(ToAgent message) {
    sending.lock();
    try {
      if (ended) {
        throw unreachable("its link ended", null);
      }
      out.onNext(message);
    } catch (StatusRuntimeException | IllegalStateException e) {
      throw unreachable("its link ended", e);
    } finally {
      sending.unlock();
    }
  }

  void answered(CommandResult result) {
    CompletableFuture<CommandOutcome> answer = pending.get(result.getCommandId());
    if (answer != null) {
      answer.complete(FromProto.outcome(result));
    }
  }

  /** The agent's side has ended; nothing more is sent or awaited. */
  void ended() {
    sending.lock();
    try {
      if (!ended) {
        ended = true;
        try {
          out.onCompleted();
        } catch (StatusRuntimeException | IllegalStateException e) {
          // The call was cancelled: there is nobody left to tell.
        }
      }
    } finally {
      sending.unlock();
    }
    failPending();
  }

  private void failPending() {
    pending
        .values()
        .forEach(answer -> answer.completeExceptionally(new IllegalStateException("link ended")));
  }

  private Command toProto(String id, AgentCommand command, Duration timeout) {
    Command.Builder builder =
        Command.newBuilder()
            .setCommandId(id)
            .setHostIncarnation(incarnation)
            .setNotAfterMs((int) timeout.toMillis());
    switch (command) {
      case AgentCommand.OpenRoom open ->
          builder.setOpenRoom(
              OpenRoom.newBuilder()
                  .setRoomId(open.room().value())
                  .setEpoch(open.epoch())
                  .setWorkerNumber(open.workerNumber())
                  .setPlan(plan(open.plan())));
      case AgentCommand.CloseRoom close ->
          builder.setCloseRoom(
              CloseRoom.newBuilder()
                  .setRoomId(close.room().value())
                  .setEpoch(close.epoch())
                  .setReason(close.reason()));
      case AgentCommand.ExpectArrivals expect -> builder.setExpectArrivals(expect(expect));
      case AgentCommand.MoveParticipants move -> builder.setMoveParticipants(move(move));
      case AgentCommand.AbandonMove abandon ->
          builder.setAbandonMove(
              AbandonMove.newBuilder()
                  .setOperationId(abandon.move())
                  .setRoomId(abandon.room().value())
                  .setEpoch(abandon.epoch())
                  .setWorkerNumber(abandon.workerNumber()));
      case AgentCommand.RemoveParticipant remove ->
          builder.setRemoveParticipant(
              RemoveParticipant.newBuilder()
                  .setRoomId(remove.room().value())
                  .setEpoch(remove.epoch())
                  .setParticipantId(remove.participant().value())
                  .setReason(remove.reason()));
    }
    return builder.build();
  }

  private static ExpectArrivals expect(AgentCommand.ExpectArrivals expect) {
    return ExpectArrivals.newBuilder()
        .setOperationId(expect.move())
        .setRoomId(expect.room().value())
        .setEpoch(expect.epoch())
        .setWorkerNumber(expect.workerNumber())
        .setFrom(part(expect.from()))
        .addAllParticipantIds(expect.participants().stream().map(ParticipantId::value).toList())
        .setBarrierMs(Math.toIntExact(expect.barrier().toMillis()))
        .build();
  }

  private static MoveParticipants move(AgentCommand.MoveParticipants move) {
    return MoveParticipants.newBuilder()
        .setOperationId(move.move())
        .setRoomId(move.room().value())
        .setEpoch(move.epoch())
        .setWorkerNumber(move.workerNumber())
        .setTo(part(move.to()))
        .addAllDestinations(
            move.movers().stream()
                .map(
                    mover ->
                        Destination.newBuilder()
                            .setParticipantId(mover.participant().value())
                            .setUrl(mover.url())
                            .build())
                .toList())
        .setDeadlineMs(Math.toIntExact(move.deadline().toMillis()))
        .build();
  }

  private static Part part(PartAddress part) {
    return Part.newBuilder()
        .setHost(part.worker().host().name())
        .setWorkerNumber(part.worker().number())
        .setPeerAddress(part.peerAddress())
        .build();
  }

  private static headroom.agentprotocol.v1.RoomPlan plan(RoomPlan plan) {
    headroom.agentprotocol.v1.RoomPlan.Builder message =
        headroom.agentprotocol.v1.RoomPlan.newBuilder()
            .setRevision(plan.revision())
            .setLimits(
                SpeakerLimits.newBuilder()
                    .setMaxLive(plan.limits().maxLive())
                    .setMaxStandby(plan.limits().maxStandby())
                    .setMaxLiveAudio(plan.limits().maxLiveAudio()))
            .setExpectedParticipants(plan.expectedParticipants())
            .setSecret(ByteString.copyFrom(plan.secret().bytes()));
    plan.parts().forEach(part -> message.addParts(part(part)));
    plan.pinned().forEach(participant -> message.addPinned(participant.value()));
    return message.build();
  }

  private HeadroomException unreachable(String why, @Nullable Throwable cause) {
    String message = "Host " + host + " can't be reached: " + why + ". Try again.";
    return cause == null
        ? new HeadroomException(ErrorCode.HOST_UNREACHABLE, message)
        : new HeadroomException(ErrorCode.HOST_UNREACHABLE, message, cause);
  }
}
