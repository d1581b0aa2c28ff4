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
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A token lets one host in, once, in time. */
final class EnrolmentTest {
  private final EnrolmentWorld world = new EnrolmentWorld();

  @Test
  void aTokenBecomesACertificateOfItsHost() throws Exception {
    IssuedToken issued = world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "new rack", "ops");
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
    IssuedToken issued = world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "", "ops");
    assertThat(issued.toString()).doesNotContain(issued.secret());
    assertThat(world.enrolment.tokens().toString()).doesNotContain(issued.secret());
    assertThat(world.newestAct().toString()).doesNotContain(issued.secret());
  }

  @Test
  void aTokenIsUsedOnce() {
    String secret = world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "", "ops").secret();
    redeem(secret, MEDIA_3);
    assertRefused(ErrorCode.TOKEN_USED, () -> redeem(secret, MEDIA_3));
    assertRefused(ErrorCode.TOKEN_USED, () -> redeem(secret, MEDIA_3));
    assertThat(world.audit())
        .containsExactly(
            "enrolment.redeem TOKEN_USED", "enrolment.redeem DONE", "enrolment.issue DONE");
  }

  @Test
  void aLateTokenIsWorthless() {
    String secret = world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "", "ops").secret();
    world.pass(EnrolmentToken.LIFETIME);
    assertRefused(ErrorCode.TOKEN_EXPIRED, () -> redeem(secret, MEDIA_3));
    assertThat(world.enrolment.tokens().getFirst().state(world.world.clock().instant()))
        .isEqualTo(EnrolmentToken.State.EXPIRED);
    assertThat(world.audit()).first().isEqualTo("enrolment.redeem TOKEN_EXPIRED");
  }

  @Test
  void aTokenIsForItsHostOnly() {
    String secret = world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "", "ops").secret();
    assertRefused(ErrorCode.TOKEN_FOR_OTHER_HOST, () -> redeem(secret, new HostId("media-04")));
    assertThat(world.newestAct().result()).isEqualTo("TOKEN_FOR_OTHER_HOST");
    assertThat(world.newestAct().object().name()).isEqualTo("media-03");
    assertThat(world.newestAct().who()).isEqualTo("agent of media-04");
    redeem(secret, MEDIA_3);
  }

  @Test
  void aCancelledTokenIsWorthless() {
    IssuedToken issued = world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "", "ops");
    world.enrolment.cancel(issued.token().id(), "ops");
    assertRefused(ErrorCode.TOKEN_CANCELLED, () -> redeem(issued.secret(), MEDIA_3));
    world.enrolment.cancel(issued.token().id(), "ops");
    assertThat(world.audit())
        .containsExactly(
            "enrolment.redeem TOKEN_CANCELLED", "enrolment.cancel DONE", "enrolment.issue DONE");
  }

  @Test
  void aTokenThatWasCancelledByAClockAheadWaitsNoMore() {
    Instant now = world.world.clock().instant();
    Instant end = now.plus(EnrolmentToken.LIFETIME);
    EnrolmentToken token =
        new EnrolmentToken(
            UUID.randomUUID(), MEDIA_3, "eu-1", now, "ops", end, null, end.plusSeconds(60));
    assertThat(token.state(now)).isEqualTo(EnrolmentToken.State.EXPIRED);
  }

  @Test
  void nobodyFillsTheAuditWithAUsedToken() {
    String secret = world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "", "ops").secret();
    redeem(secret, MEDIA_3);
    for (int i = 0; i < 20; i++) {
      HostId other = new HostId("media-1" + i);
      assertRefused(ErrorCode.TOKEN_USED, () -> redeem(secret, other));
    }
    assertThat(world.audit()).containsOnlyOnce("enrolment.redeem TOKEN_USED");
  }

  @Test
  void whoGuessesIsNotWrittenDown() {
    assertRefused(ErrorCode.TOKEN_UNKNOWN, () -> redeem("hre_guess", MEDIA_3));
    assertThat(world.audit()).isEmpty();
  }

  @Test
  void ofAHundredAtOnceOneGetsIn() throws Exception {
    String secret = world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "", "ops").secret();
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
    String secret = world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "", "ops").secret();
    byte[] foreign = TestKeys.request(TestKeys.p256(), TestKeys.p256());
    byte[] curve = TestKeys.request(TestKeys.keys("secp384r1"));
    for (byte[] request : List.of(new byte[0], new byte[5_000], foreign, curve)) {
      assertRefused(
          ErrorCode.INVALID_REQUEST, () -> world.enrolment.redeem(secret, MEDIA_3, request));
    }
    redeem(secret, MEDIA_3);
  }

  @Test
  void whateverIsBrokenInARequestItIsTheSendersFault() {
    String secret = world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "", "ops").secret();
    byte[] good = TestKeys.request(TestKeys.p256());
    Stream<byte[]> wrong =
        Stream.of(
                Stream.of("3000", "3080", "3003020100", "30060201000201", "0500")
                    .map(HexFormat.of()::parseHex),
                IntStream.range(0, good.length).mapToObj(length -> Arrays.copyOf(good, length)),
                IntStream.range(0, good.length)
                    .mapToObj(
                        at -> {
                          byte[] request = good.clone();
                          request[at] = (byte) (request[at] ^ 0x7f);
                          return request;
                        }))
            .flatMap(each -> each);
    wrong.forEach(
        request ->
            assertRefused(
                ErrorCode.INVALID_REQUEST, () -> world.enrolment.redeem(secret, MEDIA_3, request)));
    redeem(secret, MEDIA_3);
  }

  @Test
  void enrollingAgainEndsWhatWasBefore() {
    PresentedCertificate first = world.enrol(MEDIA_3);
    world.identities.admit(first, HostGroup.DEFAULT, end -> {});
    assertThat(world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "disk lost", "ops").replaces())
        .isTrue();
    PresentedCertificate second = world.enrol(MEDIA_3, 2);
    assertRefused(
        ErrorCode.CERTIFICATE_REVOKED,
        () -> world.identities.admit(first, HostGroup.DEFAULT, end -> {}));
    assertRefused(ErrorCode.CERTIFICATE_REVOKED, () -> world.renew(first));
    world.identities.admit(second, HostGroup.DEFAULT, end -> {});
    assertThat(world.identities.find(MEDIA_3).orElseThrow().state()).isEqualTo(State.ENROLLED);
  }

  @Test
  void aLockedHostGetsNoToken() {
    world.enrol(MEDIA_3);
    String waiting = world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "", "ops").secret();
    world.control.lock(MEDIA_3, "audit", "ops");
    assertRefused(
        ErrorCode.HOST_LOCKED, () -> world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "", "ops"));
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
    assertRefused(ErrorCode.ENROLMENT_OFF, () -> off.issue(MEDIA_3, HostGroup.DEFAULT, "", "ops"));
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
    IssuedToken waiting = world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "", "ops");
    for (Role role : List.of(Role.VIEWER, Role.AUDITOR, Role.BACK_END)) {
      world.caller = new Caller("eve", role, Scope.fleet());
      refusedWith(ErrorCode.FORBIDDEN, waiting);
    }
    world.caller = new Caller("eve", Role.ADMIN, Scope.groups(List.of("eu-1")));
    refusedWith(ErrorCode.OUTSIDE_SCOPE, waiting);
    world.caller = new Caller("eve", Role.ADMIN, Scope.groups(List.of(HostGroup.DEFAULT)));
    nobodyIsKeptOut(ErrorCode.OUTSIDE_SCOPE);
    world.caller = new Caller("eve", Role.OPERATOR, Scope.fleet());
    assertRefused(ErrorCode.FORBIDDEN, () -> world.enrolment.rotate("", "eve"));
    assertThat(world.store.identity(MEDIA_3).orElseThrow().state()).isEqualTo(State.ENROLLED);
    redeem(waiting.secret(), MEDIA_3);
  }

  @Test
  void whoMayActOnOneGroupLetsHostsIntoThatOneOnly() {
    HostId newcomer = new HostId("media-07");
    world.caller = within("eu-1");
    IssuedToken ours = world.enrolment.issue(newcomer, "eu-1", "", "eve");
    assertThat(ours.token().group()).isEqualTo("eu-1");
    assertThat(world.newestAct().after()).containsEntry("group", "eu-1");
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> world.enrolment.issue(newcomer, "eu-2", "", "eve"))
        .contains("eu-2");
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> world.enrolment.issue(newcomer, null, "", "eve"));
    world.enrolment.cancel(ours.token().id(), "eve");
    assertThat(world.audit()).startsWith("enrolment.cancel DONE", "enrolment.issue DONE");
  }

  @Test
  void whoMayActOnOneGroupTakesNoHostFromAnother() {
    world.enrol(MEDIA_3, "eu-2", 1);
    HostId promised = new HostId("media-05");
    IssuedToken theirs = world.enrolment.issue(promised, "eu-2", "", "ops");
    world.world.host("media-06", 1);
    world.world.ticker().tick();

    world.caller = within("eu-1");
    for (HostId host : List.of(MEDIA_3, promised, new HostId("media-06"))) {
      assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> world.enrolment.issue(host, "eu-1", "", "eve"));
    }
    assertRefused(
        ErrorCode.OUTSIDE_SCOPE, () -> world.enrolment.cancel(theirs.token().id(), "eve"));
    redeem(theirs.secret(), promised);

    world.caller = within("eu-1", "eu-2");
    assertThat(world.enrolment.issue(MEDIA_3, "eu-1", "", "eve").replaces()).isTrue();
    world.caller = new Caller("ops", Role.OPERATOR, Scope.fleet());
    world.control.remove(MEDIA_3, "sold", "ops");
    world.caller = within("eu-1");
    redeem(world.enrolment.issue(MEDIA_3, "eu-1", "another one", "eve").secret(), MEDIA_3);
  }

  @Test
  void whoMayActOnOneGroupLetsNoRevokedHostInAgain() {
    world.enrol(MEDIA_3, "eu-1", 1);
    world.control.revoke(MEDIA_3, "stolen", "ops");
    world.caller = within("eu-1");
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> world.enrolment.issue(MEDIA_3, "eu-1", "", "eve"));
    world.caller = new Caller("ops", Role.OPERATOR, Scope.fleet());
    world.enrolment.issue(MEDIA_3, "eu-1", "found again", "ops");
  }

  @Test
  void ofAHostWhoseGroupNobodyKnowsTheWholeFleetsOperatorsDecide() {
    world.enrol(MEDIA_3);
    world.forgetGroup(MEDIA_3);
    world.caller = within(HostGroup.DEFAULT);
    assertRefused(
        ErrorCode.OUTSIDE_SCOPE,
        () -> world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "", "eve"));
    world.caller = new Caller("ops", Role.OPERATOR, Scope.fleet());
    world.enrolment.issue(MEDIA_3, "eu-1", "", "ops");
  }

  @Test
  void aTokenMovesAHostToAnotherGroupAndWithoutANameItStaysWhereItIs() {
    world.enrol(MEDIA_3, "eu-1", 1);
    PresentedCertificate moved = world.enrol(MEDIA_3, "eu-2", 2);
    assertThat(world.newestAct().before()).containsEntry("group", "eu-1");
    assertThat(world.newestAct().after()).containsEntry("group", "eu-2");
    assertRefused(
        ErrorCode.IDENTITY_MISMATCH, () -> world.identities.admit(moved, "eu-1", end -> {}));
    world.identities.admit(moved, "eu-2", end -> {});
    assertThat(world.enrolment.issue(MEDIA_3, null, "", "ops").token().group()).isEqualTo("eu-2");
    assertThat(world.enrolment.issue(new HostId("media-04"), null, "", "ops").token().group())
        .isEqualTo("default");
  }

  @Test
  void aTokenOfBeforeLeavesTheGroupAsItIs() {
    world.enrol(MEDIA_3, "eu-1", 1);
    Instant now = world.world.clock().instant();
    EnrolmentToken old =
        new EnrolmentToken(
            UUID.randomUUID(), MEDIA_3, null, now, "ops", now.plusSeconds(300), null, null);
    world.store.issue(
        old, TokenSecret.sha256("hre_old"), IdentityActs.of("ops", "x", MEDIA_3, "").done(now));
    redeem("hre_old", MEDIA_3);
    assertThat(world.store.identity(MEDIA_3).orElseThrow().group()).isEqualTo("eu-1");
  }

  @Test
  void aGroupThatNoAgentCanNameGetsNoToken() {
    for (String name : List.of("", " ", "eu 1", "-eu", "eu/1", "eu\n1", "e".repeat(64))) {
      assertRefused(
          ErrorCode.INVALID_REQUEST, () -> world.enrolment.issue(MEDIA_3, name, "", "ops"));
    }
    world.enrolment.issue(MEDIA_3, "EU_1.a-" + "e".repeat(56), "", "ops");
  }

  private static Caller within(String... groups) {
    return new Caller("eve", Role.OPERATOR, Scope.groups(List.of(groups)));
  }

  private void refusedWith(ErrorCode code, IssuedToken waiting) {
    assertRefused(code, () -> world.enrolment.issue(MEDIA_3, HostGroup.DEFAULT, "", "eve"));
    assertRefused(code, () -> world.enrolment.cancel(waiting.token().id(), "eve"));
    nobodyIsKeptOut(code);
  }

  private void nobodyIsKeptOut(ErrorCode code) {
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
