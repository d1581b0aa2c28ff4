// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import headroom.participant.ortc.MediaKind;
import headroom.participant.rtp.RtpLoop;
import headroom.participant.signalling.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class ParticipantLifeTest {
  private static final List<String> A_JOIN =
      List.of("getRouterRtpCapabilities", "createPlainTransport", "join", "produce", "produce");

  private final List<String> events = new CopyOnWriteArrayList<>();
  private FakeAgent agent;
  private RtpLoop loop;
  private Participant participant;

  @BeforeEach
  void join() throws Exception {
    agent = new FakeAgent();
    loop = new RtpLoop();
    participant = enter();
    agent.requests.clear();
  }

  private Participant enter() throws JoinFailedException {
    var request = new JoinRequest(agent.url(), "a room", "p1", "Ada", "secret");
    return Participant.joinPlain(request, loop, PlainOptions.DEFAULT, new Notes());
  }

  @AfterEach
  void leave() throws Exception {
    participant.close();
    agent.close();
    loop.close();
  }

  private List<ParticipantStats.Received> received() {
    return participant.stats().received();
  }

  private void take(String consumerId, String peerId, long ssrc) {
    var before = agent.answers.size();
    agent.offerConsumer(consumerId, peerId, ssrc, false);
    await().until(() -> agent.answers.size() > before);
  }

  @Test
  void aJoinCarriesRoomPeerAndTokenAndItsMediaFlows() {
    assertThat(agent.connection().path())
        .contains("roomId=a+room", "peerId=p1", "token=secret")
        .doesNotContain("resume");
    var announced =
        agent.producers.values().stream()
            .map(data -> data.at("/rtpParameters/encodings/0/ssrc").asLong())
            .toList();
    assertThat(announced).hasSize(2);
    await().until(() -> agent.ssrcsSeen.containsAll(announced));
  }

  @Test
  void aConsumerIsAcceptedTwiceAndCountedOnce() throws Exception {
    take("c1", "bob", 7);
    await().until(() -> !agent.ssrcsSeen.isEmpty());
    agent.sendRtp(7, 1);
    await().until(() -> received().getFirst().packets() == 1);
    take("c1", "bob", 7);
    agent.sendRtp(7, 3);
    await().until(() -> received().getFirst().packets() == 2);
    assertThat(agent.answers).hasSize(2).allMatch(answer -> answer.path("ok").asBoolean());
    assertThat(received()).hasSize(1);
    assertThat(received().getFirst().lost()).isEqualTo(1);
    assertThat(received().getFirst().sequenceGaps()).isEqualTo(1);
  }

  @Test
  void aRequestThatItDoesNotKnowIsRefused() {
    agent.connection().say("{\"request\":true,\"id\":5,\"method\":\"moved\",\"data\":{}}");
    await().until(() -> !agent.answers.isEmpty());
    JsonNode answer = agent.answers.getFirst();
    assertThat(answer.path("errorCode").asInt()).isEqualTo(404);
    assertThat(answer.path("errorReason").asString()).startsWith("UNKNOWN_METHOD: ");
  }

  @Test
  void aBrokenConnectionIsResumedWhileMediaGoesOn() throws Exception {
    var packets = participant.stats().sent().getFirst().packets();
    agent.connection().die();
    await().until(() -> events.contains("resumed"));
    assertThat(events).first().asString().startsWith("reconnecting");
    assertThat(agent.connection().path()).contains("resume=1");
    assertThat(agent.requests).isEmpty();
    await().until(() -> participant.stats().sent().getFirst().packets() > packets);
  }

  @Test
  void anAgentThatIsAwayForAWhileIsTriedAgain() throws Exception {
    agent.onResume = () -> agent.connection().close(4503, "WORKER_UNAVAILABLE");
    agent.connection().die();
    await().until(() -> agent.connections() >= 4);
    agent.onResume = null;
    await().until(() -> events.contains("resumed"));
  }

  @Test
  void aMuteThatTheAgentMissedIsToldOnResume() throws Exception {
    agent.onResume = () -> agent.connection().close(4503, "WORKER_UNAVAILABLE");
    agent.connection().die();
    await().until(() -> !events.isEmpty());
    assertThatThrownBy(() -> participant.mute(MediaKind.VIDEO, true)).isNotNull();
    agent.onResume = null;
    await().until(() -> events.contains("resumed"));
    assertThat(agent.pausedProducers).singleElement().asString().startsWith("video-");
  }

  @Test
  void bothSidesAgreeOnProducersAfterAResume() throws Exception {
    var video = agent.producers.keySet().stream().filter(id -> id.startsWith("video-")).findFirst();
    agent.producers.remove(video.orElseThrow());
    agent.producers.put("stray", Json.MAPPER.createObjectNode());
    agent.connection().die();
    await().until(() -> events.contains("resumed"));
    assertThat(agent.requests).containsExactly("produce", "closeProducer stray");
    assertThat(agent.producers).hasSize(2).doesNotContainKey("stray");
  }

  @Test
  void aConsumerThatTheAgentNoLongerHasIsDroppedOnResume() throws Exception {
    take("c1", "bob", 7);
    take("c2", "cleo", 8);
    agent.consumers.remove("c1");
    agent.connection().die();
    await().until(() -> events.contains("resumed"));
    assertThat(received()).extracting(ParticipantStats.Received::consumerId).containsExactly("c2");
  }

  @Test
  void aResumeWithoutOurTransportIsANewJoin() throws Exception {
    agent.transports.clear();
    agent.connection().die();
    await().until(() -> events.contains("rejoined TRANSPORT_CLOSED"));
    assertThat(agent.connection().path()).doesNotContain("resume");
    assertThat(agent.requests).isEqualTo(A_JOIN);
  }

  @Test
  void anUnknownParticipantBeginsAnewOnTheSameConnection() throws Exception {
    agent.onResume = () -> agent.notify("rejoin", Map.of("reason", "STATE_LOST"));
    agent.connection().die();
    await().until(() -> events.contains("rejoined STATE_LOST"));
    assertThat(agent.connections()).isEqualTo(2);
    assertThat(agent.requests).isEqualTo(A_JOIN);
  }

  @Test
  void anExpiredResumeIsANewJoin() throws Exception {
    agent.onResume = () -> agent.connection().close(4410, "RESUME_EXPIRED");
    agent.connection().die();
    await().until(() -> events.contains("rejoined RESUME_EXPIRED"));
    assertThat(agent.requests).isEqualTo(A_JOIN);
  }

  @Test
  void aWorkersDeathIsARejoinThatKeepsTheMute() throws Exception {
    participant.mute(MediaKind.AUDIO, true);
    agent.requests.clear();
    agent.producers.clear();
    agent.notify("rejoin", Map.of("reason", "WORKER_DIED"));
    await().until(() -> events.contains("rejoined WORKER_DIED"));
    assertThat(agent.connections()).isEqualTo(1);
    assertThat(agent.requests).isEqualTo(A_JOIN);
    assertThat(agent.producers.values())
        .filteredOn(data -> data.path("paused").asBoolean())
        .singleElement()
        .satisfies(data -> assertThat(data.path("kind").asString()).isEqualTo("audio"));
  }

  @Test
  void anOutageIsMeasuredAcrossARejoin() throws Exception {
    take("c1", "bob", 7);
    await().until(() -> !agent.ssrcsSeen.isEmpty());
    agent.sendRtp(7, 1);
    await().until(() -> received().getFirst().packets() == 1);
    var before = System.nanoTime();
    agent.notify("rejoin", Map.of("reason", "WORKER_DIED"));
    await().until(() -> events.contains("rejoined WORKER_DIED"));
    take("c2", "bob", 9);
    var outage = (System.nanoTime() - before) / 1_000_000;
    assertThat(received())
        .singleElement()
        .satisfies(
            stream -> {
              assertThat(stream.consumerId()).isEqualTo("c2");
              assertThat(stream.packets()).isZero();
              assertThat(stream.longestGapMs()).isGreaterThanOrEqualTo(outage);
            });
  }

  @Test
  void aPauseOfTheSenderIsShownAndIsNoGap() throws Exception {
    take("c1", "bob", 7);
    await().until(() -> !agent.ssrcsSeen.isEmpty());
    agent.sendRtp(7, 1);
    await().until(() -> received().getFirst().packets() == 1);
    agent.notify("consumerPaused", Map.of("consumerId", "c1"));
    await().until(() -> received().getFirst().paused());
    var gap = received().getFirst().longestGapMs();
    var clock = sentPackets();
    await().until(() -> sentPackets() > clock + 20);
    assertThat(received().getFirst().longestGapMs()).isEqualTo(gap);
    agent.notify("consumerResumed", Map.of("consumerId", "c1"));
    await().until(() -> !received().getFirst().paused());
    agent.notify("consumerClosed", Map.of("consumerId", "c1"));
    await().until(() -> received().isEmpty());
  }

  private long sentPackets() {
    return participant.stats().sent().stream().mapToLong(ParticipantStats.Sent::packets).sum();
  }

  @Test
  void oneWhoWasReplacedNeverComesBackByItself() throws Exception {
    agent.connection().close(4409, "REPLACED");
    await().until(() -> events.contains("closed 4409 REPLACED"));
    assertThat(agent.connections()).isEqualTo(1);
    assertThat(events).hasSize(1);
  }

  @Test
  void aRefusedJoinTellsTheAgentsCode() throws Exception {
    agent.close();
    try (var refusing = new RefusingAgent("INVALID_TOKEN")) {
      var request = new JoinRequest(refusing.url(), "r", "p", "P", "bad");
      assertThatThrownBy(
              () -> Participant.joinPlain(request, loop, PlainOptions.DEFAULT, new Notes()))
          .isInstanceOfSatisfying(
              JoinFailedException.class, e -> assertThat(e.code()).isEqualTo("INVALID_TOKEN"));
    }
  }

  private final class Notes implements ParticipantEvents {
    @Override
    public void onReconnecting(String reason) {
      events.add("reconnecting " + reason);
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
    public void onClosed(int code, String reason) {
      events.add("closed " + code + " " + reason);
    }
  }
}
