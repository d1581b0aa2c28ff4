// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.httpapi.Calls.Answer;
import headroom.operations.access.Caller;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** Users, keys and rights over HTTP. */
@SpringBootTest(classes = TestApi.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
@Timeout(60)
final class AccessApiTest {
  private final Calls calls;
  private final AtomicReference<Caller> caller;

  @Autowired
  AccessApiTest(@LocalServerPort int port, AtomicReference<Caller> caller) {
    this.calls = new Calls(port);
    this.caller = caller;
  }

  @AfterEach
  void adminAgain() {
    caller.set(TestApi.ADMIN);
  }

  @Test
  void aUserIsAddedChangedGivenAPasswordSignedOutAndRemoved() throws Exception {
    Answer added =
        calls.post(
            "/api/v1/users",
            "{\"name\":\"m.keller\",\"role\":\"OPERATOR\",\"groups\":[\"us\",\"eu\"],\"reason\":\"joined\"}");
    assertThat(added.status()).isEqualTo(201);
    String password = added.json().path("password").asString();
    assertThat(password).isNotEmpty();
    JsonNode listed = calls.get("/api/v1/users").json().get(0);
    assertThat(listed.path("role").asString()).isEqualTo("OPERATOR");
    assertThat(listed.path("groups").toString()).isEqualTo("[\"eu\",\"us\"]");
    assertThat(listed.path("oneTimePassword").asBoolean()).isTrue();
    assertThat(listed.toString()).doesNotContain(password);

    Answer changed = calls.put("/api/v1/users/m.keller", "{\"role\":\"VIEWER\"}");
    assertThat(changed.json().path("role").asString()).isEqualTo("VIEWER");
    assertThat(changed.json().path("groups").isEmpty()).isTrue();
    Answer reset = calls.post("/api/v1/users/m.keller/password?reason=forgot", "");
    assertThat(reset.json().path("password").asString()).isNotEmpty().isNotEqualTo(password);
    assertThat(calls.post("/api/v1/users/m.keller/sign-out", "").status()).isEqualTo(204);
    assertThat(calls.delete("/api/v1/users/m.keller?reason=left").status()).isEqualTo(204);
    assertThat(calls.delete("/api/v1/users/m.keller").problem()).isEqualTo("404 USER_UNKNOWN");
    assertThat(calls.get("/api/v1/audit?kind=USER").http().body())
        .contains("user.add", "user.change", "user.reset-password", "user.sign-out", "user.remove")
        .doesNotContain(password);
  }

  @Test
  void aKeyIsMadeListedWithoutItsSecretAndRevoked() throws Exception {
    Answer made =
        calls.post(
            "/api/v1/keys",
            "{\"name\":\"monitoring\",\"role\":\"VIEWER\",\"expiresAt\":\"2999-01-01T00:00:00Z\"}");
    assertThat(made.status()).isEqualTo(201);
    String secret = made.json().path("secret").asString();
    assertThat(secret).startsWith("hrk_");
    Answer listed = calls.get("/api/v1/keys");
    assertThat(listed.json().get(0).path("expiresAt").asString()).isEqualTo("2999-01-01T00:00:00Z");
    assertThat(listed.json().get(0).path("lastUsedAt").isNull()).isTrue();
    assertThat(listed.json().get(0).path("createdBy").asString()).isEqualTo("back-end");
    assertThat(listed.http().body()).doesNotContain(secret);
    assertThat(calls.delete("/api/v1/keys/monitoring").status()).isEqualTo(204);
    assertThat(calls.delete("/api/v1/keys/monitoring").problem()).isEqualTo("404 KEY_UNKNOWN");
    assertThat(calls.get("/api/v1/keys").json().isEmpty()).isTrue();
  }

  @Test
  void wrongWishesGetACode() throws Exception {
    for (String body :
        new String[] {
          "{}",
          "{\"name\":\"x\"}",
          "{\"role\":\"VIEWER\"}",
          "{\"name\":\"a b\",\"role\":\"VIEWER\"}",
          "{\"name\":\"x\",\"role\":\"BACK_END\"}",
          "{\"name\":\"x\",\"role\":\"root\"}",
          "{\"name\":\"x\",\"role\":\"VIEWER\",\"groups\":[\"\"]}",
          "{\"name\":\"x\",\"role\":\"VIEWER\",\"groups\":[null]}",
          "{\"name\":\"x\",\"role\":\"VIEWER\",\"admin\":true}"
        }) {
      assertThat(calls.post("/api/v1/users", body).problem())
          .as(body)
          .isEqualTo("400 INVALID_REQUEST");
    }
    assertThat(
            calls
                .post(
                    "/api/v1/keys",
                    "{\"name\":\"x\",\"role\":\"VIEWER\",\"expiresAt\":\"2001-01-01T00:00:00Z\"}")
                .problem())
        .isEqualTo("400 INVALID_REQUEST");
    assertThat(calls.get("/api/v1/audit/verification?noted=abc").problem())
        .isEqualTo("400 INVALID_REQUEST");
  }

  @Test
  void whoLacksARightIsToldWhichRolesHaveIt() throws Exception {
    caller.set(new Caller("looks", Role.VIEWER, Scope.fleet()));
    Answer refused = calls.put("/api/v1/hosts/media-02/cordon", "");
    assertThat(refused.problem()).isEqualTo("403 FORBIDDEN");
    assertThat(refused.json().path("detail").asString())
        .isEqualTo(
            "The role viewer may not cordon hosts and workers. It takes one of: operator, admin.");
    assertThat(calls.get("/api/v1/audit").problem()).isEqualTo("403 FORBIDDEN");
    assertThat(calls.get("/api/v1/hosts").status()).isEqualTo(200);
  }

  @Test
  void anAdminOfOneGroupManagesNobody() throws Exception {
    caller.set(new Caller("eu-admin", Role.ADMIN, Scope.groups(Set.of("eu"))));
    assertThat(calls.post("/api/v1/users", "{\"name\":\"x\",\"role\":\"ADMIN\"}").problem())
        .isEqualTo("403 OUTSIDE_SCOPE");
  }

  @Test
  void anEndpointThatNamesNoRightIsClosedToEverybody() throws Exception {
    Answer refused = calls.get("/api/v1/forgotten");
    assertThat(refused.problem()).isEqualTo("403 FORBIDDEN");
    assertThat(refused.http().body()).doesNotContain("a secret");
  }

  @Test
  void everybodyIsToldWhoItIs() throws Exception {
    caller.set(new Caller("eye", Role.AUDITOR, Scope.groups(Set.of("eu"))));
    assertThat(calls.get("/api/v1/me").http().body())
        .isEqualTo(
            "{\"name\":\"eye\",\"role\":\"AUDITOR\",\"groups\":[\"eu\"],"
                + "\"rights\":[\"LOOK\",\"AUDIT\",\"VERIFY_AUDIT\",\"SEE_ACCESS\"]}");
  }

  @Test
  void theAuditIsVerified() throws Exception {
    calls.post("/api/v1/users", "{\"name\":\"verified\",\"role\":\"VIEWER\"}");
    Answer verified = calls.get("/api/v1/audit/verification");
    assertThat(verified.json().path("intact").asBoolean()).isTrue();
    String head = verified.json().path("head").asString();
    assertThat(
            calls.get("/api/v1/audit/verification?noted=" + head).json().path("intact").asBoolean())
        .isTrue();
    String other = head.substring(0, head.length() - 1) + (head.endsWith("0") ? "1" : "0");
    JsonNode differs = calls.get("/api/v1/audit/verification?noted=" + other).json();
    assertThat(differs.path("intact").asBoolean()).isFalse();
    assertThat(differs.path("firstFault").asLong()).isPositive();
  }
}
