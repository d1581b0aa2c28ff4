// SPDX-License-Identifier: Apache-2.0
package headroom.operations.policy;

import static headroom.operations.Refusals.assertRefused;
import static headroom.planning.policy.PolicyField.CONSUMERS_PER_WORKER;
import static headroom.planning.policy.PolicyField.HEADROOM;
import static headroom.planning.policy.PolicyField.MAX_PARTICIPANTS;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.ErrorCode;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditQuery;
import headroom.operations.audit.AuditRecord;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.policy.EffectivePolicy.Origin;
import headroom.planning.policy.PolicyEffect;
import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyValues;
import headroom.testkit.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Policies are looked at, tried out, changed and undone; each change is in the audit. */
final class PoliciesTest {
  private static final PolicyScope FLEET = PolicyScope.fleet();
  private static final PolicyScope MEDIA_1 = new PolicyScope.Host(new HostId("media-1"));

  private final World world = new World();
  private final Policies policies = world.policies();

  PoliciesTest() {
    world.host("media-1", 2);
    world.picture();
  }

  @Test
  void aChangeHoldsBelowItAndStaysAfterARestart() {
    change(FLEET, set(HEADROOM, 0.2), 0);
    PolicyAt at = policies.at(MEDIA_1);
    assertThat(at.version()).isZero();
    assertThat(at.own()).isEqualTo(PolicyValues.NONE);
    assertThat(at.effective().get(HEADROOM).value()).hasValue(0.2);
    assertThat(at.effective().get(HEADROOM).origin()).isEqualTo(new Origin.SetAt(FLEET));

    World again = world.restarted();
    assertThat(again.policies().at(FLEET).version()).isEqualTo(1);
    assertThat(again.state().policies().capacity().headroom()).isEqualTo(0.2);
  }

  @Test
  void whoHasSeenAnEarlierVersionIsRefusedAndNothingChanges() {
    change(MEDIA_1, set(HEADROOM, 0.2), 0);
    assertRefused(ErrorCode.POLICY_CHANGED, () -> change(MEDIA_1, set(HEADROOM, 0.1), 0))
        .contains("host:media-1", "version 1, set by m.keller", "version 0 was expected");
    assertRefused(ErrorCode.POLICY_CHANGED, () -> change(MEDIA_1, set(HEADROOM, 0.1), 2));
    assertThat(policies.at(MEDIA_1).own()).isEqualTo(set(HEADROOM, 0.2));
    assertThat(acts())
        .extracting(record -> record.entry().result())
        .containsExactly("POLICY_CHANGED", "POLICY_CHANGED", "DONE");
  }

  @Test
  void anotherReplicasChangeIsNoticedByTheConflictAndByRefreshing() {
    World other = world.restarted();
    other.policies().change(new PolicyChange(FLEET, set(HEADROOM, 0.1), 0, "j.ott", "elsewhere"));
    assertThat(policies.tree().capacity().headroom()).isEqualTo(0.3);
    assertRefused(ErrorCode.POLICY_CHANGED, () -> change(FLEET, set(HEADROOM, 0.2), 0))
        .contains("set by j.ott");
    assertThat(world.state().policies().capacity().headroom()).isEqualTo(0.1);

    other.policies().change(new PolicyChange(FLEET, PolicyValues.NONE, 1, "j.ott", ""));
    policies.refresh();
    assertThat(world.state().policies().capacity().headroom()).isEqualTo(0.3);
  }

  @Test
  void eachChangeIsInTheAuditWithWhatWasBefore() {
    change(MEDIA_1, set(HEADROOM, 0.2), 0);
    change(MEDIA_1, set(HEADROOM, 0.1).with(CONSUMERS_PER_WORKER, 600), 1);
    change(MEDIA_1, PolicyValues.NONE, 2);
    policies.undo(MEDIA_1, 3, "j.ott", "too early");
    AuditObject object = new AuditObject(AuditObject.Kind.POLICY, "host:media-1");
    assertThat(acts())
        .extracting(AuditRecord::entry)
        .containsExactly(
            act("j.ott", "policy.undo", object, "too early", Map.of(), both()),
            act("m.keller", "policy.reset", object, "because", both(), Map.of()),
            act("m.keller", "policy.change", object, "because", Map.of("headroom", 0.2), both()),
            act("m.keller", "policy.change", object, "because", Map.of(), Map.of("headroom", 0.2)));
  }

  private static Map<String, Object> both() {
    return Map.of("headroom", 0.1, "consumersPerWorker", 600L);
  }

  private static AuditEntry act(
      String who,
      String act,
      AuditObject object,
      String why,
      Map<String, Object> before,
      Map<String, Object> after) {
    return AuditEntry.done(World.BEGINNING, who, act, object, why, before, after);
  }

  @Test
  void undoingTwiceBringsTheUndoneBack() {
    change(FLEET, set(HEADROOM, 0.2), 0);
    assertThat(policies.undo(FLEET, 1, "m.keller", "").own()).isEqualTo(PolicyValues.NONE);
    PolicyAt again = policies.undo(FLEET, 2, "m.keller", "");
    assertThat(again.own()).isEqualTo(set(HEADROOM, 0.2));
    assertThat(again.version()).isEqualTo(3);
    assertThat(policies.versions(FLEET))
        .extracting(PolicyVersion::version)
        .containsExactly(3L, 2L, 1L);
    assertRefused(ErrorCode.POLICY_CHANGED, () -> policies.undo(FLEET, 1, "m.keller", ""));
    assertRefused(ErrorCode.INVALID_REQUEST, () -> policies.undo(MEDIA_1, 0, "m.keller", ""));
  }

  @Test
  void theSameValuesAgainChangeNothing() {
    change(FLEET, set(HEADROOM, 0.2), 0);
    assertThat(change(FLEET, set(HEADROOM, 0.2), 1).version()).isEqualTo(1);
    assertThat(acts()).hasSize(1);
  }

  @Test
  void valuesThatCanNotBeAreRefusedByTheNameOfTheirFields() {
    PolicyValues wrong = set(HEADROOM, 1.0).with(PolicyField.MAX_LIVE, 4);
    assertRefused(ErrorCode.INVALID_POLICY, () -> change(MEDIA_1, wrong, 0))
        .contains("headroom must be 0.0 to 0.9.", "maxLive is set for the fleet only");
    assertRefused(ErrorCode.INVALID_POLICY, () -> policies.preview(MEDIA_1, wrong));
    assertRefused(
        ErrorCode.INVALID_REQUEST,
        () ->
            policies.change(
                new PolicyChange(FLEET, set(HEADROOM, 0.2), 0, "m.keller", "a".repeat(501))));
    assertThat(acts()).isEmpty();
  }

  @Test
  void whatIsNotPartOfTheFleetHasNoPolicy() {
    assertRefused(ErrorCode.GROUP_UNKNOWN, () -> policies.at(new PolicyScope.Group("us")));
    assertRefused(
        ErrorCode.HOST_UNKNOWN, () -> policies.at(new PolicyScope.Host(new HostId("media-9"))));
    assertRefused(
        ErrorCode.WORKER_UNKNOWN,
        () -> policies.at(new PolicyScope.Worker(new WorkerId(new HostId("media-1"), 3))));
  }

  @Test
  void whileTheDatabaseIsAwayOneCanLookAndTryOutButChangeNothing() {
    change(FLEET, set(HEADROOM, 0.2), 0);
    world.databaseGoesAway();
    assertRefused(ErrorCode.DATABASE_UNAVAILABLE, () -> change(FLEET, set(HEADROOM, 0.1), 1));
    assertThat(policies.at(FLEET).own()).isEqualTo(set(HEADROOM, 0.2));
    assertThat(policies.preview(FLEET, set(HEADROOM, 0.1)).effect().affected()).isEqualTo(2);
    world.databaseComesBack();
    assertThat(change(FLEET, set(HEADROOM, 0.1), 1).version()).isEqualTo(2);
  }

  @Test
  void tryingOutNamesWorkersAboveTheLineAndRoomsThatAreTooLarge() {
    world.agent("media-1").host().workerCarries(1, 300);
    world.call("daily", 5);
    world.pass(Duration.ofMinutes(2));
    world.picture();
    PolicyPreview preview =
        policies.preview(FLEET, set(CONSUMERS_PER_WORKER, 400).with(MAX_PARTICIPANTS, 4));
    assertThat(preview.automatic()).isEqualTo(new PolicyPreview.Automatic.Off());
    assertThat(preview.effect().above())
        .extracting(PolicyEffect.Worker::id)
        .containsExactly(new WorkerId(new HostId("media-1"), 1));
    assertThat(preview.effect().crowded()).containsExactly(new RoomId("daily"));
    assertThat(policies.at(FLEET).version()).isZero();
    assertThat(acts()).isEmpty();
  }

  private PolicyAt change(PolicyScope scope, PolicyValues values, long expectedVersion) {
    return policies.change(new PolicyChange(scope, values, expectedVersion, "m.keller", "because"));
  }

  private List<AuditRecord> acts() {
    return world.database().audit().find(AuditQuery.NEWEST);
  }

  private static PolicyValues set(PolicyField field, double value) {
    return PolicyValues.NONE.with(field, value);
  }
}
