// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agentprotocol.v1.ToAgent;
import headroom.operations.agent.AgentHello;
import headroom.operations.agent.AgentInventory;
import headroom.operations.agent.AgentLink;
import headroom.operations.agent.AgentReport;
import headroom.operations.agent.AgentSessions;
import headroom.testkit.agent.GrpcAgent;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the stream promises to whoever is behind it, whatever that does. */
@Timeout(60)
final class AgentStreamTest {
  private final AtomicInteger ended = new AtomicInteger();

  @Test
  void aSessionThatFailsIsEndedAndItsAgentTold() {
    try (GatewayRig rig =
        new GatewayRig(
            sessions(
                link -> {},
                report -> {
                  throw new IllegalStateException("a fault of ours");
                }))) {
      GrpcAgent agent = rig.agent("media-01", 1).connect();
      agent.report();
      assertThat(agent.end().getCode()).isEqualTo(Status.Code.INTERNAL);
      assertThat(agent.end().getDescription()).doesNotContain("a fault of ours");
      await().until(() -> ended.get() == 1);
    }
  }

  @Test
  void nothingIsSentBeforeWelcome() {
    CountDownLatch begun = new CountDownLatch(1);
    List<ToAgent.BodyCase> order = new CopyOnWriteArrayList<>();
    Consumer<AgentLink> sendsAtOnce =
        link -> {
          Thread.startVirtualThread(
              () -> {
                begun.countDown();
                link.sendTokenKeys("{\"keys\":[]}");
              });
          try {
            begun.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    try (GatewayRig rig = new GatewayRig(sessions(sendsAtOnce, report -> {}))) {
      GrpcAgent agent = rig.agent("media-01", 1);
      agent.hears(message -> order.add(message.getBodyCase()));
      agent.connect();
      await().until(() -> order.size() == 2);
      assertThat(order).containsExactly(ToAgent.BodyCase.WELCOME, ToAgent.BodyCase.TOKEN_KEYS);
    }
  }

  private AgentSessions sessions(Consumer<AgentLink> onOpen, Consumer<AgentReport> onReport) {
    return new AgentSessions() {
      @Override
      public String tokenKeys() {
        return "{\"keys\":[]}";
      }

      @Override
      public Session open(AgentHello hello, AgentLink link) {
        onOpen.accept(link);
        return new Session() {
          @Override
          public void inventory(AgentInventory inventory) {}

          @Override
          public void report(AgentReport report) {
            onReport.accept(report);
          }

          @Override
          public void ended() {
            ended.incrementAndGet();
          }
        };
      }
    };
  }
}
