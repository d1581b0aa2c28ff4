// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import static headroom.operations.enrolment.EnrolmentWorld.MEDIA_3;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.enrolment.HostIdentity.State;
import headroom.planning.HostId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom agents are told to refuse. */
final class DenialTest {
  private static final HostId MEDIA_4 = new HostId("media-04");
  private final EnrolmentWorld world = new EnrolmentWorld();
  private final List<Denial> told = new ArrayList<>();

  @Test
  void othersAreToldAtOnceOfAHostThatIsRevokedLockedOrLetInAgain() {
    PresentedCertificate other = world.enrol(MEDIA_4);
    follow(world.identities, other);
    told.clear();
    world.enrol(MEDIA_3);
    assertThat(told).isEmpty();
    world.control.lock(MEDIA_3, "", "ops");
    world.control.unlock(MEDIA_3, "", "ops");
    world.control.revoke(MEDIA_3, "", "ops");
    world.enrol(MEDIA_3, 2);
    assertThat(told).extracting(Denial::host).containsOnly(MEDIA_3);
    assertThat(told)
        .extracting(Denial::state)
        .containsExactly(State.LOCKED, State.ENROLLED, State.REVOKED, State.ENROLLED);
    assertThat(told).extracting(Denial::belowGeneration).containsExactly(1L, 1L, 1L, 2L);
    // By one clock reading each, and yet one later than the other.
    assertThat(told).extracting(Denial::changedAt).isSorted().doesNotHaveDuplicates();
    assertThat(told.getLast().until())
        .isAfterOrEqualTo(world.world.clock().instant().plus(Duration.ofHours(24)));
  }

  @Test
  void renewingIsNoNews() {
    PresentedCertificate shown = world.enrol(MEDIA_3);
    follow(world.identities, world.enrol(MEDIA_4));
    told.clear();
    world.identities.admit(world.renew(shown), HostGroup.DEFAULT, end -> {});
    world.identities.refresh();
    assertThat(told).isEmpty();
  }

  @Test
  void whoComesToAnotherReplicaIsToldWhenThatKnows() {
    PresentedCertificate other = world.enrol(MEDIA_4);
    world.enrol(MEDIA_3);
    Identities replica = world.replica();
    follow(replica, other);
    told.clear();
    world.control.revoke(MEDIA_3, "", "ops");
    assertThat(told).isEmpty();
    replica.refresh();
    replica.refresh();
    assertThat(told).singleElement().extracting(Denial::state).isEqualTo(State.REVOKED);
  }

  @Test
  void whoComesLaterIsToldOfAllUntilTheirCertificatesHaveEnded() {
    PresentedCertificate other = world.enrol(MEDIA_4);
    world.enrol(MEDIA_3);
    world.control.revoke(MEDIA_3, "", "ops");
    world.control.remove(MEDIA_3, "", "ops");
    follow(world.identities, other);
    assertThat(told).anySatisfy(this::isRemoved);

    world.pass(Duration.ofHours(12));
    PresentedCertificate next = world.renew(other);
    world.pass(Denial.CONCERNS.minusHours(12).minusSeconds(1));
    PresentedCertificate last = world.renew(next);
    told.clear();
    follow(world.identities, last);
    assertThat(told).anySatisfy(this::isRemoved);
    world.pass(Duration.ofSeconds(2));
    told.clear();
    follow(world.identities, last);
    assertThat(told).isEmpty();
  }

  @Test
  void whoHasGoneIsToldNothing() {
    IdentityGate.Admitted stream = follow(world.identities, world.enrol(MEDIA_4));
    world.enrol(MEDIA_3);
    stream.ended();
    told.clear();
    world.control.revoke(MEDIA_3, "", "ops");
    assertThat(told).isEmpty();
  }

  private void isRemoved(Denial denial) {
    assertThat(denial.host()).isEqualTo(MEDIA_3);
    assertThat(denial.state()).isEqualTo(State.REMOVED);
  }

  private IdentityGate.Admitted follow(Identities replica, PresentedCertificate shown) {
    IdentityGate.Admitted stream = replica.admit(shown, HostGroup.DEFAULT, end -> {});
    stream.follow(told::addAll);
    return stream;
  }
}
