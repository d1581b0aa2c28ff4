// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.agent.model.ConsumerCounts;
import headroom.agent.model.HostEvent;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.RoomSnapshot;
import headroom.agent.model.RoomSnapshot.ParticipantSnapshot;
import headroom.agent.model.WorkerNumber;
import headroom.agent.model.WorkerSnapshot;
import headroom.agent.model.WorkerSnapshot.State;
import headroom.agent.model.WorkerSnapshot.WorkerLoad;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportedStateTest {
  private final List<WorkerSnapshot> workers = new ArrayList<>(List.of(worker(1), worker(2)));
  private final List<RoomSnapshot> rooms = new ArrayList<>();
  private final ReportedState reported = new ReportedState(new Host());

  @Test
  void theInventoryTellsAllAndEndsWithItsLastPart() {
    rooms.add(room("stage", 1, 3));
    var parts = reported.inventory();
    assertThat(parts).hasSize(1);
    assertThat(parts.getFirst().getLast()).isTrue();
    assertThat(parts.getFirst().getWorkersList()).hasSize(2);
    assertThat(parts.getFirst().getRoomsList()).hasSize(1);
  }

  @Test
  void alargeInventoryComesInPartsOfAtMostAMebibyte() {
    for (int number = 0; number < 30_000; number++) {
      rooms.add(room("room-with-a-rather-long-identifier-" + number, 1, 4));
    }
    var parts = reported.inventory();
    assertThat(parts.size()).isGreaterThan(2);
    assertThat(parts).allMatch(part -> part.getSerializedSize() <= 1_100_000);
    assertThat(parts.stream().mapToInt(part -> part.getRoomsCount()).sum()).isEqualTo(30_000);
    assertThat(parts.stream().filter(part -> part.getLast())).containsExactly(parts.getLast());
  }

  @Test
  void aReportTellsOnlyWhatChanged() {
    rooms.add(room("stage", 1, 3));
    rooms.add(room("hall", 2, 3));
    reported.inventory();
    assertThat(reported.changes(List.of()).getFirst())
        .satisfies(
            report -> {
              assertThat(report.getSequence()).isEqualTo(1);
              assertThat(report.getWorkersList()).isEmpty();
              assertThat(report.getRoomsList()).isEmpty();
            });

    rooms.set(0, room("stage", 1, 4));
    rooms.remove(1);
    var report = reported.changes(List.of()).getFirst();
    assertThat(report.getSequence()).isEqualTo(2);
    assertThat(report.getRoomsList()).extracting(room -> room.getId()).containsExactly("stage");
    assertThat(report.getClosedRoomIdsList()).containsExactly("hall");
    // Both carry other numbers of consumers now.
    assertThat(report.getWorkersList())
        .extracting(worker -> worker.getConsumers().getAudioLive())
        .containsExactlyInAnyOrder(4, 0);
  }

  @Test
  void eventsTravelOnce() {
    reported.inventory();
    var event =
        new HostEvent.WorkerDied(5, new WorkerNumber(2), 77, "crashed", List.of(new RoomId("a")));
    var died = reported.changes(List.of(event)).getFirst().getEvents(0).getWorkerDied();
    assertThat(died.getNumber()).isEqualTo(2);
    assertThat(died.getPid()).isEqualTo(77);
    assertThat(died.getRoomIdsList()).containsExactly("a");
    assertThat(reported.changes(List.of()).getFirst().getEventsList()).isEmpty();
  }

  private static WorkerSnapshot worker(int number) {
    return new WorkerSnapshot(
        new WorkerNumber(number), State.RUNNING, number - 1, 100, 1, 0, 0, WorkerLoad.NONE, "");
  }

  private static RoomSnapshot room(String id, int worker, int audio) {
    return new RoomSnapshot(
        new RoomId(id),
        new RoomEpoch(1),
        new WorkerNumber(worker),
        "router",
        0,
        0,
        List.of(
            new ParticipantSnapshot(
                new ParticipantId("ann"),
                "Ann",
                "",
                0,
                true,
                List.of(),
                new ConsumerCounts(audio, 0, 0, 0),
                false,
                false,
                false,
                false)),
        audio,
        List.of(),
        null);
  }

  private final class Host implements HostState {
    @Override
    public List<WorkerSnapshot> workers() {
      return workers;
    }

    @Override
    public List<RoomSnapshot> rooms() {
      return rooms;
    }

    @Override
    public List<HostEvent> takeEvents() {
      return List.of();
    }

    @Override
    public void giveBack(List<HostEvent> events) {}
  }
}
