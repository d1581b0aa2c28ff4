// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static headroom.agent.testing.Hosts.EVERYBODY;
import static headroom.agent.testing.Stage.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.Hosts;
import headroom.agentprotocol.v1.ConsumerCounts;
import headroom.agentprotocol.v1.Denial;
import headroom.agentprotocol.v1.DenyList;
import headroom.agentprotocol.v1.Standing;
import headroom.agentprotocol.v1.ToAgent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A room over two hosts with real workers, one of which the control plane keeps out. */
@Timeout(120)
class KeptOutHostTest {
  private static final String NORTH = "north/w1";
  private static final String SOUTH = "south/w1";
  private static final ConsumerCounts OF_ONE = counts(1, 0, 1, 0);

  @RegisterExtension private final Hosts hosts = new Hosts("north", "south");
  private long word;

  @Test
  void itsPipesAreCutAndComeBackWhenItIsLetIn() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var ann = hosts.join(NORTH, "ann");
    hosts.join(SOUTH, "cleo");
    await().untilAsserted(() -> assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(OF_ONE));
    await().untilAsserted(() -> assertThat(hosts.part(NORTH).getPipesCount()).isOne());

    tellNorth(Standing.STANDING_LOCKED);
    ann.client().notification("peerClosed", data -> data.path("peerId").asString().equals("cleo"));
    await().untilAsserted(() -> assertThat(hosts.part(NORTH).getPipesCount()).isZero());
    // The other one goes on trying, and is refused by the host that was told.
    await()
        .during(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(hosts.part(NORTH).getPipesCount()).isZero());
    assertThat(hosts.part(NORTH).getParticipantsCount()).isOne();

    tellNorth(Standing.STANDING_ENROLLED);
    await().untilAsserted(() -> assertThat(hosts.part(NORTH).getPipesCount()).isOne());
    await().untilAsserted(() -> assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(OF_ONE));
  }

  @Test
  void anAgentThatStartsWithoutTheControlPlaneKeepsItOut() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    hosts.join(NORTH, "ann");
    hosts.join(SOUTH, "cleo");
    await().untilAsserted(() -> assertThat(hosts.part(NORTH).getPipesCount()).isOne());
    tellNorth(Standing.STANDING_REVOKED);
    await().untilAsserted(() -> assertThat(hosts.part(NORTH).getPipesCount()).isZero());
    hosts.controlPlane("north").stop();
    hosts.agent("north").restart();
    hosts.controlPlane("north").start();
    await().until(hosts.controlPlane("north")::isInformed);
    await()
        .during(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(hosts.part(NORTH).getPipesCount()).isZero());
  }

  /** Of two words the later one has the higher number. */
  private void tellNorth(Standing standing) {
    hosts
        .controlPlane("north")
        .tell(
            ToAgent.newBuilder()
                .setDenyList(
                    DenyList.newBuilder()
                        .addHosts(
                            Denial.newBuilder()
                                .setHost("south")
                                .setStanding(standing)
                                .setBelowGeneration(1)
                                .setChangedAtUs(++word)
                                .setUntilMs(
                                    System.currentTimeMillis() + Duration.ofHours(1).toMillis())))
                .build());
  }
}
