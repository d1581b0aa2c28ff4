// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = TestApi.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Timeout(60)
final class FleetApiTest {
  private final Calls calls;

  FleetApiTest(@LocalServerPort int port) {
    this.calls = new Calls(port);
  }

  @Test
  void aWorkerTellsItsLoadItsLineAndWhatIsPromised() throws Exception {
    JsonNode worker = calls.get("/api/v1/workers").json().path(0);
    assertThat(worker.path("id").asString()).isEqualTo("media-1/w2");
    assertThat(worker.path("usable").asInt()).isEqualTo(350);
    assertThat(worker.path("consumers").path("live").asInt()).isEqualTo(170);
    assertThat(worker.path("consumers").path("paused").asInt()).isEqualTo(5);
    assertThat(worker.path("load").asDouble()).isEqualTo(0.5);
    assertThat(worker.path("plannedLoad").asDouble()).isEqualTo(0.56);
    assertThat(worker.path("channelRoundTripMs").asDouble()).isEqualTo(1.5);
  }

  @Test
  void aHostIsFoundByNameWithItsWorkers() throws Exception {
    JsonNode host = calls.get("/api/v1/hosts/media-1").json();
    assertThat(host.path("state").asString()).isEqualTo("LIVE");
    assertThat(host).isEqualTo(calls.get("/api/v1/hosts").json().path(0));
    assertThat(host.path("workers")).isEqualTo(calls.get("/api/v1/hosts/media-1/workers").json());
  }

  @Test
  void anUnknownHostIsToldApartFromAnImpossibleName() throws Exception {
    assertThat(calls.get("/api/v1/hosts/media-9").problem()).isEqualTo("404 HOST_UNKNOWN");
    assertThat(calls.get("/api/v1/hosts/Media_9").problem()).isEqualTo("400 INVALID_REQUEST");
  }
}
