// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import static headroom.operations.Refusals.assertRefused;
import static headroom.operations.enrolment.EnrolmentWorld.MEDIA_3;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.enrolment.HostIdentity.State;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.testkit.TestKeys;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is let in, who renews, who is found out, and what ends a stream. */
final class IdentitiesTest {
  private static final Duration HALF_LIFE = Duration.ofHours(12);
  private final EnrolmentWorld world = new EnrolmentWorld();
  private final List<ErrorCode> cuts = new ArrayList<>();

  @Test
  void whoNeverEnrolledIsRefusedAndWrittenDownOnceInAWhile() {
    PresentedCertificate stranger = world.enrol(MEDIA_3);
    EnrolmentWorld other = new EnrolmentWorld();
    for (int attempt = 0; attempt < 3; attempt++) {
      assertRefused(ErrorCode.NOT_ENROLLED, () -> other.identities.admit(stranger, this::cut));
    }
    assertThat(other.audit()).containsExactly("identity.show NOT_ENROLLED");
    other.pass(RefusedAgents.QUIET);
    assertRefused(ErrorCode.NOT_ENROLLED, () -> other.identities.admit(stranger, this::cut));
    assertThat(other.audit()).hasSize(2);
  }

  @Test
  void aRenewedCertificateTakesThePlaceOfItsFormer() {
    PresentedCertificate first = world.enrol(MEDIA_3);
    world.identities.admit(first, this::cut);
    world.pass(HALF_LIFE);
    PresentedCertificate second = world.renew(first);
    // Its answer may have been lost: the former one is good until the new one was shown.
    world.identities.admit(first, this::cut);
    world.identities.admit(second, this::cut);
    assertThat(cuts).isEmpty();
    assertThat(world.audit()).first().isEqualTo("identity.renew DONE");
    assertThat(world.newestAct().after()).containsEntry("generation", 2L);
  }

  @Test
  void anAnswerThatWasLostIsGivenAgainToTheSameKey() {
    PresentedCertificate first = world.enrol(MEDIA_3);
    KeyPair next = TestKeys.p256();
    PresentedCertificate lost = world.renew(first, next);
    assertThat(world.renew(first, next)).isEqualTo(lost);
    assertThat(world.identities.find(MEDIA_3).orElseThrow().certificate().generation())
        .isEqualTo(2);
  }

  @Test
  void aCopyThatRenewsLocksTheHost() {
    PresentedCertificate original = world.enrol(MEDIA_3);
    world.identities.admit(original, this::cut);
    world.renew(original);
    assertRefused(ErrorCode.CERTIFICATE_REUSED, () -> world.renew(original));
    HostIdentity locked = world.identities.find(MEDIA_3).orElseThrow();
    assertThat(locked.state()).isEqualTo(State.LOCKED);
    assertThat(locked.why()).contains("copied");
    assertThat(cuts).containsExactly(ErrorCode.HOST_LOCKED);
    assertThat(world.audit()).startsWith("identity.renew CERTIFICATE_REUSED", "identity.lock DONE");
  }

  @Test
  void aCopyThatShowsAReplacedCertificateLocksTheHost() {
    PresentedCertificate copied = world.enrol(MEDIA_3);
    PresentedCertificate next = world.renew(copied);
    world.identities.admit(next, this::cut);
    assertRefused(ErrorCode.CERTIFICATE_REUSED, () -> world.identities.admit(copied, this::cut));
    assertThat(cuts).containsExactly(ErrorCode.HOST_LOCKED);
    assertRefused(ErrorCode.HOST_LOCKED, () -> world.identities.admit(next, this::cut));
    assertRefused(ErrorCode.HOST_LOCKED, () -> world.renew(next));

    world.control.unlock(MEDIA_3, "it was us", "ops");
    world.identities.admit(next, this::cut);
    assertThat(world.store.identity(MEDIA_3).orElseThrow().state()).isEqualTo(State.ENROLLED);
  }

  @Test
  void revokingCutsTheStreamOnEveryReplica() {
    PresentedCertificate shown = world.enrol(MEDIA_3);
    Identities replica = world.replica();
    List<ErrorCode> there = new ArrayList<>();
    world.identities.admit(shown, this::cut);
    replica.admit(shown, end -> there.add(end.code()));
    world.control.revoke(MEDIA_3, "stolen", "ops");
    assertThat(cuts).containsExactly(ErrorCode.CERTIFICATE_REVOKED);
    assertThat(there).isEmpty();
    replica.refresh();
    replica.refresh();
    assertThat(there).containsExactly(ErrorCode.CERTIFICATE_REVOKED);
    assertRefused(ErrorCode.CERTIFICATE_REVOKED, () -> replica.admit(shown, this::cut));
    assertRefused(ErrorCode.CERTIFICATE_REVOKED, () -> world.renew(shown));
    assertRefused(ErrorCode.CERTIFICATE_REVOKED, () -> world.control.unlock(MEDIA_3, "", "ops"));
    assertThat(world.audit()).contains("identity.revoke DONE");
  }

  @Test
  void aStreamEndsWithItsCertificate() {
    PresentedCertificate shown = world.enrol(MEDIA_3);
    world.identities.admit(shown, this::cut);
    world.pass(Duration.ofHours(24).minusSeconds(1));
    world.identities.refresh();
    assertThat(cuts).isEmpty();
    world.pass(Duration.ofSeconds(1));
    world.identities.refresh();
    assertThat(cuts).containsExactly(ErrorCode.CERTIFICATE_EXPIRED);
    assertRefused(ErrorCode.CERTIFICATE_EXPIRED, () -> world.identities.admit(shown, this::cut));
  }

  @Test
  void aStreamThatEndedByItselfIsNotCut() {
    PresentedCertificate shown = world.enrol(MEDIA_3);
    world.identities.admit(shown, this::cut).ended();
    world.control.revoke(MEDIA_3, "", "ops");
    assertThat(cuts).isEmpty();
  }

  @Test
  void anEndedCertificateRenewsOnlyWhereTheOperatorAllowsIt() {
    PresentedCertificate strict = world.enrol(MEDIA_3);
    world.pass(Duration.ofHours(25));
    assertRefused(ErrorCode.CERTIFICATE_EXPIRED, () -> world.renew(strict));

    EnrolmentWorld lenient = new EnrolmentWorld(Duration.ofDays(7));
    PresentedCertificate shown = lenient.enrol(MEDIA_3);
    lenient.pass(Duration.ofDays(8).minusSeconds(1));
    assertRefused(ErrorCode.CERTIFICATE_EXPIRED, () -> lenient.identities.admit(shown, this::cut));
    lenient.identities.admit(lenient.renew(shown), this::cut);

    PresentedCertificate late = lenient.enrol(new HostId("media-04"));
    lenient.pass(Duration.ofDays(8));
    assertRefused(ErrorCode.CERTIFICATE_EXPIRED, () -> lenient.renew(late));
  }

  @Test
  void agentsGetInWhileTheDatabaseIsAwayAndWhatWasFoundIsWrittenLater() {
    PresentedCertificate copied = world.enrol(MEDIA_3);
    PresentedCertificate next = world.renew(copied);
    world.world.databaseGoesAway();
    world.identities.admit(next, this::cut);
    assertRefused(ErrorCode.CERTIFICATE_REUSED, () -> world.identities.admit(copied, this::cut));
    assertThat(cuts).containsExactly(ErrorCode.HOST_LOCKED);
    world.world.databaseComesBack();
    world.identities.refresh();
    assertThat(world.store.identity(MEDIA_3).orElseThrow().state()).isEqualTo(State.LOCKED);
    assertThat(world.audit()).first().isEqualTo("identity.lock DONE");
  }

  @Test
  void aCertificateThatIsNewerThanTheDatabaseIsTakenUp() {
    PresentedCertificate first = world.enrol(MEDIA_3);
    HostIdentity backup = world.store.identity(MEDIA_3).orElseThrow();
    PresentedCertificate second = world.renew(first);
    EnrolmentWorld restored = new EnrolmentWorld();
    restored.store.change(backup, null);
    restored.identities.refresh();
    restored.identities.admit(second, this::cut);
    HostIdentity adopted = restored.store.identity(MEDIA_3).orElseThrow();
    assertThat(adopted.certificate().serial()).isEqualTo(second.serial());
    assertThat(adopted.shown()).isTrue();
    assertThat(restored.audit()).containsExactly("identity.adopt DONE");
  }

  @Test
  void whoPretendsToBeAnotherIsWrittenDown() {
    PresentedCertificate shown = world.enrol(MEDIA_3);
    world.identities.pretended(shown, "media-04");
    assertThat(world.audit()).first().isEqualTo("identity.pretend IDENTITY_MISMATCH");
    assertThat(world.newestAct().after()).containsEntry("said", "media-04");
  }

  @Test
  void aHostThatIsInUseIsNotRemoved() {
    PresentedCertificate shown = world.enrol(MEDIA_3);
    world.world.host("media-03", 2);
    assertRefused(ErrorCode.HOST_IN_USE, () -> world.control.remove(MEDIA_3, "", "ops"))
        .contains("connected");
    world.world.call("daily", 2);
    world.world.agent("media-03").disconnect();
    assertRefused(ErrorCode.HOST_IN_USE, () -> world.control.remove(MEDIA_3, "", "ops"))
        .contains("1 rooms");
    world.world.agent("media-03").connect();
    world.world.rooms().close(new RoomId("daily"), "over", "ops");
    world.world.agent("media-03").disconnect();
    world.control.remove(MEDIA_3, "sold", "ops");
    assertThat(world.world.state().record(MEDIA_3)).isEmpty();
    assertThat(world.world.database().hosts().all()).isEmpty();
    assertThat(world.identities.find(MEDIA_3)).isEmpty();
    assertRefused(ErrorCode.CERTIFICATE_REVOKED, () -> world.identities.admit(shown, this::cut));
    assertRefused(ErrorCode.HOST_UNKNOWN, () -> world.control.remove(MEDIA_3, "", "ops"));
    assertThat(world.audit()).contains("host.remove DONE", "host.remove HOST_IN_USE");

    PresentedCertificate again = world.enrol(MEDIA_3, 2);
    world.identities.admit(again, this::cut);
  }

  private void cut(HeadroomException end) {
    cuts.add(end.code());
  }
}
