// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.httpapi.Calls.Answer;
import headroom.operations.audit.AuditQuery;
import headroom.operations.enrolment.Enrolment;
import headroom.operations.enrolment.HostGroup;
import headroom.planning.HostId;
import headroom.testkit.TestKeys;
import headroom.testkit.World;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tokens are made and cancelled, identities are looked at, locked, revoked and removed. */
@SpringBootTest(classes = TestApi.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Timeout(60)
final class EnrolmentApiTest {
  private static final String TOKENS = "/api/v1/enrolment-tokens";

  private final Calls calls;
  private final World world;
  private final Enrolment enrolment;

  EnrolmentApiTest(
      @LocalServerPort int port, @Autowired World world, @Autowired Enrolment enrolment) {
    this.calls = new Calls(port);
    this.world = world;
    this.enrolment = enrolment;
  }

  @Test
  void aTokenIsToldOnceAndCanBeCancelled() throws Exception {
    Answer made = calls.post(TOKENS, "{\"host\":\"media-11\",\"reason\":\"rack 4\"}");
    assertThat(made.status()).isEqualTo(201);
    String secret = made.json().path("token").asString();
    assertThat(secret).startsWith("hre_");
    assertThat(made.json().path("pin").asString()).isEqualTo(enrolment.authorities().pin());
    assertThat(made.json().path("controlPlane").asString()).isEqualTo("cp.example.org:9090");
    assertThat(made.json().path("command").asString())
        .startsWith("headroom-agent enrol --host media-11 --control-plane cp.example.org:9090 ")
        .contains(secret);
    assertThat(made.json().path("replaces").asBoolean()).isFalse();

    String id = made.json().path("id").asString();
    Answer listed = calls.get(TOKENS);
    assertThat(listed.http().body()).doesNotContain(secret);
    assertThat(listed.json().get(0).path("id").asString()).isEqualTo(id);
    assertThat(listed.json().get(0).path("state").asString()).isEqualTo("WAITING");
    assertThat(calls.delete(TOKENS + "/" + id).status()).isEqualTo(204);
    assertThat(calls.delete(TOKENS + "/" + id).status()).isEqualTo(204);
    assertThat(calls.get(TOKENS).json().get(0).path("state").asString()).isEqualTo("CANCELLED");
    assertThat(calls.delete(TOKENS + "/" + UUID.randomUUID()).problem())
        .isEqualTo("404 TOKEN_UNKNOWN");
    assertThat(calls.delete(TOKENS + "/x").problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(calls.post(TOKENS, "{\"host\":\"Not A Host\"}").problem())
        .isEqualTo("400 INVALID_REQUEST");
    assertThat(calls.post(TOKENS, "{}").problem()).isEqualTo("400 INVALID_REQUEST");
  }

  @Test
  void aTokenIsForOneGroup() throws Exception {
    HostId host = new HostId("media-13");
    Answer made = calls.post(TOKENS, "{\"host\":\"media-13\",\"group\":\"eu-1\"}");
    assertThat(made.json().path("group").asString()).isEqualTo("eu-1");
    assertThat(calls.get(TOKENS).json().get(0).path("group").asString()).isEqualTo("eu-1");
    enrolment.redeem(made.json().path("token").asString(), host, TestKeys.request(TestKeys.p256()));
    assertThat(calls.get("/api/v1/hosts/media-13/identity").json().path("group").asString())
        .isEqualTo("eu-1");
    assertThat(calls.post(TOKENS, "{\"host\":\"media-13\"}").json().path("group").asString())
        .isEqualTo("eu-1");
    assertThat(calls.post(TOKENS, "{\"host\":\"media-14\"}").json().path("group").asString())
        .isEqualTo("default");
    for (String none : new String[] {"", "eu 1", "eu/1"}) {
      assertThat(calls.post(TOKENS, "{\"host\":\"media-14\",\"group\":\"" + none + "\"}").problem())
          .isEqualTo("400 INVALID_REQUEST");
    }
  }

  @Test
  void anIdentityIsShownLockedUnlockedRevokedAndRemoved() throws Exception {
    HostId host = new HostId("media-12");
    String at = "/api/v1/hosts/media-12";
    assertThat(calls.get(at + "/identity").problem()).isEqualTo("404 HOST_UNKNOWN");
    enrolment.redeem(
        enrolment.issue(host, HostGroup.DEFAULT, "", "ops").secret(),
        host,
        TestKeys.request(TestKeys.p256()));

    Answer identity = calls.get(at + "/identity");
    assertThat(identity.json().path("state").asString()).isEqualTo("ENROLLED");
    assertThat(identity.json().path("generation").asLong()).isEqualTo(1);
    assertThat(identity.json().at("/certificate/expiresAt").asString()).isNotEmpty();
    assertThat(calls.get("/api/v1/identities").http().body()).contains("media-12");

    assertThat(calls.post(at + "/identity/lock", "{\"reason\":\"audit\"}").status()).isEqualTo(204);
    assertThat(calls.get(at + "/identity").json().path("state").asString()).isEqualTo("LOCKED");
    assertThat(calls.post(TOKENS, "{\"host\":\"media-12\"}").problem())
        .isEqualTo("409 HOST_LOCKED");
    assertThat(calls.post(at + "/identity/unlock", "{}").status()).isEqualTo(204);
    assertThat(calls.post(at + "/identity/revoke", "{\"reason\":\"stolen\"}").status())
        .isEqualTo(204);
    assertThat(calls.get(at + "/identity").json().path("state").asString()).isEqualTo("REVOKED");
    assertThat(calls.delete("/api/v1/hosts/media-01").problem()).isEqualTo("409 HOST_IN_USE");
    assertThat(calls.delete(at + "?reason=sold").status()).isEqualTo(204);
    assertThat(calls.get(at + "/identity").problem()).isEqualTo("404 HOST_UNKNOWN");
    assertThat(calls.delete(at).problem()).isEqualTo("404 HOST_UNKNOWN");
    assertThat(world.database().audit().find(AuditQuery.NEWEST))
        .extracting(act -> act.entry().who() + " " + act.entry().act())
        .contains(
            "back-end identity.lock",
            "back-end identity.unlock",
            "back-end identity.revoke",
            "back-end host.remove");
  }

  @Test
  void theAuthorityIsThereToBeCompared() throws Exception {
    Answer authorities = calls.get("/api/v1/agent-authorities");
    assertThat(authorities.json().get(0).path("pin").asString())
        .isEqualTo(enrolment.authorities().pin());
    assertThat(authorities.json().get(0).path("signs").asBoolean()).isTrue();
    assertThat(authorities.json().get(0).path("certificate").asString())
        .startsWith("-----BEGIN CERTIFICATE-----\n")
        .endsWith("\n-----END CERTIFICATE-----\n");

    Answer next = calls.post("/api/v1/agent-authorities", "{\"reason\":\"yearly\"}");
    assertThat(next.status()).isEqualTo(201);
    assertThat(next.json().path("signs").asBoolean()).isFalse();
    assertThat(calls.get("/api/v1/agent-authorities").json()).hasSize(2);
    assertThat(calls.post("/api/v1/agent-authorities", "{}").problem())
        .isEqualTo("409 ROTATION_RUNNING");
  }
}
