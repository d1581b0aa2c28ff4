// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import headroom.operations.access.JoinTokens;
import headroom.planning.RoomId;
import headroom.server.command.Commands;
import headroom.testkit.TurnableClock;
import headroom.testkit.agent.FakeHost;
import headroom.testkit.agent.GrpcAgent;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/** A new key for join tokens, from the command line to the agents. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(300)
final class JoinKeysCommandTest {
  private static final RoomId DAILY = new RoomId("daily");

  @TempDir private Path folder;

  @Test
  void afterTheNextStartAgentsGetBothKeysAndInvitationsOfBeforeAreGood(CapturedOutput output)
      throws Exception {
    String old;
    byte[] secret;
    try (RunningServer server = server()) {
      old = invitation(server);
      secret = server.bean(JoinTokens.class).secretFor("operator sign-in");
      assertThat(command("rotate-join-keys")).isZero();
      assertThat(toldToAgents(server)).containsExactly(key(old));
      // Nobody signs with the new one yet: a further one would end what the old one signs now.
      assertThat(command("rotate-join-keys")).isEqualTo(75);
      assertThat(output.getErr()).contains("No control plane was started since the last rotation");
    }
    assertThat(output.getOut())
        .contains("What was signed before stays good until it ends.", "Next:");
    try (RunningServer server = server()) {
      String now = invitation(server);
      assertThat(toldToAgents(server)).containsExactly(key(now), key(old)).doesNotHaveDuplicates();
      assertThat(server.bean(JoinTokens.class).roomOfInvitation(old)).isEqualTo(DAILY);
      assertThat(server.bean(JoinTokens.class).secretFor("operator sign-in")).isEqualTo(secret);
      assertThat(server.api("GET", "/audit?act=join-keys", server.apiKey(), "").body())
          .contains("\"who\":\"Headroom\"", "DONE", "ROTATION_RUNNING", key(now));
      assertThat(output.getOut()).contains("Made: key " + key(now));
    }
    assertThat(command("rotate-join-keys")).isEqualTo(75);
    assertThat(output.getErr()).contains("may be good until");
    assertThat(command("rotate-join-keys", "leaked")).isZero();
    assertThat(output.getOut()).contains("nothing is good that was signed before");
    try (RunningServer server = server()) {
      assertThat(toldToAgents(server)).hasSize(2).doesNotContain(key(old));
      assertThat(server.bean(JoinTokens.class).secretFor("operator sign-in")).isEqualTo(secret);
    }
  }

  @Test
  void whatCanNotBeDoneIsRefusedWithACode(CapturedOutput output) {
    assertThat(command("rotate-join-keys", "leakd")).isEqualTo(64);
    assertThat(command("rotate-join-keys")).isEqualTo(78);
    assertThat(output.getErr())
        .contains("takes nothing, or the word leaked", "There is no database in");
  }

  /** Ids of the keys in the Welcome of a new session. */
  private static List<String> toldToAgents(RunningServer server) throws Exception {
    ManagedChannel channel =
        Grpc.newChannelBuilderForAddress(
                "127.0.0.1",
                server.bean(GrpcServerLifecycle.class).getPort(),
                InsecureChannelCredentials.create())
            .build();
    try (GrpcAgent agent =
        new GrpcAgent(new FakeHost("media-1", 1, new TurnableClock(Instant.now())), channel)
            .connect()) {
      return JWKSet.parse(agent.welcome().getTokenKeys().getJwksJson()).getKeys().stream()
          .map(JWK::getKeyID)
          .toList();
    } finally {
      channel.shutdownNow();
    }
  }

  private static String invitation(RunningServer server) {
    return server
        .bean(JoinTokens.class)
        .signInvitation(DAILY, Instant.now().plus(Duration.ofHours(1)));
  }

  private static String key(String token) throws Exception {
    return SignedJWT.parse(token).getHeader().getKeyID();
  }

  private RunningServer server() {
    return RunningServer.on(folder.resolve("data"));
  }

  private int command(String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.add("--headroom.data-dir=" + folder.resolve("data"));
    return Commands.run("0.1.0", arguments.toArray(String[]::new));
  }
}
