// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.participant.ortc.MediaKind;
import headroom.participant.rtp.RtpLoop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MoveTest {
  private static final Move.Times PATIENT =
      new Move.Times(Duration.ofSeconds(20), 0, Duration.ofMillis(20));
  private static final Move.Times IMPATIENT =
      new Move.Times(Duration.ofMillis(50), 0, Duration.ofMillis(20));
  private static final Move.Times HOLDING_OUT =
      new Move.Times(Duration.ofMillis(50), 0.9, Duration.ofMillis(20));

  private final List<String> events = new CopyOnWriteArrayList<>();
  private final List<MigrationReport> reports = new CopyOnWriteArrayList<>();
  private FakeAgent old;
  private FakeAgent target;
  private RtpLoop loop;
  private final List<Participant> participants = new CopyOnWriteArrayList<>();

  @BeforeEach
  void open() throws Exception {
    old = new FakeAgent();
    target = new FakeAgent();
    loop = new RtpLoop();
  }

  @AfterEach
  void leave() throws Exception {
    participants.forEach(Participant::close);
    old.close();
    target.close();
    loop.close();
  }

  /** Joins, and receives a stream of Bob's. */
  private void enter(MigrationMode mode, Move.Times times) throws Exception {
    var request = new JoinRequest(old.url(), "a room", "p1", "Ada", "secret", mode);
    participants.add(
        Participant.joinPlain(request, loop, PlainOptions.DEFAULT, new Notes(), times));
    await().until(() -> !old.ssrcsSeen.isEmpty());
    take(old, "c1", 7);
    old.sendRtp(7, 1);
    await().until(() -> packets("c1") == 1);
    old.requests.clear();
  }

  private Participant participant() {
    return participants.getLast();
  }

  private void take(FakeAgent agent, String consumerId, long ssrc) {
    var before = agent.answers.size();
    agent.offerConsumer(consumerId, "bob", ssrc, false);
    await().until(() -> agent.answers.size() > before);
  }

  private long packets(String consumerId) {
    return participant().stats().received().stream()
        .filter(stream -> stream.consumerId().equals(consumerId))
        .mapToLong(ParticipantStats.Received::packets)
        .sum();
  }

  private void order() {
    old.notify(
        "migrate",
        Map.of(
            "operationId",
            "op-1",
            "url",
            target.url() + "?roomId=a+room&peerId=p1&token=n%2Bw",
            "deadlineMs",
            20_000));
  }

  /** Both kinds are sent at the target, and its port knows where we are. */
  private void sent() {
    await().until(() -> target.producers.size() == 2 && !target.ssrcsSeen.isEmpty());
  }

  private void moveAll() throws Exception {
    order();
    sent();
    take(target, "d1", 9);
    target.sendRtp(9, 1);
    await().until(() -> old.requests.contains("moved"));
    old.notify("migrated", Map.of("operationId", "op-1"));
    await().until(() -> !reports.isEmpty());
  }

  @Test
  void aStreamSwitchesByItsFirstPacketAndThenTheOldSideIsTold() throws Exception {
    enter(MigrationMode.MAKE, PATIENT);
    assertThat(old.dataOf("join").path("migrates").asBoolean()).isTrue();
    order();
    sent();
    assertThat(target.connection().path()).contains("token=n%2Bw", "peerId=p1", "roomId=a+room");
    take(target, "d1", 9);
    old.sendRtp(7, 2);
    await().until(() -> packets("c1") == 2);
    assertThat(old.requests).as("nothing is told before the stream is there").isEmpty();
    target.sendRtp(9, 1);
    await().until(() -> old.requests.contains("moved"));
    await().until(() -> packets("d1") == 1);
    assertThat(old.dataOf("moved").path("operationId").asString()).isEqualTo("op-1");
    old.notify("migrated", Map.of("operationId", "op-1"));
    await().until(() -> !reports.isEmpty());
    assertThat(reports.getFirst().streams())
        .singleElement()
        .satisfies(
            moved -> {
              assertThat(moved.peerId()).isEqualTo("bob");
              assertThat(moved.source()).isEqualTo("webcam");
              assertThat(moved.arrived()).isTrue();
              assertThat(moved.longestGapMs()).isGreaterThanOrEqualTo(moved.switchMs());
            });
    var told = target.dataOf("reportMedia");
    assertThat(told.path("operationId").asString()).isEqualTo("op-1");
    assertThat(told.at("/streams/0/kind").asString()).isEqualTo("video");
    assertThat(events).containsExactly("migrating op-1");
    await().until(() -> old.connection().ended());
  }

  @Test
  void theNewConnectionIsTheOneThatIsMutedAndResumed() throws Exception {
    enter(MigrationMode.MAKE, PATIENT);
    moveAll();
    await().until(() -> old.connection().ended());
    participant().mute(MediaKind.AUDIO, true);
    assertThat(target.pausedProducers).hasSize(1);
    assertThat(old.pausedProducers).isEmpty();
    target.connection().die();
    await().until(() -> events.contains("resumed"));
    assertThat(target.connection().path()).contains("resume=1", "token=n%2Bw");
    assertThat(old.connections()).isEqualTo(1);
  }

  @Test
  void aMuteInTheMiddleIsToldToBothSides() throws Exception {
    enter(MigrationMode.MAKE, PATIENT);
    order();
    sent();
    participant().mute(MediaKind.VIDEO, true);
    assertThat(old.pausedProducers).hasSize(1);
    assertThat(target.pausedProducers).hasSize(1);
  }

  @Test
  void aPausedStreamIsNotWaitedForNorMeasured() throws Exception {
    enter(MigrationMode.MAKE, PATIENT);
    old.notify("consumerPaused", Map.of("consumerId", "c1"));
    await().until(() -> participant().stats().received().getFirst().paused());
    order();
    sent();
    target.offerConsumer("d1", "bob", 9, true);
    await().until(() -> old.requests.contains("moved"));
    old.notify("migrated", Map.of("operationId", "op-1"));
    await().until(() -> !reports.isEmpty());
    assertThat(reports.getFirst().streams()).isEmpty();
  }

  @Test
  void aStreamThatEndsMeanwhileIsNotWaitedFor() throws Exception {
    enter(MigrationMode.MAKE, PATIENT);
    order();
    sent();
    old.notify("consumerClosed", Map.of("consumerId", "c1"));
    await().until(() -> old.requests.contains("moved"));
  }

  @Test
  void aStreamThatDoesNotComeInTimeIsMissingForTheWholeWindow() throws Exception {
    enter(MigrationMode.MAKE, IMPATIENT);
    order();
    await().until(() -> old.requests.contains("moved"));
    await().until(() -> !reports.isEmpty());
    assertThat(reports.getFirst().streams())
        .singleElement()
        .satisfies(
            moved -> {
              assertThat(moved.arrived()).isFalse();
              assertThat(moved.longestGapMs()).isGreaterThanOrEqualTo(70);
            });
  }

  @Test
  void whileTheOldSideFlowsAStreamMayTakeItsTime() throws Exception {
    enter(MigrationMode.MAKE, HOLDING_OUT);
    order();
    sent();
    await("its time is not over")
        .during(Duration.ofMillis(200))
        .until(() -> old.requests.isEmpty());
    take(target, "d1", 9);
    target.sendRtp(9, 1);
    await().until(() -> old.requests.contains("moved"));
    await().until(() -> !reports.isEmpty());
    assertThat(reports.getFirst().streams())
        .singleElement()
        .matches(MigrationReport.Moved::arrived);
  }

  @Test
  void aTargetThatIsNotThereChangesNothing() throws Exception {
    enter(MigrationMode.MAKE, PATIENT);
    target.close();
    order();
    await().until(() -> events.stream().anyMatch(event -> event.startsWith("stayed op-1")));
    assertThat(old.requests).isEmpty();
    old.sendRtp(7, 2);
    await().until(() -> packets("c1") == 2);
  }

  @Test
  void aTargetThatIsLostHalfWayChangesNothing() throws Exception {
    enter(MigrationMode.MAKE, PATIENT);
    order();
    sent();
    target.notify("rejoin", Map.of("reason", "WORKER_DIED"));
    await().until(() -> events.contains("stayed op-1 WORKER_DIED"));
    assertThat(old.requests).isEmpty();
    old.sendRtp(7, 2);
    await().until(() -> packets("c1") == 2);
    order();
    await().until(() -> target.connections() == 2);
  }

  @Test
  void whoDidNotMakeItComesToTheTargetAnewWhenItIsPutOut() throws Exception {
    enter(MigrationMode.MAKE, PATIENT);
    order();
    sent();
    target.notify("rejoin", Map.of("reason", "WORKER_DIED"));
    await().until(() -> events.contains("stayed op-1 WORKER_DIED"));
    old.connection().close(4409, "STALE_EPOCH");
    await().until(() -> events.contains("rejoined STALE_EPOCH"));
    assertThat(target.connection().path()).contains("token=n%2Bw").doesNotContain("resume");
    assertThat(target.producers).hasSize(4);
    assertThat(old.connections()).isEqualTo(1);
  }

  @Test
  void whoWasToldNothingIsPutOutForGood() throws Exception {
    enter(MigrationMode.NONE, PATIENT);
    order();
    old.connection().close(4409, "STALE_EPOCH");
    await().until(() -> events.contains("closed 4409 STALE_EPOCH"));
    assertThat(target.connections()).isZero();
  }

  @Test
  void whoLosesTheOldConnectionGoesOnAlone() throws Exception {
    enter(MigrationMode.MAKE, PATIENT);
    order();
    sent();
    old.connection().die();
    take(target, "d1", 9);
    target.sendRtp(9, 1);
    await().until(() -> !reports.isEmpty());
    assertThat(reports.getFirst().streams())
        .singleElement()
        .matches(MigrationReport.Moved::arrived);
    assertThat(old.connections()).isEqualTo(1);
    assertThat(events).containsExactly("migrating op-1");
  }

  @Test
  void whoDoesNotKnowMovesStays() throws Exception {
    enter(MigrationMode.NONE, PATIENT);
    assertThat(old.dataOf("join").path("migrates").asBoolean()).isFalse();
    order();
    take(old, "c2", 8);
    participant().mute(MediaKind.AUDIO, true);
    assertThat(target.connections()).isZero();
    assertThat(events).isEmpty();
  }

  @Test
  void theWrongWayRoundEndsTheOldMediaFirst() throws Exception {
    enter(MigrationMode.BREAK, PATIENT);
    order();
    sent();
    old.sendRtp(7, 2);
    take(target, "d1", 9);
    target.sendRtp(9, 1);
    await().until(() -> old.requests.contains("moved"));
    old.notify("migrated", Map.of("operationId", "op-1"));
    await().until(() -> !reports.isEmpty());
    var moved = reports.getFirst().streams().getFirst();
    assertThat(moved.arrived()).isTrue();
    assertThat(moved.longestGapMs()).as("the packet of the old side is not heard").isPositive();
    assertThat(packets("d1")).isEqualTo(1);
  }

  private final class Notes implements ParticipantEvents {
    @Override
    public void onReconnecting(String reason) {
      events.add("reconnecting");
    }

    @Override
    public void onResumed() {
      events.add("resumed");
    }

    @Override
    public void onRejoined(String reason) {
      events.add("rejoined " + reason);
    }

    @Override
    public void onMigrating(String operationId) {
      events.add("migrating " + operationId);
    }

    @Override
    public void onMigrated(MigrationReport report) {
      reports.add(report);
    }

    @Override
    public void onStayed(String operationId, String reason) {
      events.add("stayed " + operationId + " " + reason);
    }

    @Override
    public void onClosed(int code, String reason) {
      events.add("closed " + code + " " + reason);
    }
  }
}
