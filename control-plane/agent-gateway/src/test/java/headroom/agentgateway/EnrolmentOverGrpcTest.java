// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.agentgateway.EnrolledRig.Enrolled;
import headroom.operations.audit.AuditQuery;
import headroom.operations.enrolment.HostGroup;
import headroom.planning.HostId;
import headroom.testkit.agent.FakeHost;
import headroom.testkit.agent.GrpcAgent;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hosts enrol, connect and renew by TLS, and nobody else gets in. */
@Timeout(60)
final class EnrolmentOverGrpcTest {
  private static final HostId MEDIA_3 = new HostId("media-03");
  private final EnrolledRig rig = new EnrolledRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void anEnrolledHostConnectsRenewsAndConnectsAgain() {
    Enrolled first = rig.enrol("media-03");
    rig.agent("media-03", first).connect();
    assertThat(rig.world().state().agents().isLive(MEDIA_3)).isTrue();
    Enrolled second = rig.renew(first);
    rig.agent("media-03", second).connect();
    assertThat(rig.identities.find(MEDIA_3).orElseThrow().certificate().generation()).isEqualTo(2);
  }

  @Test
  void withoutACertificateNothingButATokenIsTaken() {
    GrpcAgent stranger = rig.agent("media-03", null);
    stranger.saysHello();
    refused(stranger.end(), "NOT_ENROLLED");
    refusedBy(() -> rig.renew(null), "NOT_ENROLLED");
  }

  @Test
  void aStrangersStreamEndsBeforeItSaysAWord() {
    GrpcAgent stranger = rig.agent("media-03", null);
    stranger.opensStream();
    refused(stranger.end(), "NOT_ENROLLED");
  }

  @Test
  void whatAStrangerSendsDoesNotForgeLinesOfTheLog() {
    PrintStream real = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      refusedBy(
          () -> rig.redeem("guess", "x\nERROR forged" + "y".repeat(5_000)), "INVALID_REQUEST");
    } finally {
      System.setErr(real);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("A host was refused: INVALID_REQUEST")
        .doesNotContain("\nERROR forged")
        .hasSizeLessThan(2_000);
  }

  @Test
  void aTokenIsTakenOnceAndFromItsHostOnly() {
    String token = rig.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "", "ops").secret();
    refusedBy(() -> rig.redeem(token, "media-04"), "TOKEN_FOR_OTHER_HOST");
    rig.redeem(token, "media-03");
    refusedBy(() -> rig.redeem(token, "media-03"), "TOKEN_USED");
    refusedBy(() -> rig.redeem("hre_guess", "media-03"), "TOKEN_UNKNOWN");
    refusedBy(() -> rig.redeem(token, "NO HOST"), "INVALID_REQUEST");
  }

  @Test
  void whoNamesAnotherHostIsRefusedAndWrittenDown() {
    rig.enrol("media-04");
    GrpcAgent rogue = rig.agent("media-04", rig.enrol("media-03"));
    rogue.saysHello();
    refused(rogue.end(), "IDENTITY_MISMATCH");
    assertThat(acts()).first().isEqualTo("agent of media-03 identity.pretend IDENTITY_MISMATCH");
    assertThat(rig.world().state().hosts().record(new HostId("media-04"))).isEmpty();
  }

  @Test
  void whoNamesAnotherGroupIsRefusedAndWrittenDown() {
    Enrolled shown = rig.enrol("media-03", "eu-1");
    GrpcAgent rogue = rig.agent("media-03", "eu-2", shown);
    rogue.saysHello();
    refused(rogue.end(), "IDENTITY_MISMATCH");
    assertThat(rogue.end().getDescription())
        .contains("Start it with group=eu-1 (headroom_agent_group)", "a token for eu-2");
    assertThat(acts()).first().isEqualTo("agent of media-03 identity.pretend IDENTITY_MISMATCH");
    assertThat(rig.world().state().hosts().record(MEDIA_3)).isEmpty();

    rig.agent("media-03", "eu-1", shown).connect();
    assertThat(rig.world().state().hosts().record(MEDIA_3).orElseThrow().group()).isEqualTo("eu-1");
    rig.agent("media-03", "eu-1", rig.renew(shown)).connect();
  }

  @Test
  void aTokenForAnotherGroupMovesAHostThere() {
    GrpcAgent before = rig.agent("media-03", "eu-1", rig.enrol("media-03", "eu-1")).connect();
    Enrolled moved = rig.enrol("media-03", "eu-2");
    refused(before.end(), "CERTIFICATE_REVOKED");
    rig.agent("media-03", "eu-2", moved).connect();
    assertThat(rig.world().state().hosts().record(MEDIA_3).orElseThrow().group()).isEqualTo("eu-2");
  }

  @Test
  void aForeignAuthoritysCertificateEndsTheHandshake() {
    try (EnrolledRig other = new EnrolledRig()) {
      GrpcAgent agent =
          new GrpcAgent(
              new FakeHost("media-03", 2, rig.world().clock()),
              rig.channel(other.enrol("media-03"), rig.pinned()));
      agent.saysHello();
      assertThat(agent.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }
  }

  @Test
  void aHostThatPinsAnotherAuthorityTellsItsTokenToNobody() {
    try (EnrolledRig other = new EnrolledRig()) {
      GrpcAgent agent =
          new GrpcAgent(
              new FakeHost("media-03", 2, rig.world().clock()), rig.channel(null, other.pinned()));
      agent.saysHello();
      assertThat(agent.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(agent.end().getCause()).hasRootCauseInstanceOf(CertificateException.class);
    }
  }

  @Test
  void revokingCutsTheStreamAtOnce() {
    Enrolled shown = rig.enrol("media-03");
    GrpcAgent agent = rig.agent("media-03", shown).connect();
    rig.control.revoke(MEDIA_3, "stolen", "ops");
    refused(agent.end(), "CERTIFICATE_REVOKED");
    assertThat(rig.world().state().agents().link(MEDIA_3)).isNull();
    GrpcAgent again = rig.agent("media-03", shown);
    again.saysHello();
    refused(again.end(), "CERTIFICATE_REVOKED");
  }

  @Test
  void aCopyLocksTheHostAndBothAreOut() {
    Enrolled copied = rig.enrol("media-03");
    GrpcAgent original = rig.agent("media-03", rig.renew(copied)).connect();
    GrpcAgent copy = rig.agent("media-03", copied);
    copy.saysHello();
    refused(copy.end(), "CERTIFICATE_REUSED");
    refused(original.end(), "HOST_LOCKED");
  }

  @Test
  void nothingOlderThanTls13IsSpoken() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {rig.pinned()}, null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", rig.port())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
    }
  }

  private List<String> acts() {
    return rig.world().database().audit().find(AuditQuery.NEWEST).stream()
        .map(act -> act.entry().who() + " " + act.entry().act() + " " + act.entry().result())
        .toList();
  }

  private static void refused(Status end, String code) {
    assertThat(end.getDescription()).startsWith(code + ": ");
  }

  private static void refusedBy(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(StatusRuntimeException.class, e -> refused(e.getStatus(), code));
  }
}
