// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import static headroom.operations.Refusals.assertRefused;
import static headroom.operations.enrolment.EnrolmentWorld.MEDIA_3;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Caller;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.audit.RefusedActs;
import headroom.operations.enrolment.HostIdentity.State;
import headroom.planning.HostId;
import headroom.testkit.TestKeys;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A token lets one host in, once, in time. */
final class EnrolmentTest {
  private final EnrolmentWorld world = new EnrolmentWorld();

  @Test
  void aTokenBecomesACertificateOfItsHost() throws Exception {
    IssuedToken issued = world.enrolment.issue(MEDIA_3, "new rack", "ops");
    assertThat(issued.pin()).isEqualTo("sha256:" + world.authorities.signing().pin());
    assertThat(issued.replaces()).isFalse();
    assertThat(issued.command("headroom-agent"))
        .isEqualTo(
            "headroom-agent enrol --host media-03 --control-plane cp.example.org:9090 --pin "
                + issued.pin()
                + " --token-file - <<< '"
                + issued.secret()
                + "'");
    KeyPair keys = TestKeys.p256();
    Credentials credentials =
        world.enrolment.redeem(issued.secret(), MEDIA_3, TestKeys.request(keys));

    X509Certificate certificate = TestKeys.certificate(credentials.certificate());
    X509Certificate authority = TestKeys.certificate(credentials.authorities().getFirst());
    certificate.verify(authority.getPublicKey());
    assertThat(certificate.getPublicKey()).isEqualTo(keys.getPublic());
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> name.get(1))
        .isEqualTo(List.of("headroom://host/media-03", "headroom://generation/1"));
    assertThat(certificate.getNotAfter().toInstant())
        .isEqualTo(world.world.clock().instant().plus(Duration.ofHours(24)));
    assertThat(world.identities.find(MEDIA_3).orElseThrow().state()).isEqualTo(State.ENROLLED);
    assertThat(world.audit()).containsExactly("enrolment.redeem DONE", "enrolment.issue DONE");
    assertThat(world.newestAct().who()).isEqualTo("agent of media-03");
  }

  @Test
  void theSecretIsKeptNowhere() {
    IssuedToken issued = world.enrolment.issue(MEDIA_3, "", "ops");
    assertThat(issued.toString()).doesNotContain(issued.secret());
    assertThat(world.enrolment.tokens().toString()).doesNotContain(issued.secret());
    assertThat(world.newestAct().toString()).doesNotContain(issued.secret());
  }

  @Test
  void aTokenIsUsedOnce() {
    String secret = world.enrolment.issue(MEDIA_3, "", "ops").secret();
    redeem(secret, MEDIA_3);
    assertRefused(ErrorCode.TOKEN_USED, () -> redeem(secret, MEDIA_3));
    assertRefused(ErrorCode.TOKEN_USED, () -> redeem(secret, MEDIA_3));
    assertThat(world.audit())
        .containsExactly(
            "enrolment.redeem TOKEN_USED", "enrolment.redeem DONE", "enrolment.issue DONE");
  }

  @Test
  void aLateTokenIsWorthless() {
    String secret = world.enrolment.issue(MEDIA_3, "", "ops").secret();
    world.pass(EnrolmentToken.LIFETIME);
    assertRefused(ErrorCode.TOKEN_EXPIRED, () -> redeem(secret, MEDIA_3));
    assertThat(world.enrolment.tokens().getFirst().state(world.world.clock().instant()))
        .isEqualTo(EnrolmentToken.State.EXPIRED);
    assertThat(world.audit()).first().isEqualTo("enrolment.redeem TOKEN_EXPIRED");
  }

  @Test
  void aTokenIsForItsHostOnly() {
    String secret = world.enrolment.issue(MEDIA_3, "", "ops").secret();
    assertRefused(ErrorCode.TOKEN_FOR_OTHER_HOST, () -> redeem(secret, new HostId("media-04")));
    assertThat(world.newestAct().result()).isEqualTo("TOKEN_FOR_OTHER_HOST");
    assertThat(world.newestAct().object().name()).isEqualTo("media-03");
    assertThat(world.newestAct().who()).isEqualTo("agent of media-04");
    redeem(secret, MEDIA_3);
  }

  @Test
  void aCancelledTokenIsWorthless() {
    IssuedToken issued = world.enrolment.issue(MEDIA_3, "", "ops");
    world.enrolment.cancel(issued.token().id(), "ops");
    assertRefused(ErrorCode.TOKEN_CANCELLED, () -> redeem(issued.secret(), MEDIA_3));
    world.enrolment.cancel(issued.token().id(), "ops");
    assertThat(world.audit())
        .containsExactly(
            "enrolment.redeem TOKEN_CANCELLED", "enrolment.cancel DONE", "enrolment.issue DONE");
  }

  @Test
  void whoGuessesIsNotWrittenDown() {
    assertRefused(ErrorCode.TOKEN_UNKNOWN, () -> redeem("hre_guess", MEDIA_3));
    assertThat(world.audit()).isEmpty();
  }

  @Test
  void ofAHundredAtOnceOneGetsIn() throws Exception {
    String secret = world.enrolment.issue(MEDIA_3, "", "ops").secret();
    byte[] request = TestKeys.request(TestKeys.p256());
    Callable<String> attempt =
        () -> {
          try {
            world.enrolment.redeem(secret, MEDIA_3, request);
            return "in";
          } catch (HeadroomException e) {
            return e.code().name();
          }
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(IntStream.range(0, 100).mapToObj(i -> attempt).toList()))
          .extracting(future -> future.get())
          .containsOnly("in", "TOKEN_USED")
          .containsOnlyOnce("in");
    }
    assertThat(world.store.identity(MEDIA_3).orElseThrow().certificate().generation()).isEqualTo(1);
  }

  @Test
  void aRequestThatIsNoneKeepsTheToken() {
    String secret = world.enrolment.issue(MEDIA_3, "", "ops").secret();
    byte[] foreign = TestKeys.request(TestKeys.p256(), TestKeys.p256());
    byte[] curve = TestKeys.request(TestKeys.keys("secp384r1"));
    for (byte[] request : List.of(new byte[0], new byte[5_000], foreign, curve)) {
      assertRefused(
          ErrorCode.INVALID_REQUEST, () -> world.enrolment.redeem(secret, MEDIA_3, request));
    }
    redeem(secret, MEDIA_3);
  }

  @Test
  void enrollingAgainEndsWhatWasBefore() {
    PresentedCertificate first = world.enrol(MEDIA_3);
    world.identities.admit(first, end -> {});
    assertThat(world.enrolment.issue(MEDIA_3, "disk lost", "ops").replaces()).isTrue();
    PresentedCertificate second = world.enrol(MEDIA_3, 2);
    assertRefused(ErrorCode.CERTIFICATE_REVOKED, () -> world.identities.admit(first, end -> {}));
    assertRefused(ErrorCode.CERTIFICATE_REVOKED, () -> world.renew(first));
    world.identities.admit(second, end -> {});
    assertThat(world.identities.find(MEDIA_3).orElseThrow().state()).isEqualTo(State.ENROLLED);
  }

  @Test
  void aLockedHostGetsNoToken() {
    world.enrol(MEDIA_3);
    String waiting = world.enrolment.issue(MEDIA_3, "", "ops").secret();
    world.control.lock(MEDIA_3, "audit", "ops");
    assertRefused(ErrorCode.HOST_LOCKED, () -> world.enrolment.issue(MEDIA_3, "", "ops"));
    assertRefused(ErrorCode.HOST_LOCKED, () -> redeem(waiting, MEDIA_3));
    world.control.revoke(MEDIA_3, "replaced", "ops");
    redeem(waiting, MEDIA_3);
  }

  @Test
  void whereAgentsComeInPlainTextNobodyEnrols() {
    Enrolment off =
        new Enrolment(
            world.store,
            null,
            world.identities,
            world.enrolment.settings(),
            world.guard,
            new RefusedActs(world.world.database().audit(), world.world.clock()),
            world.world.clock());
    assertThat(off.isOn()).isFalse();
    assertRefused(ErrorCode.ENROLMENT_OFF, () -> off.issue(MEDIA_3, "", "ops"));
  }

  @Test
  void anAuthorityOpensWithItsOwnKeyFileOnly() {
    Authorities same =
        Authorities.open(
            world.world.database().authorities(),
            new KeySeal(new byte[KeySeal.KEY_BYTES]),
            world.world.clock());
    assertThat(same.pin()).isEqualTo(world.authorities.pin());
    byte[] other = new byte[KeySeal.KEY_BYTES];
    other[0] = 1;
    assertRefused(
        ErrorCode.INTERNAL,
        () ->
            Authorities.open(
                world.world.database().authorities(), new KeySeal(other), world.world.clock()));
  }

  @Test
  void theControlPlanesOwnCertificateIsMadeAnewInTime() throws Exception {
    Authorities.ServerIdentity first = world.authorities.server();
    assertThat(world.authorities.server()).isSameAs(first);
    world.pass(Duration.ofHours(12));
    Authorities.ServerIdentity second = world.authorities.server();
    assertThat(second).isNotSameAs(first);
    second.chain().getFirst().verify(second.chain().getLast().getPublicKey());
    assertThat(second.chain().getFirst().getSubjectAlternativeNames())
        .extracting(name -> name.get(1))
        .isEqualTo(List.of("headroom://control-plane"));
  }

  @Test
  void aNewAuthoritySignsWhenEveryHostKnowsItAndTheFormerOneGoesLater() {
    Authorities replica =
        Authorities.open(
            world.world.database().authorities(),
            new KeySeal(new byte[KeySeal.KEY_BYTES]),
            world.world.clock());
    String former = world.authorities.pin();
    PresentedCertificate shown = world.enrol(MEDIA_3);
    world.enrolment.rotate("yearly", "ops");
    assertThat(world.newestAct().act()).isEqualTo("authority.rotate");
    assertRefused(ErrorCode.ROTATION_RUNNING, () -> world.enrolment.rotate("", "ops"));
    assertThat(replica.all()).hasSize(1);
    replica.refresh();
    for (Authorities each : List.of(world.authorities, replica)) {
      assertThat(each.pin()).isEqualTo(former);
      assertThat(each.all()).hasSize(2);
    }

    // A host that renews in time gets to know both before the new one signs.
    world.pass(Duration.ofHours(13));
    Credentials credentials = world.enrolment.renew(shown, TestKeys.request(TestKeys.p256()));
    assertThat(credentials.authorities()).hasSize(2);
    Authorities.ServerIdentity before = world.authorities.server();
    world.pass(Duration.ofHours(11));
    assertThat(world.authorities.pin()).isNotEqualTo(former).isEqualTo(replica.pin());
    assertThat(world.authorities.server().chain().getLast())
        .isNotEqualTo(before.chain().getLast())
        .isEqualTo(TestKeys.certificate(credentials.authorities().getLast()));

    world.pass(Authorities.AFTER.minusSeconds(1));
    assertThat(world.authorities.all()).hasSize(2);
    world.pass(Duration.ofSeconds(1));
    assertThat(world.authorities.all()).hasSize(1);
    assertThat(world.authorities.all().getFirst().pin()).isNotEqualTo(former.substring(7));
    world.enrolment.rotate("again", "ops");
  }

  @Test
  void whoMayNotEnrolMakesNoTokensAndKeepsNobodyOut() {
    world.enrol(MEDIA_3);
    IssuedToken waiting = world.enrolment.issue(MEDIA_3, "", "ops");
    for (Role role : List.of(Role.VIEWER, Role.AUDITOR, Role.BACK_END)) {
      world.caller = new Caller("eve", role, Scope.fleet());
      refusedWith(ErrorCode.FORBIDDEN, waiting);
    }
    world.caller = new Caller("eve", Role.ADMIN, Scope.groups(List.of("default")));
    refusedWith(ErrorCode.OUTSIDE_SCOPE, waiting);
    world.caller = new Caller("eve", Role.OPERATOR, Scope.fleet());
    assertRefused(ErrorCode.FORBIDDEN, () -> world.enrolment.rotate("", "eve"));
    assertThat(world.store.identity(MEDIA_3).orElseThrow().state()).isEqualTo(State.ENROLLED);
    redeem(waiting.secret(), MEDIA_3);
  }

  private void refusedWith(ErrorCode code, IssuedToken waiting) {
    assertRefused(code, () -> world.enrolment.issue(MEDIA_3, "", "eve"));
    assertRefused(code, () -> world.enrolment.cancel(waiting.token().id(), "eve"));
    assertRefused(code, () -> world.enrolment.rotate("", "eve"));
    assertRefused(code, () -> world.control.lock(MEDIA_3, "", "eve"));
    assertRefused(code, () -> world.control.unlock(MEDIA_3, "", "eve"));
    assertRefused(code, () -> world.control.revoke(MEDIA_3, "", "eve"));
    assertRefused(code, () -> world.control.remove(MEDIA_3, "", "eve"));
  }

  private void redeem(String secret, HostId host) {
    world.enrolment.redeem(secret, host, TestKeys.request(TestKeys.p256()));
  }
}
