// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import headroom.agent.journal.CommandJournal;
import headroom.agent.journal.CommandJournal.StoredResult;
import headroom.agent.link.CommandRefusedException.Code;
import headroom.agent.model.OperationId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.WorkerNumber;
import headroom.agentprotocol.v1.Command;
import headroom.agentprotocol.v1.CommandResult;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out commands, each id at most once: a repeated id gets the stored result. A crash between
 * the act and the storing of its result repeats the act, which is idempotent.
 *
 * <p>Commands of one room do not overlap; the caller sees to that.
 */
final class CommandExecutor {
  private static final int MAX_ID_LENGTH = 64;
  private static final long NANOS_PER_MS = 1_000_000;
  private static final Logger log = LoggerFactory.getLogger(CommandExecutor.class);

  private final CommandJournal journal;
  private final CommandTarget target;
  private final long hostIncarnation;
  private final LongSupplier nanoTime;

  CommandExecutor(
      CommandJournal journal, CommandTarget target, long hostIncarnation, LongSupplier nanoTime) {
    this.journal = journal;
    this.target = target;
    this.hostIncarnation = hostIncarnation;
    this.nanoTime = nanoTime;
  }

  /**
   * @param receivedAt on the clock of this executor; the command's time limit counts from here
   */
  CommandResult execute(Command command, long receivedAt) {
    String id = command.getCommandId();
    if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
      return result(id, refusal(Code.INVALID_COMMAND, "a command needs an id"));
    }
    var stored = journal.find(id);
    if (stored != null) {
      log.info("command {} was repeated: it gets its stored result", id);
      return result(id, stored);
    }
    var outcome = outcome(command, receivedAt);
    journal.store(id, outcome);
    log.info(
        "command {} {}: {} {}",
        id,
        command.getBodyCase(),
        outcome.ok() ? "done" : outcome.code(),
        outcome.message());
    return result(id, outcome);
  }

  private StoredResult outcome(Command command, long receivedAt) {
    try {
      requireInTime(command, receivedAt);
      act(command);
      return new StoredResult(true, "", "");
    } catch (CommandRefusedException e) {
      return refusal(e.code(), String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      return refusal(Code.INVALID_COMMAND, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("command {} failed", command.getCommandId(), e);
      return refusal(Code.WORKER_UNAVAILABLE, "the agent failed to do it; its log says why");
    }
  }

  private void requireInTime(Command command, long receivedAt) {
    if (command.getHostIncarnation() != hostIncarnation) {
      throw new CommandRefusedException(
          Code.STALE_INCARNATION,
          "meant for incarnation "
              + command.getHostIncarnation()
              + " of this host, which is now at "
              + hostIncarnation);
    }
    long waitedMs = (nanoTime.getAsLong() - receivedAt) / NANOS_PER_MS;
    if (command.getNotAfterMs() != 0 && waitedMs > command.getNotAfterMs()) {
      throw new CommandRefusedException(
          Code.COMMAND_TOO_LATE,
          "could only begin after "
              + waitedMs
              + " ms; the limit was "
              + command.getNotAfterMs()
              + " ms");
    }
  }

  private void act(Command command) {
    switch (command.getBodyCase()) {
      case OPEN_ROOM -> {
        var open = command.getOpenRoom();
        target.open(
            new RoomId(open.getRoomId()),
            new RoomEpoch(open.getEpoch()),
            new WorkerNumber(open.getWorkerNumber()),
            open.hasPlan() ? ProtoMapping.plan(open.getPlan()) : null);
      }
      case CLOSE_ROOM -> {
        var close = command.getCloseRoom();
        target.close(
            new RoomId(close.getRoomId()), new RoomEpoch(close.getEpoch()), close.getReason());
      }
      case REMOVE_PARTICIPANT -> {
        var remove = command.getRemoveParticipant();
        target.remove(
            new RoomId(remove.getRoomId()),
            new RoomEpoch(remove.getEpoch()),
            new ParticipantId(remove.getParticipantId()),
            remove.getReason());
      }
      case EXPECT_ARRIVALS -> {
        var expect = command.getExpectArrivals();
        target.expect(
            new RoomId(expect.getRoomId()),
            new RoomEpoch(expect.getEpoch()),
            new WorkerNumber(expect.getWorkerNumber()),
            MoveMapping.arrivals(expect));
      }
      case MOVE_PARTICIPANTS -> {
        var move = command.getMoveParticipants();
        target.move(
            new RoomId(move.getRoomId()),
            new RoomEpoch(move.getEpoch()),
            new WorkerNumber(move.getWorkerNumber()),
            MoveMapping.order(move));
      }
      case ABANDON_MOVE -> {
        var abandon = command.getAbandonMove();
        target.abandon(
            new RoomId(abandon.getRoomId()),
            new RoomEpoch(abandon.getEpoch()),
            new WorkerNumber(abandon.getWorkerNumber()),
            new OperationId(abandon.getOperationId()));
      }
      case BODY_NOT_SET ->
          throw new CommandRefusedException(
              Code.INVALID_COMMAND, "this agent does not know such a command; upgrade it");
    }
  }

  private static StoredResult refusal(Code code, String message) {
    return new StoredResult(false, code.name(), message);
  }

  private static CommandResult result(String id, StoredResult stored) {
    return CommandResult.newBuilder()
        .setCommandId(id)
        .setOk(stored.ok())
        .setCode(stored.code())
        .setMessage(stored.message())
        .build();
  }
}
