// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.httpapi.Calls.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import tools.jackson.databind.JsonNode;

/** The world has one worker, media-1/w2, with 175 counted consumers. */
@SpringBootTest(classes = TestApi.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext(classMode = ClassMode.AFTER_EACH_TEST_METHOD)
@Timeout(60)
final class PoliciesApiTest {
  private static final String HOST = "/api/v1/policies/host:media-1";

  private final Calls calls;

  PoliciesApiTest(@LocalServerPort int port) {
    this.calls = new Calls(port);
  }

  @Test
  void whereNothingIsSetThePresetHolds() throws Exception {
    JsonNode worker = calls.get("/api/v1/policies/worker:media-1:w2").json();
    assertThat(worker.path("version").asInt(-1)).isZero();
    assertThat(worker.path("values").isEmpty() || allNull(worker.path("values"))).isTrue();
    assertThat(worker.at("/effective/consumersPerWorker").toString())
        .isEqualTo("{\"value\":500,\"from\":\"preset\"}");
    assertThat(worker.at("/effective/headroom/value").asDouble(0)).isEqualTo(0.3);
    assertThat(worker.at("/effective/packetsPerSecond/value").isNull()).isTrue();
  }

  @Test
  void aChangeIsListedInheritedWrittenDownAndTakenBack() throws Exception {
    Answer changed =
        calls.put(
            HOST, "{\"version\":0,\"values\":{\"headroom\":0.2},\"reason\":\"quiet season\"}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("version").asInt(0)).isEqualTo(1);
    assertThat(changed.json().path("changedBy").asString("")).isEqualTo("back-end");
    assertThat(calls.get("/api/v1/policies/worker:media-1:w2").json().at("/effective/headroom"))
        .hasToString("{\"value\":0.2,\"from\":\"host:media-1\"}");
    assertThat(scopes(calls.get("/api/v1/policies").json()))
        .containsExactly("fleet", "host:media-1");

    Answer undone = calls.post(HOST + "/undo", "{\"version\":1}");
    assertThat(undone.json().path("version").asInt(0)).isEqualTo(2);
    assertThat(scopes(calls.get("/api/v1/policies").json())).containsExactly("fleet");
    assertThat(calls.get(HOST + "/versions").json().size()).isEqualTo(2);

    JsonNode acts = calls.get("/api/v1/audit?act=policy&object=MEDIA").json();
    assertThat(acts.size()).isEqualTo(2);
    assertThat(acts.at("/1/act").asString("")).isEqualTo("policy.change");
    assertThat(acts.at("/1/why").asString("")).isEqualTo("quiet season");
    assertThat(acts.at("/1/after").toString()).isEqualTo("{\"headroom\":0.2}");
    assertThat(acts.at("/0/act").asString("")).isEqualTo("policy.undo");
  }

  @Test
  void tryingOutNamesTheWorkersAndChangesNothing() throws Exception {
    JsonNode effect =
        calls.post(HOST + "/preview", "{\"values\":{\"consumersPerWorker\":200}}").json();
    assertThat(effect.path("newlyAbove").asInt(0)).isEqualTo(1);
    assertThat(effect.path("above").toString())
        .isEqualTo(
            "[{\"id\":\"media-1/w2\",\"loadBefore\":0.5,\"loadAfter\":1.25,\"bindingLimit\":\"CONSUMERS\"}]");
    assertThat(effect.path("automatic").asString("")).isEqualTo("OFF");
    assertThat(calls.get(HOST).json().path("version").asInt(-1)).isZero();
  }

  @Test
  void anotherVersionIsAConflict() throws Exception {
    calls.put(HOST, "{\"version\":0,\"values\":{\"headroom\":0.2}}");
    Answer late = calls.put(HOST, "{\"version\":0,\"values\":{\"headroom\":0.1}}");
    assertThat(late.problem()).isEqualTo("409 POLICY_CHANGED");
    assertThat(late.json().path("retryable").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'version':0,'values':{'headroom':0.95}}           | 400 INVALID_POLICY",
        "{'version':0,'values':{'consumersPerWorker':9}}    | 400 INVALID_POLICY",
        "{'version':0,'values':{'maxLive':4}}               | 400 INVALID_POLICY",
        "{'version':0,'values':{'consumersPerWorker':10.5}} | 400 INVALID_REQUEST",
        "{'version':0,'values':{'consumersPerWorker':'10'}} | 400 INVALID_REQUEST",
        "{'version':0,'values':{'headrom':0.2}}             | 400 INVALID_REQUEST",
        "{'values':{'headroom':0.2}}                        | 400 INVALID_REQUEST",
        "{'version':0}                                      | 400 INVALID_REQUEST",
      })
  void whatCanNotBeSetIsRefused(String body, String problem) throws Exception {
    Answer answer = calls.put(HOST, body.strip().replace('\'', '"'));
    assertThat(answer.problem()).isEqualTo(problem);
  }

  @Test
  void theRefusedFieldIsNamed() throws Exception {
    assertThat(
            calls
                .put(HOST, "{\"version\":0,\"values\":{\"headroom\":0.95}}")
                .json()
                .path("detail")
                .asString(""))
        .isEqualTo("headroom must be 0.0 to 0.9.");
  }

  @ParameterizedTest
  @CsvSource({
    "flee, 400 INVALID_REQUEST",
    "host:media-9, 404 HOST_UNKNOWN",
    "group:us, 404 GROUP_UNKNOWN",
    "worker:media-1:w9, 404 WORKER_UNKNOWN",
  })
  void whatIsNotPartOfTheFleetHasNoPolicy(String scope, String problem) throws Exception {
    assertThat(calls.get("/api/v1/policies/" + scope).problem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource({"limit=0", "limit=1001", "limit=x", "kind=NOTHING", "from=yesterday", "before=x"})
  void aQuestionToTheAuditThatMakesNoSenseIsInvalid(String question) throws Exception {
    assertThat(calls.get("/api/v1/audit?" + question).problem()).isEqualTo("400 INVALID_REQUEST");
  }

  @Test
  void theAuditIsDownloadedAsATable() throws Exception {
    calls.put("/api/v1/policies/fleet", "{\"version\":0,\"values\":{\"maxRooms\":40}}");
    Answer table = calls.get("/api/v1/audit.csv?kind=POLICY&from=2020-01-01T00:00:00Z");
    assertThat(table.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(table.header("Content-Disposition")).contains("audit.csv");
    assertThat(table.http().body().lines().toList())
        .hasSize(2)
        .satisfies(
            lines ->
                assertThat(lines.getLast())
                    .contains("back-end,policy.change,POLICY,fleet,,,maxRooms 40,DONE"));
    assertThat(calls.get("/api/v1/audit.csv?kind=ROOM").http().body().lines()).hasSize(1);
  }

  private static List<String> scopes(JsonNode policies) {
    return policies.valueStream().map(policy -> policy.path("scope").asString("")).toList();
  }

  private static boolean allNull(JsonNode values) {
    return values.valueStream().allMatch(JsonNode::isNull);
  }
}
