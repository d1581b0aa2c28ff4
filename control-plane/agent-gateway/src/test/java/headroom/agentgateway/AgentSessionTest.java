// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import headroom.agentprotocol.v1.Welcome;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.planning.HostId;
import headroom.testkit.agent.FakeHost;
import headroom.testkit.agent.GrpcAgent;
import io.grpc.Status;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AgentSessionTest {
  private static final HostId MEDIA_01 = new HostId("media-01");

  private final GatewayRig rig = new GatewayRig();
  private final GrpcAgent agent = rig.agent("media-01", 2);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void anAgentIsWelcomedWithASessionAnIntervalAndTheTokenKeys() throws Exception {
    Welcome welcome = agent.connect().welcome();
    assertThat(welcome.getSessionId()).isNotEmpty();
    assertThat(welcome.getReportIntervalMs()).isEqualTo(1_000);
    assertThat(JWKSet.parse(welcome.getTokenKeys().getJwksJson()).getKeys()).hasSize(1);
  }

  @Test
  void whatItSaysOfItselfIsShown() {
    agent.connect();
    awaitState(HostState.LIVE);
    HostPicture host = host();
    assertThat(host.group()).isEqualTo("default");
    assertThat(host.incarnation()).isEqualTo(1);
    assertThat(host.mediasoupVersion()).isEqualTo("3.27.1");
    assertThat(host.signallingUrl()).isEqualTo("ws://127.0.0.1:4443/");
    await().until(() -> host().workers().size() == 2);
  }

  @Test
  void changesArriveWithReports() {
    agent.connect();
    agent.host().workerCarries(2, 123);
    agent.host().workerBurns(2, 0.5);
    agent.report();
    await().until(() -> host().consumers().total() == 123);
    assertThat(host().workers().getLast().cpu()).isEqualTo(0.5);
  }

  @Test
  void anAgentThatHangsUpLeavesItsHostAsLastSeen() {
    agent.connect();
    agent.host().workerCarries(1, 7);
    agent.report();
    await().until(() -> host().consumers().total() == 7);
    agent.hangsUp();
    assertThat(agent.end().getCode()).isEqualTo(Status.Code.OK);
    awaitState(HostState.STALE);
    assertThat(host().consumers().total()).isEqualTo(7);
  }

  @Test
  void anAgentThatVanishesIsNoticedAndMayComeBack() {
    agent.connect();
    awaitState(HostState.LIVE);
    agent.vanishes();
    awaitState(HostState.STALE);
    rig.world().clock().advance(Duration.ofSeconds(11));
    assertThat(host().state()).isEqualTo(HostState.LOST);
    agent.connect();
    awaitState(HostState.LIVE);
  }

  @Test
  void aHungAgentIsLostAlthoughItsConnectionStands() {
    agent.connect();
    awaitState(HostState.LIVE);
    rig.world().clock().advance(Duration.ofSeconds(11));
    assertThat(host().state()).isEqualTo(HostState.LOST);
    assertThat(agent.isConnected()).isTrue();
    agent.report();
    awaitState(HostState.LIVE);
  }

  @Test
  void aNewSessionOfAHostReplacesItsFormerOne() {
    agent.connect();
    GrpcAgent again = rig.agent(agent.host()).connect();
    assertThat(agent.end().getCode()).isEqualTo(Status.Code.ABORTED);
    assertThat(agent.end().getDescription()).contains("replaced by a newer session");
    awaitState(HostState.LIVE);
    again.host().workerCarries(1, 5);
    again.report();
    await().until(() -> host().consumers().total() == 5);
  }

  @Test
  void theNextStartOfAnAgentTakesOver() {
    agent.connect();
    agent.host().agentRestarts();
    rig.agent(agent.host()).connect();
    assertThat(agent.end().getCode()).isEqualTo(Status.Code.ABORTED);
    await().until(() -> host().incarnation() == 2);
    awaitState(HostState.LIVE);
  }

  @Test
  void anOlderIncarnationIsRefusedWhileANewerOneIsConnected() {
    agent.host().agentRestarts();
    agent.connect();
    GrpcAgent namesake = rig.agent(new FakeHost("media-01", 8, rig.world().clock()));
    namesake.saysHello();
    assertThat(namesake.end().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(namesake.end().getDescription()).startsWith("FORBIDDEN").contains("name of its own");
    assertThat(agent.isConnected()).isTrue();
    assertThat(host().incarnation()).isEqualTo(2);
    assertThat(host().state()).isEqualTo(HostState.LIVE);
  }

  @Test
  void aHostWhoseDiskWasWipedMayConnectOnceItsFormerLifeHasEnded() {
    agent.host().agentRestarts();
    agent.connect();
    agent.vanishes();
    awaitState(HostState.STALE);
    agent.host().forgetsIncarnation();
    agent.connect();
    await().until(() -> host().incarnation() == 1);
  }

  private void awaitState(HostState state) {
    await()
        .untilAsserted(
            () ->
                assertThat(rig.world().picture().host(MEDIA_01))
                    .hasValueSatisfying(host -> assertThat(host.state()).isEqualTo(state)));
  }

  private HostPicture host() {
    return rig.world().picture().host(MEDIA_01).orElseThrow();
  }
}
