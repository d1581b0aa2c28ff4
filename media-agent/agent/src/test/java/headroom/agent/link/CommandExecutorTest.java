// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.agent.journal.CommandJournal;
import headroom.agent.journal.Journal;
import headroom.agent.model.OperationId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.WorkerNumber;
import headroom.agent.move.ArrivalOrder;
import headroom.agent.move.MoveOrder;
import headroom.agent.part.RoomPlan;
import headroom.agentprotocol.v1.Command;
import headroom.agentprotocol.v1.OpenRoom;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandExecutorTest {
  private static final long INCARNATION = 3;

  @TempDir private Path folder;
  private final List<String> acts = new ArrayList<>();
  private Journal journal;
  private CommandExecutor executor;
  private long nanos;

  @BeforeEach
  void open() {
    journal = Journal.open(folder.resolve("journal.db"));
    executor =
        new CommandExecutor(new CommandJournal(journal), new Target(), INCARNATION, () -> nanos);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void aCommandIsRefusedWhenItCouldOnlyBeginTooLateAndStaysRefused() {
    var command = command("c1").setNotAfterMs(200).build();
    nanos = Duration.ofMillis(201).toNanos();
    assertThat(executor.execute(command, 0).getCode()).isEqualTo("COMMAND_TOO_LATE");
    assertThat(executor.execute(command, nanos).getCode()).isEqualTo("COMMAND_TOO_LATE");
    assertThat(acts).isEmpty();
  }

  @Test
  void aCommandInTimeIsCarriedOutOnce() {
    var command = command("c1").setNotAfterMs(200).build();
    nanos = Duration.ofMillis(199).toNanos();
    assertThat(executor.execute(command, 0).getOk()).isTrue();
    assertThat(executor.execute(command, 0).getOk()).isTrue();
    assertThat(acts).containsExactly("open stage");
  }

  @Test
  void aCommandWithoutALimitIsNeverTooLate() {
    nanos = Duration.ofDays(1).toNanos();
    assertThat(executor.execute(command("c1").build(), 0).getOk()).isTrue();
  }

  @Test
  void aCommandWithoutAnIdIsRefused() {
    assertThat(executor.execute(command("").build(), 0).getCode()).isEqualTo("INVALID_COMMAND");
    assertThat(executor.execute(command("x".repeat(65)).build(), 0).getCode())
        .isEqualTo("INVALID_COMMAND");
  }

  @Test
  void anUnforeseenFailureIsAnAnswerToo() {
    assertThat(executor.execute(command("c1", "explodes").build(), 0).getCode())
        .isEqualTo("WORKER_UNAVAILABLE");
  }

  private static Command.Builder command(String id) {
    return command(id, "stage");
  }

  private static Command.Builder command(String id, String room) {
    return Command.newBuilder()
        .setCommandId(id)
        .setHostIncarnation(INCARNATION)
        .setOpenRoom(OpenRoom.newBuilder().setRoomId(room).setEpoch(1).setWorkerNumber(1));
  }

  private final class Target implements CommandTarget {
    @Override
    public void open(RoomId room, RoomEpoch epoch, WorkerNumber worker, @Nullable RoomPlan plan) {
      if (room.value().equals("explodes")) {
        throw new IllegalStateException("as asked");
      }
      acts.add("open " + room);
    }

    @Override
    public void close(RoomId room, RoomEpoch epoch, String reason) {
      acts.add("close " + room);
    }

    @Override
    public void expect(RoomId room, RoomEpoch epoch, WorkerNumber worker, ArrivalOrder order) {
      acts.add("expect " + order);
    }

    @Override
    public void move(RoomId room, RoomEpoch epoch, WorkerNumber worker, MoveOrder order) {
      acts.add("move " + order);
    }

    @Override
    public void abandon(RoomId room, RoomEpoch epoch, WorkerNumber worker, OperationId operation) {
      acts.add("abandon " + operation);
    }

    @Override
    public void remove(RoomId room, RoomEpoch epoch, ParticipantId participant, String reason) {
      acts.add("remove " + participant);
    }
  }
}
