// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.agent.journal.CommandJournal.StoredResult;
import headroom.agent.journal.ParticipantEntry.TransportEntry;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.WorkerNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class JournalTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final RoomId ROOM = new RoomId("stage");

  @TempDir private Path folder;
  private Journal journal;

  @BeforeEach
  void open() {
    journal = Journal.open(folder.resolve("data/journal.db"));
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void everyStartOfTheAgentIsANewIncarnation() {
    assertThat(new HostJournal(journal).beginIncarnation()).isEqualTo(1);
    reopen();
    assertThat(new HostJournal(journal).beginIncarnation()).isEqualTo(2);
  }

  @Test
  void aCopyOfTheFileTakenAtAnyMomentHoldsAllThatWasStored() throws IOException {
    var rooms = new RoomJournal(journal);
    for (int number = 1; number <= 20; number++) {
      rooms.store(room("room-" + number));
      try (var survivor = Journal.open(copyAsItIsNow("copy-" + number))) {
        assertThat(new RoomJournal(survivor).rooms()).hasSize(number);
      }
    }
  }

  /** What a killed agent leaves behind: the file and its log, without any orderly end. */
  private Path copyAsItIsNow(String name) throws IOException {
    var copy = folder.resolve(name);
    Files.copy(folder.resolve("data/journal.db"), copy);
    Files.copy(folder.resolve("data/journal.db-wal"), folder.resolve(name + "-wal"));
    return copy;
  }

  @Test
  void changesThatFailHalfWayLeaveNothingBehind() {
    var rooms = new RoomJournal(journal);
    assertThatThrownBy(
            () ->
                journal.atomically(
                    () -> {
                      rooms.store(room("stage"));
                      throw new IllegalStateException("half-way");
                    }))
        .hasMessage("half-way");
    assertThat(rooms.rooms()).isEmpty();
    rooms.store(room("stage"));
    reopen();
    assertThat(new RoomJournal(journal).rooms()).hasSize(1);
  }

  @Test
  void aDamagedFileIsRefusedByItsName() throws IOException {
    var damaged = Files.writeString(folder.resolve("damaged.db"), "no journal at all".repeat(99));
    assertThatThrownBy(() -> Journal.open(damaged))
        .isInstanceOf(JournalUnavailableException.class)
        .hasMessageContaining("damaged.db");
  }

  @Test
  void manyThreadsMayStoreAtOnce() throws InterruptedException {
    var rooms = new RoomJournal(journal);
    var threads =
        IntStream.range(0, 16)
            .mapToObj(
                number ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              for (int change = 0; change < 100; change++) {
                                rooms.store(room("room-" + number));
                                rooms.store(key("room-" + number), participant("p" + change));
                              }
                            }))
            .toList();
    for (var thread : threads) {
      thread.join();
    }
    reopen();
    var reread = new RoomJournal(journal);
    assertThat(reread.rooms()).hasSize(16);
    assertThat(reread.participants(key("room-7"))).hasSize(100);
  }

  @Test
  void aSecondAgentOnTheSameFolderIsRefused() {
    assertThatThrownBy(() -> Journal.open(folder.resolve("data/journal.db")))
        .isInstanceOf(JournalUnavailableException.class)
        .hasMessageContaining("another agent");
  }

  @Test
  void aRoomComesBackWithItsParticipantsAndNobodyElses() {
    var rooms = new RoomJournal(journal);
    rooms.store(room("stage"));
    rooms.store(key("stage"), participant("ann"));
    rooms.store(key("stage"), participant("bob"));
    rooms.store(key("stage2"), participant("eve"));
    reopen();
    rooms = new RoomJournal(journal);
    assertThat(rooms.rooms()).containsExactly(room("stage"));
    assertThat(rooms.participants(key("stage")))
        .containsExactly(participant("ann"), participant("bob"));
    rooms.remove(key("stage"));
    assertThat(rooms.participants(key("stage"))).isEmpty();
    assertThat(rooms.participants(key("stage2"))).hasSize(1);
  }

  @Test
  void anEpochNeverFallsAndOutlivesItsRoom() {
    var rooms = new RoomJournal(journal);
    rooms.store(room("stage"));
    rooms.raiseEpoch(ROOM, new RoomEpoch(7));
    rooms.raiseEpoch(ROOM, new RoomEpoch(6));
    rooms.remove(key("stage"));
    reopen();
    assertThat(new RoomJournal(journal).highestEpoch(ROOM)).isEqualTo(new RoomEpoch(7));
  }

  @Test
  void theLastTenThousandResultsAreKept() {
    var commands = new CommandJournal(journal);
    for (int number = 0; number < CommandJournal.KEPT + 2; number++) {
      commands.store("command-" + number, new StoredResult(true, "", ""));
    }
    assertThat(commands.find("command-1")).isNull();
    assertThat(commands.find("command-2")).isNotNull();
    reopen();
    assertThat(new CommandJournal(journal).find("command-" + (CommandJournal.KEPT + 1)))
        .isEqualTo(new StoredResult(true, "", ""));
  }

  private void reopen() {
    journal.close();
    open();
  }

  private static String key(String room) {
    return RoomEntry.key(new RoomId(room), new WorkerNumber(2));
  }

  private static RoomEntry room(String id) {
    return new RoomEntry(
        new RoomId(id),
        new RoomEpoch(3),
        new WorkerNumber(2),
        5,
        "router",
        JSON.createArrayNode(),
        9,
        Map.of("media-02/w1", "transport"));
  }

  private static ParticipantEntry participant(String id) {
    return new ParticipantEntry(
        new ParticipantId(id),
        "Name of " + id,
        JSON.createObjectNode().put("name", "Chromium"),
        null,
        true,
        true,
        4,
        List.of(new TransportEntry("t1", "webrtc", "send")),
        Map.of("p1", JSON.createObjectNode().put("source", "mic")),
        List.of("c1"));
  }
}
