// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.httpapi.Calls.Answer;
import headroom.planning.WorkerId;
import headroom.testkit.World;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Plan first, apply by a call of its own, look, take back. */
@SpringBootTest(classes = TestApi.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Timeout(60)
final class ActsApiTest {
  private final Calls calls;
  private final World world;

  ActsApiTest(@LocalServerPort int port, @Autowired World world) {
    this.calls = new Calls(port);
    this.world = world;
  }

  @Test
  void aDrainIsPlannedAppliedAndTakenBack() throws Exception {
    Answer plan = calls.post("/api/v1/plans", "{\"kind\":\"DRAIN\",\"hosts\":[\"media-01\"]}");
    assertThat(plan.status()).isEqualTo(201);
    assertThat(plan.json().path("fits").asBoolean()).isTrue();
    assertThat(plan.json().path("moves")).hasSize(1);
    assertThat(plan.json().path("people").asInt()).isEqualTo(4);
    String id = plan.json().path("id").asString();
    assertThat(calls.get("/api/v1/plans/" + id).json().path("current").asBoolean()).isTrue();

    String operation = UUID.randomUUID().toString();
    String body =
        "{\"operation\":\"%s\",\"reason\":\"kernel\",\"settings\":{\"maxParallel\":2}}"
            .formatted(operation);
    Answer applied = calls.post("/api/v1/plans/" + id + "/apply", body);
    assertThat(applied.status()).isEqualTo(202);
    assertThat(applied.json().path("state").asString()).isEqualTo("RUNNING");
    assertThat(applied.json().path("requestedBy").asString()).isEqualTo("back-end");
    assertThat(applied.json().at("/settings/maxParallel").asInt()).isEqualTo(2);
    world.pass(Duration.ofSeconds(20));
    Answer over = calls.get("/api/v1/operations/" + operation);
    assertThat(over.json().path("state").asString()).isEqualTo("DONE");
    assertThat(over.json().at("/moves/0/state").asString()).isEqualTo("DONE");
    assertThat(calls.post("/api/v1/plans/" + id + "/apply", body).json()).isEqualTo(over.json());
    var listed = calls.get("/api/v1/operations").json().get(0);
    assertThat(listed.path("audio").isNull()).as("not looked up for each of many").isTrue();
    assertThat(over.json().path("audio").path("streams").isNumber()).isTrue();
    assertThat(calls.post("/api/v1/operations/" + operation + "/force?reason=now", "").problem())
        .isEqualTo("409 OPERATION_OVER");
    assertThat(calls.post("/api/v1/operations/" + operation + "/pause", "").problem())
        .isEqualTo("409 OPERATION_OVER");

    String back = UUID.randomUUID().toString();
    assertThat(
            calls
                .post(
                    "/api/v1/operations/" + operation + "/reverse",
                    "{\"operation\":\"%s\"}".formatted(back))
                .problem())
        .isEqualTo("409 CORDONED");
    assertThat(calls.delete("/api/v1/hosts/media-01/cordon").status()).isEqualTo(204);
    Answer reversed =
        calls.post(
            "/api/v1/operations/" + operation + "/reverse",
            "{\"operation\":\"%s\"}".formatted(back));
    assertThat(reversed.json().path("reverseOf").asString()).isEqualTo(operation);
    world.pass(Duration.ofSeconds(20));
    assertThat(world.agent("media-01").host().rooms()).hasSize(1);
  }

  @Test
  void aWorkerIsCordonedAndUncordonedByItsNumber() throws Exception {
    String cordon = "/api/v1/hosts/media-02/workers/2/cordon";
    assertThat(calls.put(cordon + "?reason=fan", "").status()).isEqualTo(204);
    assertThat(world.picture().worker(WorkerId.parse("media-02/w2")).orElseThrow().cordoned())
        .isTrue();
    assertThat(calls.delete(cordon).status()).isEqualTo(204);
    assertThat(world.picture().worker(WorkerId.parse("media-02/w2")).orElseThrow().cordoned())
        .isFalse();
    assertThat(calls.put("/api/v1/hosts/media-02/workers/7/cordon", "").problem())
        .isEqualTo("404 WORKER_UNKNOWN");
    assertThat(calls.delete("/api/v1/hosts/media-99/workers/1/cordon").problem())
        .isEqualTo("404 WORKER_UNKNOWN");
    assertThat(calls.put("/api/v1/hosts/media-02/workers/0/cordon", "").problem())
        .isEqualTo("400 INVALID_REQUEST");
    assertThat(calls.put("/api/v1/hosts/media-02/workers/two/cordon", "").problem())
        .isEqualTo("400 INVALID_REQUEST");
  }

  @Test
  void aWhatIfIsAnsweredAndCanNotBeApplied() throws Exception {
    Answer asked =
        calls.post(
            "/api/v1/plans",
            "{\"kind\":\"WHAT_IF\",\"suppose\":{\"lost\":[\"media-01\"],\"rooms\":2,\"peopleEach\":3,"
                + "\"policies\":{\"media-02/w1\":{\"consumersPerWorker\":900}}}}");
    assertThat(asked.status()).isEqualTo(201);
    assertThat(asked.json().path("supposition").asBoolean()).isTrue();
    assertThat(asked.json().path("subject").asString())
        .isEqualTo("media-01 lost, 2 rooms of 3 people more, other policies of media-02/w1");
    assertThat(asked.json().path("moves").findValuesAsString("kind")).contains("ARRIVAL");
    assertThat(
            calls
                .post(
                    "/api/v1/plans/" + asked.json().path("id").asString() + "/apply",
                    "{\"operation\":\"%s\"}".formatted(UUID.randomUUID()))
                .problem())
        .isEqualTo("400 INVALID_REQUEST");
  }

  @Test
  void suppositionsThatCanNotBeReadGetACode() throws Exception {
    for (String suppose :
        List.of(
            "null",
            "{}",
            "{\"rooms\":0}",
            "{\"rooms\":-1}",
            "{\"rooms\":100001}",
            "{\"rooms\":1,\"peopleEach\":10001}",
            "{\"lost\":[\"media-99\"]}",
            "{\"lost\":[\"NO NAME\"]}",
            "{\"lost\":[null]}",
            "{\"policies\":{\"media-01\":{}}}",
            "{\"policies\":{\"media-01/w1\":null}}",
            "{\"policies\":{\"media-01/w1\":{\"headroom\":1.5}}}")) {
      assertThat(
              calls
                  .post("/api/v1/plans", "{\"kind\":\"WHAT_IF\",\"suppose\":" + suppose + "}")
                  .problem())
          .as(suppose)
          .isEqualTo("400 INVALID_REQUEST");
    }
  }

  @Test
  void wrongWishesGetACode() throws Exception {
    assertThat(calls.post("/api/v1/plans", "{}").problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(calls.post("/api/v1/plans", "{\"kind\":\"DRAIN\"}").problem())
        .isEqualTo("400 INVALID_REQUEST");
    assertThat(
            calls
                .post("/api/v1/plans", "{\"kind\":\"DRAIN\",\"workers\":[\"media-01\"]}")
                .problem())
        .isEqualTo("400 INVALID_REQUEST");
    for (String what : List.of("hosts", "workers")) {
      assertThat(
              calls.post("/api/v1/plans", "{\"kind\":\"DRAIN\",\"" + what + "\":[null]}").problem())
          .isEqualTo("400 INVALID_REQUEST");
    }
    assertThat(calls.post("/api/v1/plans", "{\"kind\":\"MIGRATE\",\"room\":\"nowhere\"}").problem())
        .isEqualTo("400 INVALID_REQUEST");
    assertThat(calls.get("/api/v1/plans/nonsense").problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(calls.get("/api/v1/plans/" + UUID.randomUUID()).problem())
        .isEqualTo("404 PLAN_UNKNOWN");
    assertThat(calls.get("/api/v1/operations/" + UUID.randomUUID()).problem())
        .isEqualTo("404 OPERATION_UNKNOWN");
    assertThat(calls.get("/api/v1/operations?most=0").problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(calls.put("/api/v1/hosts/media-99/cordon", "").problem())
        .isEqualTo("404 HOST_UNKNOWN");
    Answer plan = calls.post("/api/v1/plans", "{\"kind\":\"REBALANCE\"}");
    assertThat(
            calls
                .post("/api/v1/plans/" + plan.json().path("id").asString() + "/apply", "{}")
                .problem())
        .isEqualTo("400 INVALID_REQUEST");
  }
}
