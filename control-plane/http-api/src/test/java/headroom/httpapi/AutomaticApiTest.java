// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.httpapi.Calls.Answer;
import headroom.testkit.World;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Look at the switch, turn it, read what was decided. */
@SpringBootTest(classes = TestApi.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Timeout(60)
final class AutomaticApiTest {
  private static final String PATH = "/api/v1/automatic";

  private final Calls calls;
  private final World world;

  AutomaticApiTest(@LocalServerPort int port, @Autowired World world) {
    this.calls = new Calls(port);
    this.world = world;
  }

  @AfterEach
  void off() throws Exception {
    calls.put(PATH, "{\"on\":false}");
  }

  @Test
  void itIsSwitchedOnAndSaysWhatItDecides() throws Exception {
    assertThat(calls.get(PATH).json().path("on").asBoolean()).isFalse();
    Answer on = calls.put(PATH, "{\"on\":true,\"evaluations\":12,\"reason\":\"night\"}");
    assertThat(on.status()).isEqualTo(200);
    assertThat(on.json().path("on").asBoolean()).isTrue();
    assertThat(on.json().path("evaluations").asInt()).isEqualTo(12);
    assertThat(on.json().path("margin").asDouble()).isEqualTo(0.10);
    assertThat(on.json().path("changedBy").asString()).isEqualTo("back-end");
    world.pass(Duration.ofSeconds(20));
    Answer log = calls.get(PATH + "/log?limit=2");
    assertThat(log.json().at("/0/code").asString()).isEqualTo("ALL_BELOW");
    assertThat(log.json().at("/0/nothing").asBoolean()).isTrue();
    assertThat(log.json().at("/0/times").asLong()).isPositive();
    assertThat(log.json().at("/1/code").asString()).isEqualTo("SWITCHED_ON");
    assertThat(log.json().at("/1/reason").asString()).isEqualTo("night");
    long number = log.json().at("/0/number").asLong();
    assertThat(calls.get(PATH + "/log?before=" + number).json().at("/0/code").asString())
        .isEqualTo("SWITCHED_ON");
  }

  @Test
  void resumingWhatHasNotHaltedChangesNothing() throws Exception {
    Answer resumed = calls.post(PATH + "/resume", "{}");
    assertThat(resumed.status()).isEqualTo(200);
    assertThat(
            resumed.json().path("halted").isMissingNode() || resumed.json().path("halted").isNull())
        .isTrue();
  }

  @Test
  void wrongWishesGetACode() throws Exception {
    Answer margin = calls.put(PATH, "{\"margin\":0.9}");
    assertThat(margin.problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(margin.json().path("detail").asString()).contains("margin must be 0.01 to 0.5");
    assertThat(calls.put(PATH, "{\"of\":true}").problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(calls.put(PATH, "{\"on\":\"yes\"}").problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(calls.get(PATH + "/log?limit=0").problem()).isEqualTo("400 INVALID_REQUEST");
  }
}
