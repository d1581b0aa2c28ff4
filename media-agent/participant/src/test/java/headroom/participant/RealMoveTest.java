// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.participant.ortc.MediaKind;
import headroom.participant.rtp.RtpLoop;
import headroom.participant.webrtc.NativeMedia;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that move from a worker to another one, with real media. */
@Timeout(90)
class RealMoveTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static NativeMedia media;

  private final List<Participant> participants = new ArrayList<>();
  private final Map<String, MigrationReport> reports = new ConcurrentHashMap<>();
  private RealWorker here;
  private RealWorker there;
  private RealRoom old;
  private RealRoom target;
  private RtpLoop loop;

  @BeforeAll
  static void loadTheNativeLibrary() {
    media = new NativeMedia();
  }

  @AfterAll
  static void stopItsThreads() {
    media.close();
  }

  @BeforeEach
  void open() throws Exception {
    here = new RealWorker();
    there = new RealWorker();
    old = new RealRoom(here.worker());
    target = new RealRoom(there.worker());
    loop = new RtpLoop();
  }

  @AfterEach
  void close() throws Exception {
    participants.forEach(Participant::close);
    old.close();
    target.close();
    loop.close();
    here.close();
    there.close();
  }

  private JoinRequest request(String peerId, MigrationMode mode) {
    return new JoinRequest(old.url(), "r", peerId, peerId, "t", mode);
  }

  private void joinAll(MigrationMode mode) throws JoinFailedException {
    for (var peerId : List.of("ada", "bob")) {
      participants.add(
          Participant.joinNative(
              request(peerId, mode), media, NativeOptions.DEFAULT, new Notes(peerId)));
    }
    participants.add(
        Participant.joinPlain(request("pim", mode), loop, PlainOptions.DEFAULT, new Notes("pim")));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> participants.forEach(participant -> assertThat(live(participant)).isEqualTo(4)));
  }

  /** Streams of which something has come: two of each of the two others. */
  private static long live(Participant participant) {
    return participant.stats().received().stream().filter(r -> flows(r)).count();
  }

  private static boolean flows(ParticipantStats.Received stream) {
    var decoded = stream.framesDecoded();
    return stream.packets() > 10 && (decoded == null || decoded > 2);
  }

  private List<MigrationReport.Moved> streams(String peerId) {
    var report = reports.get(peerId);
    return report == null ? List.of() : report.streams();
  }

  private void moveAll() {
    old.migrate(target);
    await().atMost(PATIENCE).until(() -> reports.size() == 3);
    await().atMost(PATIENCE).until(() -> target.reports().size() == 3);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> participants.forEach(participant -> assertThat(live(participant)).isEqualTo(4)));
  }

  /** Pim's silence is not heard by those who listen, so there is nothing to measure of it. */
  private void everyStreamArrived() {
    assertThat(streams("ada")).hasSize(3).allMatch(MigrationReport.Moved::arrived);
    assertThat(streams("bob")).hasSize(3).allMatch(MigrationReport.Moved::arrived);
    assertThat(streams("pim")).hasSize(4).allMatch(MigrationReport.Moved::arrived);
  }

  @Test
  void everybodyMovesAndEveryStreamArrives() throws Exception {
    joinAll(MigrationMode.MAKE);
    moveAll();
    everyStreamArrived();
    assertThat(streams("ada"))
        .allSatisfy(moved -> assertThat(moved.switchMs()).isLessThanOrEqualTo(moved.longestGapMs()))
        .filteredOn(moved -> moved.kind() == MediaKind.VIDEO)
        .allSatisfy(moved -> assertThat(moved.longestGapMs()).isPositive());
    assertThat(target.reports())
        .allSatisfy(told -> assertThat(told.path("operationId").asString()).isEqualTo("move"))
        .extracting(told -> told.path("streams").size())
        .containsExactlyInAnyOrder(3, 3, 4);
  }

  @Test
  void theWrongWayRoundEverybodyArrivesAsWell() throws Exception {
    joinAll(MigrationMode.BREAK);
    moveAll();
    everyStreamArrived();
  }

  private final class Notes implements ParticipantEvents {
    private final String peerId;

    Notes(String peerId) {
      this.peerId = peerId;
    }

    @Override
    public void onMigrated(MigrationReport report) {
      reports.put(peerId, report);
    }

    @Override
    public void onReconnecting(String reason) {}

    @Override
    public void onResumed() {}

    @Override
    public void onRejoined(String reason) {}

    @Override
    public void onClosed(int code, String reason) {}
  }
}
