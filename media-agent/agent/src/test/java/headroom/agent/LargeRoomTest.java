// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static headroom.agent.testing.Hosts.EVERYBODY;
import static headroom.agent.testing.Hosts.limits;
import static headroom.agent.testing.Stage.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.Hosts;
import headroom.agent.testing.Media;
import headroom.agent.testing.RtpReceiver;
import headroom.agent.testing.RtpSender;
import headroom.agent.testing.TestClient;
import headroom.agent.testing.TestParticipant;
import headroom.agentprotocol.v1.Flow;
import headroom.agentprotocol.v1.Participant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A room over parts on two hosts with real workers: two parts on one host, one on the other. */
@Timeout(120)
class LargeRoomTest {
  private static final String NORTH = "north/w1";
  private static final String NEXT = "north/w2";
  private static final String SOUTH = "south/w1";

  @RegisterExtension private final Hosts hosts = new Hosts("north", "south");

  @Test
  void participantsOfAllPartsReceiveEachOther() {
    hosts.plan(EVERYBODY, NORTH, NEXT, SOUTH);
    var ann = hosts.join(NORTH, "ann");
    var bob = hosts.join(NEXT, "bob");
    var cleo = hosts.join(SOUTH, "cleo");
    allReceiveAll();
    for (var one : List.of(ann, bob)) {
      assertThat(one.client().serverRequest("newConsumer", from("cleo")).path("producerId"))
          .isIn(
              List.of(
                  TestClient.json("{'id':'" + cleo.audio() + "'}").path("id"),
                  TestClient.json("{'id':'" + cleo.video() + "'}").path("id")));
    }
    // Whoever came earlier is told of who comes, wherever that is.
    assertThat(ann.client().notification("newPeer", id("cleo")).path("displayName").asString())
        .isEqualTo("cleo");
    assertThat(hosts.part(NORTH).getPipesList())
        .extracting(pipe -> pipe.getToHost() + "/w" + pipe.getToWorker())
        .containsExactlyInAnyOrder(NEXT, SOUTH);
    // 4 consumers of ann's, 2 of her streams in 2 pipes, 4 streams that came.
    await().untilAsserted(() -> assertThat(hosts.part(NORTH).getCountedConsumers()).isEqualTo(12));
  }

  @Test
  void whoLeavesIsGoneEverywhereAndIdlePipesEnd() {
    hosts.plan(EVERYBODY, NORTH, NEXT, SOUTH);
    var ann = hosts.join(NORTH, "ann");
    hosts.join(NEXT, "bob");
    var cleo = hosts.join(SOUTH, "cleo");
    allReceiveAll();
    cleo.close();
    ann.client().notification("peerClosed", data -> data.path("peerId").asString().equals("cleo"));
    ann.client().notification("consumerClosed");
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(counts(1, 0, 1, 0)));
    await()
        .untilAsserted(
            () ->
                assertThat(hosts.part(NORTH).getPipesList())
                    .extracting(pipe -> pipe.getToHost())
                    .containsExactly("north"));
  }

  @Test
  void aPausedProducerIsPausedEverywhere() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var ann = hosts.join(NORTH, "ann");
    var cleo = hosts.join(SOUTH, "cleo");
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(SOUTH).getConsumers()).isEqualTo(counts(1, 0, 1, 0)));
    ann.client().request("pauseProducer", "{'producerId':'" + ann.video() + "'}");
    assertThat(cleo.client().notification("consumerPaused").path("standby").asBoolean()).isFalse();
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(SOUTH).getConsumers()).isEqualTo(counts(1, 0, 0, 1)));
    ann.client().request("resumeProducer", "{'producerId':'" + ann.video() + "'}");
    cleo.client().notification("consumerResumed");
  }

  @Test
  void whoSpeaksIsLiveAndTheOthersStepBackWhereverTheyAre() {
    hosts.plan(limits(1, 1), NORTH, SOUTH);
    var ann = plainSpeaker(NORTH, "ann", 1_111);
    var bob = plainSpeaker(NORTH, "bob", 2_222);
    var cleo = plainSpeaker(SOUTH, "cleo", 3_333);
    await().untilAsserted(() -> assertThat(flow(NORTH, "ann")).isEqualTo(Flow.FLOW_LIVE));
    await().untilAsserted(() -> assertThat(flow(NORTH, "bob")).isEqualTo(Flow.FLOW_STANDBY));
    await().untilAsserted(() -> assertThat(flow(SOUTH, "cleo")).isEqualTo(Flow.FLOW_OFF));

    try (var _ = RtpSender.audio(cleo.port(), 3_333)) {
      await().untilAsserted(() -> assertThat(flow(SOUTH, "cleo")).isEqualTo(Flow.FLOW_LIVE));
      await().untilAsserted(() -> assertThat(flow(NORTH, "ann")).isEqualTo(Flow.FLOW_STANDBY));
      await().untilAsserted(() -> assertThat(flow(NORTH, "bob")).isEqualTo(Flow.FLOW_OFF));
      await().until(() -> bob.receiver().packets() > 20);
      bob.client().serverRequest("newConsumer", from("cleo"));
      assertThat(
              ann.client().serverRequest("newConsumer", from("cleo")).path("standby").asBoolean())
          .isFalse();
    }
    // 1 of 1 live at two receivers of the north, one of them is on standby at the other.
    await().untilAsserted(() -> assertThat(hosts.part(NORTH).getPipesCount()).isOne());
    assertThat(hosts.part(NORTH).getPipes(0).getCarriesList())
        .extracting(carried -> carried.getLive())
        .containsExactly(false);
  }

  @Test
  void whoGoesOffAndComesBackIsReceivedAgain() {
    hosts.plan(limits(1, 0), NORTH, SOUTH);
    var ann = hosts.join(NORTH, "ann");
    var cleo = hosts.join(SOUTH, "cleo");
    cleo.client().serverRequest("newConsumer", from("ann"));
    for (int turn = 2; turn <= 4; turn++) {
      // Ann's producers keep their ids; each time they come through the pipe anew.
      hosts.plan(limits(1, 0), List.of("cleo"), NORTH, SOUTH);
      await().untilAsserted(() -> assertThat(flow(NORTH, "ann")).isEqualTo(Flow.FLOW_OFF));
      hosts.plan(limits(1, 0), List.of("ann"), NORTH, SOUTH);
      int offers = turn;
      await().until(() -> offered(cleo.client(), ann.video()) == offers);
    }
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(SOUTH).getConsumers()).isEqualTo(counts(1, 0, 1, 0)));
  }

  private static long offered(TestClient client, String producerId) {
    return client.all("newConsumer").stream()
        .filter(data -> data.path("producerId").asString().equals(producerId))
        .count();
  }

  @Test
  void clientsOfEveryPartAreToldWhoIsOnStandbyMutedOrNot() {
    hosts.plan(limits(1, 2), List.of("ann"), NORTH, SOUTH);
    var ann = hosts.join(NORTH, "ann");
    var bob = hosts.join(NORTH, "bob");
    var cleo = hosts.join(SOUTH, "cleo");
    // Offered before the pause, which is told then.
    assertThat(consumer(bob, ann.video())).isNotEmpty();
    assertThat(consumer(cleo, ann.video())).isNotEmpty();
    ann.client().request("pauseProducer", "{'producerId':'" + ann.video() + "'}");
    for (var one : List.of(bob, cleo)) {
      assertThat(one.client().notification("consumerPaused", of(one, ann.video())))
          .isEqualTo(state(one, ann.video(), false));
    }

    hosts.plan(limits(1, 2), List.of("cleo"), NORTH, SOUTH);
    for (var one : List.of(bob, cleo)) {
      for (var producer : List.of(ann.audio(), ann.video())) {
        await()
            .untilAsserted(
                () ->
                    assertThat(one.client().all("consumerPaused"))
                        .filteredOn(of(one, producer))
                        .last()
                        .isEqualTo(state(one, producer, true)));
      }
    }
    // And when a client has missed it.
    var back = hosts.open(hosts.agent("north").resume(hosts.token(NORTH, "bob")));
    assertThat(back.notification("resumed").path("standby"))
        .extracting(JsonNode::asString)
        .containsExactlyInAnyOrder(consumer(bob, ann.audio()), consumer(bob, ann.video()));
  }

  /** A participant's consumer of a producer. */
  private static String consumer(TestParticipant receiver, String producer) {
    return receiver
        .client()
        .serverRequest("newConsumer", data -> data.path("producerId").asString().equals(producer))
        .path("id")
        .asString();
  }

  private static Predicate<JsonNode> of(TestParticipant receiver, String producer) {
    String id = consumer(receiver, producer);
    return data -> data.path("consumerId").asString().equals(id);
  }

  private static JsonNode state(TestParticipant receiver, String producer, boolean standby) {
    return TestClient.json("{'consumerId':'" + consumer(receiver, producer) + "'}")
        .put("standby", standby);
  }

  @Test
  void whoIsPinnedStaysLive() {
    hosts.plan(limits(1, 1), NORTH, SOUTH);
    plainSpeaker(NORTH, "ann", 1_111);
    var cleo = plainSpeaker(SOUTH, "cleo", 3_333);
    hosts.plan(limits(1, 1), List.of("cleo"), NORTH, SOUTH);
    await().untilAsserted(() -> assertThat(flow(SOUTH, "cleo")).isEqualTo(Flow.FLOW_LIVE));
    await().untilAsserted(() -> assertThat(flow(NORTH, "ann")).isEqualTo(Flow.FLOW_STANDBY));
    assertThat(cleo.client().serverRequest("newConsumer", from("ann")).isMissingNode()).isFalse();
  }

  @Test
  void aRestartedAgentTakesItsPipesUpAgainAndNobodyLosesAStream() {
    hosts.plan(EVERYBODY, NORTH, NEXT, SOUTH);
    var ann = hosts.join(NORTH, "ann");
    hosts.join(NEXT, "bob");
    var cleo = hosts.join(SOUTH, "cleo");
    allReceiveAll();
    int portBefore = hosts.part(SOUTH).getPipes(0).getPort();

    hosts.agent("north").restart();
    await().until(() -> hosts.controlPlane("north").isInformed());
    var back = hosts.open(hosts.agent("north").resume(hosts.token(NORTH, "ann")));
    var resumed = back.notification("resumed");
    assertThat(resumed.path("transports")).hasSize(2);
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(SOUTH).getConsumers()).isEqualTo(counts(2, 0, 2, 0)));
    await()
        .untilAsserted(
            () ->
                assertThat(hosts.part(NORTH).getPipesList())
                    .hasSize(2)
                    .allSatisfy(pipe -> assertThat(pipe.getConnected()).isTrue()));
    back.serverRequest("newConsumer", from("cleo"));
    assertThat(cleo.client().all("consumerClosed")).isEmpty();
    assertThat(hosts.part(SOUTH).getPipesList())
        .extracting(pipe -> pipe.getPort())
        .contains(portBefore);
    assertThat(ann.client().all("consumerClosed")).isEmpty();
  }

  /** Told of the rest only, a client would drop what still flows, until the other part speaks. */
  @Test
  void whoResumesBeforeTheOtherPartHasSpokenKeepsWhatComesFromThere() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var ann = hosts.join(NORTH, "ann");
    hosts.join(SOUTH, "cleo");
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(counts(1, 0, 1, 0)));
    var received = ann.client().serverRequest("newConsumer", from("cleo")).path("id").asString();

    hosts.agent("south").stop();
    hosts.agent("north").restart();
    var back = hosts.open(hosts.agent("north").resume(hosts.token(NORTH, "ann")));
    back.ignoreIf(request -> true);
    hosts.agent("south").startAgain();
    assertThat(back.notification("resumed").path("consumers"))
        .extracting(JsonNode::asString)
        .hasSize(2)
        .contains(received);
    // It is asked again whether it wants what it has, and receives meanwhile, answered or not.
    back.serverRequest("newConsumer", from("cleo"));
    await()
        .untilAsserted(
            () -> {
              var part = hosts.part(NORTH);
              assertThat(part.getParticipants(0).getConnected()).isTrue();
              assertThat(part.getConsumers()).isEqualTo(counts(1, 0, 1, 0));
            });
  }

  @Test
  void aPartWhoseWorkerDiedComesBackAndTheOthersGoOn() {
    hosts.plan(EVERYBODY, NORTH, NEXT, SOUTH);
    hosts.join(NORTH, "ann");
    var bob = hosts.join(NEXT, "bob");
    var cleo = hosts.join(SOUTH, "cleo");
    allReceiveAll();
    ProcessHandle.of(hosts.controlPlane("north").worker(2).getPid())
        .orElseThrow()
        .destroyForcibly();
    cleo.client().notification("peerClosed", data -> data.path("peerId").asString().equals("bob"));
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(SOUTH).getConsumers()).isEqualTo(counts(1, 0, 1, 0)));
    bob.client().notification("rejoin");
    await()
        .ignoreExceptions()
        .until(
            () -> {
              bob.join("bob");
              return true;
            });
    bob.produce();
    allReceiveAll();
    assertThat(cleo.client().isClosed()).isFalse();
  }

  @Test
  void aListenerReceivesAndMayNotSend() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    hosts.join(NORTH, "ann");
    var listener = hosts.open(hosts.agent("south").connect(hosts.listenerToken(SOUTH, "leo")));
    var sending = receive(listener, "leo", hosts.open(new RtpReceiver()));
    var produce =
        TestClient.json("{'transportId':'" + sending.path("id").asString() + "','kind':'audio'}");
    produce.set("rtpParameters", Media.opus(9_999));
    assertThat(listener.refusal("produce", produce)).startsWith("NOT_GRANTED");
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(SOUTH).getConsumers()).isEqualTo(counts(1, 0, 1, 0)));
    // Nobody on the other part gets anything from here.
    assertThat(hosts.part(SOUTH).getPipesList()).allMatch(pipe -> pipe.getCarriesCount() == 0);
  }

  @Test
  void aPlanThatTakesOnePartAwayAndBringsAnotherIsFollowed() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    hosts.join(NORTH, "ann");
    // As if the plan between the two, without a part on the north, had been missed.
    hosts.plan(EVERYBODY, NEXT, SOUTH);
    await().until(() -> hosts.part(NORTH).getId().isEmpty());
    hosts.join(NEXT, "ann");
    hosts.join(SOUTH, "cleo");
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(SOUTH).getConsumers()).isEqualTo(counts(1, 0, 1, 0)));
  }

  @Test
  void aPipeThatWasGivenUpIsMadeAnewWhenSomebodyComes() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    hosts.join(NORTH, "ann");
    var cleo = hosts.join(SOUTH, "cleo");
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(counts(1, 0, 1, 0)));
    cleo.close();
    await().until(() -> hosts.part(NORTH).getPipesCount() == 0);
    hosts.join(SOUTH, "dora");
    for (var part : List.of(NORTH, SOUTH)) {
      await()
          .untilAsserted(
              () -> assertThat(hosts.part(part).getConsumers()).isEqualTo(counts(1, 0, 1, 0)));
    }
  }

  @Test
  void whoMovesToAnotherPartIsNotToldAsGoneThere() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var cleo = hosts.join(SOUTH, "cleo");
    var former = hosts.join(NORTH, "ann");
    cleo.client().notification("newPeer", id("ann"));
    hosts.join(SOUTH, "ann");
    assertThat(former.client().closed()).startsWith("4409");
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(SOUTH).getConsumers()).isEqualTo(counts(2, 0, 2, 0)));
    await().until(() -> hosts.part(NORTH).getParticipantsCount() == 0);
    assertThat(cleo.client().all("peerClosed")).isEmpty();
  }

  @Test
  void aHostThatDoesNotKnowTheSecretIsRefused() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    hosts.join(NORTH, "ann");
    hosts.open(
        "south",
        hosts.plan(7, "quite another secret, long enough", EVERYBODY, List.of(), NORTH, SOUTH),
        SOUTH);
    var cleo = hosts.join(SOUTH, "cleo");
    // With the right secret again they find each other, so the wrong one was what kept them apart.
    assertThat(hosts.part(SOUTH).getConsumers()).isEqualTo(counts(0, 0, 0, 0));
    assertThat(cleo.client().all("newConsumer")).isEmpty();
  }

  @Test
  void anOlderPlanIsRefusedAndAPartThatThePlanLeavesOutIsClosed() {
    hosts.plan(EVERYBODY, NORTH, NEXT, SOUTH);
    var bob = hosts.join(NEXT, "bob");
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    assertThat(bob.client().closed()).startsWith("4503");
    await().until(() -> hosts.part(NEXT).getId().isEmpty());
    var late =
        hosts.open(
            "north",
            hosts.plan(1, "a secret of sixteen bytes or more", EVERYBODY, List.of(), NORTH, NEXT),
            NORTH);
    assertThat(late.getCode()).isEqualTo("STALE_EPOCH");
  }

  private void allReceiveAll() {
    for (var part : List.of(NORTH, NEXT, SOUTH)) {
      await()
          .untilAsserted(
              () -> assertThat(hosts.part(part).getConsumers()).isEqualTo(counts(2, 0, 2, 0)));
    }
  }

  private Flow flow(String part, String name) {
    return hosts.part(part).getParticipantsList().stream()
        .filter(participant -> participant.getId().equals(name))
        .findFirst()
        .orElse(Participant.getDefaultInstance())
        .getProducersList()
        .stream()
        .map(producer -> producer.getFlow())
        .findFirst()
        .orElse(Flow.FLOW_UNSPECIFIED);
  }

  private static Predicate<JsonNode> from(String peer) {
    return data -> data.path("peerId").asString().equals(peer);
  }

  private static Predicate<JsonNode> id(String peer) {
    return data -> data.path("id").asString().equals(peer);
  }

  /** Somebody on plain RTP who sends one audio stream and receives whatever there is. */
  private PlainSpeaker plainSpeaker(String part, String name, long ssrc) {
    var host = part.substring(0, part.indexOf('/'));
    var client = hosts.open(hosts.agent(host).connect(hosts.token(part, name)));
    var receiver = hosts.open(new RtpReceiver());
    var sending = receive(client, name, receiver);
    var produce =
        TestClient.json(
            "{'transportId':'%s','kind':'audio'}".formatted(sending.path("id").asString()));
    produce.set("rtpParameters", Media.opus(ssrc));
    client.request("produce", produce);
    return new PlainSpeaker(client, sending.path("port").asInt(), receiver);
  }

  /** Joins over plain RTP; the transport to send over. */
  private static JsonNode receive(TestClient client, String name, RtpReceiver receiver) {
    var capabilities = client.request("getRouterRtpCapabilities", "{}");
    var sending =
        client.request(
            "createPlainTransport", "{'producing':true,'consuming':false,'comedia':true}");
    var receiving =
        client.request(
            "createPlainTransport", "{'producing':false,'consuming':true,'comedia':false}");
    client.request(
        "connectPlainTransport",
        "{'transportId':'%s','ip':'127.0.0.1','port':%d}"
            .formatted(receiving.path("id").asString(), receiver.port()));
    var join = TestClient.json("{'displayName':'" + name + "'}");
    join.set("rtpCapabilities", Media.deviceCapabilities(capabilities));
    client.request("join", join);
    return sending;
  }

  private record PlainSpeaker(TestClient client, int port, RtpReceiver receiver) {}
}
