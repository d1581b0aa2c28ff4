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
      assertRefused(
          ErrorCode.NOT_ENROLLED,
          () -> other.identities.admit(stranger, HostGroup.DEFAULT, this::cut));
    }
    assertThat(other.audit()).containsExactly("identity.show NOT_ENROLLED");
    other.pass(RefusedAgents.QUIET);
    assertRefused(
        ErrorCode.NOT_ENROLLED,
        () -> other.identities.admit(stranger, HostGroup.DEFAULT, this::cut));
    assertThat(other.audit()).hasSize(2);
  }

  @Test
  void aRenewedCertificateTakesThePlaceOfItsFormer() {
    PresentedCertificate first = world.enrol(MEDIA_3);
    world.identities.admit(first, HostGroup.DEFAULT, this::cut);
    world.pass(HALF_LIFE);
    PresentedCertificate second = world.renew(first);
    // Its answer may have been lost: the former one is good until the new one was shown.
    world.identities.admit(first, HostGroup.DEFAULT, this::cut);
    world.identities.admit(second, HostGroup.DEFAULT, this::cut);
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
    world.identities.admit(original, HostGroup.DEFAULT, this::cut);
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
    world.identities.admit(next, HostGroup.DEFAULT, this::cut);
    assertRefused(
        ErrorCode.CERTIFICATE_REUSED,
        () -> world.identities.admit(copied, HostGroup.DEFAULT, this::cut));
    assertThat(cuts).containsExactly(ErrorCode.HOST_LOCKED);
    assertRefused(
        ErrorCode.HOST_LOCKED, () -> world.identities.admit(next, HostGroup.DEFAULT, this::cut));
    assertRefused(ErrorCode.HOST_LOCKED, () -> world.renew(next));

    world.control.unlock(MEDIA_3, "it was us", "ops");
    world.identities.admit(next, HostGroup.DEFAULT, this::cut);
    assertThat(world.store.identity(MEDIA_3).orElseThrow().state()).isEqualTo(State.ENROLLED);
  }

  @Test
  void revokingCutsTheStreamOnEveryReplica() {
    PresentedCertificate shown = world.enrol(MEDIA_3);
    Identities replica = world.replica();
    List<ErrorCode> there = new ArrayList<>();
    world.identities.admit(shown, HostGroup.DEFAULT, this::cut);
    replica.admit(shown, HostGroup.DEFAULT, end -> there.add(end.code()));
    world.control.revoke(MEDIA_3, "stolen", "ops");
    assertThat(cuts).containsExactly(ErrorCode.CERTIFICATE_REVOKED);
    assertThat(there).isEmpty();
    replica.refresh();
    replica.refresh();
    assertThat(there).containsExactly(ErrorCode.CERTIFICATE_REVOKED);
    assertRefused(
        ErrorCode.CERTIFICATE_REVOKED, () -> replica.admit(shown, HostGroup.DEFAULT, this::cut));
    assertRefused(ErrorCode.CERTIFICATE_REVOKED, () -> world.renew(shown));
    assertRefused(ErrorCode.CERTIFICATE_REVOKED, () -> world.control.unlock(MEDIA_3, "", "ops"));
    assertThat(world.audit()).contains("identity.revoke DONE");
  }

  @Test
  void aStreamEndsWithItsCertificate() {
    PresentedCertificate shown = world.enrol(MEDIA_3);
    world.identities.admit(shown, HostGroup.DEFAULT, this::cut);
    world.pass(Duration.ofHours(24).minusSeconds(1));
    world.identities.refresh();
    assertThat(cuts).isEmpty();
    world.pass(Duration.ofSeconds(1));
    world.identities.refresh();
    assertThat(cuts).containsExactly(ErrorCode.CERTIFICATE_EXPIRED);
    assertRefused(
        ErrorCode.CERTIFICATE_EXPIRED,
        () -> world.identities.admit(shown, HostGroup.DEFAULT, this::cut));
  }

  @Test
  void aStreamThatEndedByItselfIsNotCut() {
    PresentedCertificate shown = world.enrol(MEDIA_3);
    world.identities.admit(shown, HostGroup.DEFAULT, this::cut).ended();
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
    assertRefused(
        ErrorCode.CERTIFICATE_EXPIRED,
        () -> lenient.identities.admit(shown, HostGroup.DEFAULT, this::cut));
    lenient.identities.admit(lenient.renew(shown), HostGroup.DEFAULT, this::cut);

    PresentedCertificate late = lenient.enrol(new HostId("media-04"));
    lenient.pass(Duration.ofDays(8));
    assertRefused(ErrorCode.CERTIFICATE_EXPIRED, () -> lenient.renew(late));
  }

  @Test
  void agentsGetInWhileTheDatabaseIsAwayAndWhatWasFoundIsWrittenLater() {
    PresentedCertificate copied = world.enrol(MEDIA_3);
    PresentedCertificate next = world.renew(copied);
    world.world.databaseGoesAway();
    world.identities.admit(next, HostGroup.DEFAULT, this::cut);
    assertRefused(
        ErrorCode.CERTIFICATE_REUSED,
        () -> world.identities.admit(copied, HostGroup.DEFAULT, this::cut));
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
    restored.identities.admit(second, HostGroup.DEFAULT, this::cut);
    HostIdentity adopted = restored.store.identity(MEDIA_3).orElseThrow();
    assertThat(adopted.certificate().serial()).isEqualTo(second.serial());
    assertThat(adopted.shown()).isTrue();
    assertThat(restored.audit()).containsExactly("identity.adopt DONE");
  }

  @Test
  void whatAnotherReplicaHasGivenOutCountsAsShownWhereItIsShown() {
    PresentedCertificate first = world.enrol(MEDIA_3);
    Identities replica = world.replica();
    PresentedCertificate second = world.renew(first);
    replica.admit(second, HostGroup.DEFAULT, this::cut);
    HostIdentity stored = world.store.identity(MEDIA_3).orElseThrow();
    assertThat(stored.certificate().serial()).isEqualTo(second.serial());
    assertThat(stored.shown()).isTrue();
    assertThat(world.audit()).doesNotContain("identity.adopt DONE");
    assertRefused(
        ErrorCode.CERTIFICATE_REUSED, () -> replica.admit(first, HostGroup.DEFAULT, this::cut));
  }

  @Test
  void whatIsWrittenLateDoesNotUndoWhatAnOperatorDidMeanwhile() {
    PresentedCertificate copied = world.enrol(MEDIA_3);
    PresentedCertificate next = world.renew(copied);
    List<Runnable> late = new ArrayList<>();
    Identities replica =
        new Identities(world.store, world.world.database().audit(), world.world.clock(), late::add);
    replica.admit(next, HostGroup.DEFAULT, this::cut);
    assertRefused(
        ErrorCode.CERTIFICATE_REUSED, () -> replica.admit(copied, HostGroup.DEFAULT, this::cut));
    world.control.revoke(MEDIA_3, "stolen", "ops");
    late.forEach(Runnable::run);
    assertThat(world.store.identity(MEDIA_3).orElseThrow().state()).isEqualTo(State.REVOKED);
    assertRefused(
        ErrorCode.CERTIFICATE_REVOKED, () -> replica.admit(next, HostGroup.DEFAULT, this::cut));
  }

  @Test
  void whoPretendsToBeAnotherIsWrittenDown() {
    PresentedCertificate shown = world.enrol(MEDIA_3);
    world.identities.pretended(shown, "media-04");
    assertThat(world.audit()).first().isEqualTo("identity.pretend IDENTITY_MISMATCH");
    assertThat(world.newestAct().after()).containsEntry("said", "media-04");
  }

  @Test
  void whoSaysThatItIsOfAnotherGroupIsRefusedAndWrittenDown() {
    PresentedCertificate shown = world.enrol(MEDIA_3, "eu-1", 1);
    for (int attempt = 0; attempt < 3; attempt++) {
      assertRefused(
              ErrorCode.IDENTITY_MISMATCH, () -> world.identities.admit(shown, "eu-2", this::cut))
          .contains("enrolled for the group eu-1", "group=eu-1 (headroom_agent_group)", "for eu-2");
    }
    assertThat(world.audit())
        .startsWith("identity.pretend IDENTITY_MISMATCH", "enrolment.redeem DONE");
    assertThat(world.newestAct().after())
        .containsEntry("group", "eu-1")
        .containsEntry("said", "eu-2");
    world.identities.admit(shown, "eu-1", this::cut);
    // Renewing keeps the group.
    PresentedCertificate next = world.renew(shown);
    assertRefused(
        ErrorCode.IDENTITY_MISMATCH, () -> world.identities.admit(next, "eu-2", this::cut));
    world.identities.admit(next, "eu-1", this::cut);
    assertThat(cuts).isEmpty();
  }

  @Test
  void whoseGroupNobodyKnowsIsOfTheOneThatItNamesFirst() {
    PresentedCertificate shown = world.enrol(MEDIA_3);
    world.forgetGroup(MEDIA_3);
    world.world.databaseGoesAway();
    world.identities.admit(shown, "eu-1", this::cut);
    assertRefused(
        ErrorCode.IDENTITY_MISMATCH, () -> world.identities.admit(shown, "eu-2", this::cut));
    world.world.databaseComesBack();
    world.identities.refresh();
    assertThat(world.store.identity(MEDIA_3).orElseThrow().group()).isEqualTo("eu-1");
    assertThat(world.audit()).containsOnlyOnce("identity.bind DONE");
    assertThat(world.identities.find(MEDIA_3).orElseThrow().shown()).isTrue();
  }

  @Test
  void ofTwoReplicasThatBindAHostAtOnceOneIsRightAndTheOthersStreamEnds() {
    PresentedCertificate shown = world.enrol(MEDIA_3);
    world.forgetGroup(MEDIA_3);
    List<Runnable> late = new ArrayList<>();
    List<ErrorCode> there = new ArrayList<>();
    Identities replica =
        new Identities(world.store, world.world.database().audit(), world.world.clock(), late::add);
    replica.admit(shown, "eu-2", end -> there.add(end.code()));
    world.identities.admit(shown, "eu-1", this::cut);
    assertThat(there).isEmpty();
    late.forEach(Runnable::run);
    replica.refresh();
    assertThat(there).containsExactly(ErrorCode.IDENTITY_MISMATCH);
    assertThat(cuts).isEmpty();
    assertThat(world.store.identity(MEDIA_3).orElseThrow().group()).isEqualTo("eu-1");
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
    assertThat(world.world.state().hosts().record(MEDIA_3)).isEmpty();
    assertThat(world.world.database().hosts().all()).isEmpty();
    assertThat(world.identities.find(MEDIA_3)).isEmpty();
    assertRefused(
        ErrorCode.CERTIFICATE_REVOKED,
        () -> world.identities.admit(shown, HostGroup.DEFAULT, this::cut));
    assertRefused(ErrorCode.HOST_UNKNOWN, () -> world.control.remove(MEDIA_3, "", "ops"));
    assertThat(world.audit()).contains("host.remove DONE", "host.remove HOST_IN_USE");

    PresentedCertificate again = world.enrol(MEDIA_3, 2);
    world.identities.admit(again, HostGroup.DEFAULT, this::cut);
  }

  private void cut(HeadroomException end) {
    cuts.add(end.code());
  }
}
