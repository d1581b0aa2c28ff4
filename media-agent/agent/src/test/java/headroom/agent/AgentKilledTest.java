// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static headroom.agent.testing.Stage.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.ChildAgent;
import headroom.agent.testing.FakeControlPlane;
import headroom.agent.testing.Media;
import headroom.agent.testing.RtpReceiver;
import headroom.agent.testing.RtpSender;
import headroom.agent.testing.TestAgent;
import headroom.agent.testing.TestClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** SIGKILL for an agent in its own JVM, while media flows through its worker. */
@Timeout(90)
class AgentKilledTest {
  @TempDir private Path folder;
  private FakeControlPlane controlPlane;
  private ChildAgent agent;

  @BeforeEach
  void start() {
    controlPlane = new FakeControlPlane();
    agent = new ChildAgent(folder, controlPlane);
    await().atMost(Duration.ofSeconds(20)).until(controlPlane::isInformed);
    await().until(() -> controlPlane.worker(1).getPid() > 0);
    controlPlane.openRoom("stage", 1, 1);
  }

  @AfterEach
  void stop() {
    agent.close();
    controlPlane.close();
  }

  @Test
  void mediaFlowsOnAndTheNextAgentTakesOver() {
    var ann = joined("ann");
    var bob = joined("bob");
    try (var receiver = new RtpReceiver();
        var sender = call(ann, bob, receiver)) {
      await().until(() -> receiver.packets() > 50);
      await().until(() -> room().equals(counts(1, 0, 0, 0)));
      long pid = controlPlane.worker(1).getPid();

      int lostBefore = receiver.lost();
      agent.kill();
      assertThat(ann.closed()).startsWith("1006");
      int atDeath = receiver.packets();
      await().until(() -> receiver.packets() > atDeath + 100);
      agent.start();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> controlPlane.hellos().size() == 2 && controlPlane.isInformed());

      assertThat(controlPlane.worker(1).getPid()).isEqualTo(pid);
      assertThat(room()).isEqualTo(counts(1, 0, 0, 0));
      var back = resume("bob");
      assertThat(back.notification("resumed").path("consumers")).hasSize(1);
      int afterResume = receiver.packets();
      await().until(() -> receiver.packets() > afterResume + 50);
      assertThat(receiver.lost()).as("packets that did not come").isEqualTo(lostBefore);
      back.close();
      assertThat(sender).isNotNull();
    }
  }

  @Test
  void anOrderlyEndLeavesTheWorkersAlone() {
    long pid = controlPlane.worker(1).getPid();
    assertThat(agent.terminate()).isEqualTo(128 + 15);
    assertThat(ProcessHandle.of(pid)).isPresent();
    agent.start();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> controlPlane.hellos().size() == 2 && controlPlane.isInformed());
    assertThat(controlPlane.worker(1).getPid()).isEqualTo(pid);
    assertThat(controlPlane.rooms()).extracting(room -> room.getId()).contains("stage");
  }

  private headroom.agentprotocol.v1.ConsumerCounts room() {
    return controlPlane.room("stage").getConsumers();
  }

  /** Ann sends a voice over plain RTP, bob receives it. */
  private static RtpSender call(TestClient ann, TestClient bob, RtpReceiver receiver) {
    var down =
        bob.request("createPlainTransport", "{'consuming':true,'comedia':false}")
            .path("id")
            .asString();
    bob.request(
        "connectPlainTransport",
        "{'transportId':'%s','ip':'127.0.0.1','port':%d}".formatted(down, receiver.port()));
    var up = ann.request("createPlainTransport", "{'producing':true}");
    ObjectNode produce =
        TestClient.json("{'kind':'audio'}").put("transportId", up.path("id").asString());
    ann.request("produce", produce.set("rtpParameters", Media.opus(9_000)));
    return RtpSender.audio(up.path("port").asInt(), 9_000);
  }

  private TestClient joined(String name) {
    var client =
        TestClient.connect(
            agent.signallingUrl(),
            "token=" + controlPlane.tokens().joinPlain(TestAgent.HOST, "stage", 1, name));
    var data = TestClient.json("{'displayName':'" + name + "'}");
    data.set("rtpCapabilities", client.request("getRouterRtpCapabilities", "{}"));
    client.request("join", data);
    return client;
  }

  private TestClient resume(String name) {
    return TestClient.connect(
        agent.signallingUrl(),
        "resume=1&token=" + controlPlane.tokens().joinPlain(TestAgent.HOST, "stage", 1, name));
  }
}
