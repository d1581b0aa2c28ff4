// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditQuery;
import headroom.operations.audit.AuditRecord;
import headroom.operations.policy.PolicyStore;
import headroom.operations.policy.PolicyVersion;
import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyValues;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of policies promises. */
public abstract class PolicyStoreContract {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456Z");

  /** Empties the store. */
  protected abstract PolicyStore emptyStore();

  /** The audit into which the store that was emptied last writes. */
  protected abstract AuditLog auditOfTheSameDatabase();

  @Test
  void whatIsSetComesBackAsItWas() {
    PolicyStore store = emptyStore();
    assertThat(store.newest()).isEmpty();
    PolicyVersion all = version(PolicyScope.fleet(), 1, everything());
    assertThat(store.add(all, act("m.keller"))).isTrue();
    assertThat(store.newest()).containsExactly(all);
  }

  @Test
  void ofEachScopeTheNewestVersionHoldsAndAllAreKept() {
    PolicyStore store = emptyStore();
    PolicyScope group = new PolicyScope.Group("eu 1/ä");
    PolicyVersion first = version(group, 1, headroom(0.2));
    PolicyVersion second = version(group, 2, PolicyValues.NONE);
    PolicyVersion fleet = fleet(1, 400);
    store.add(first, act("a"));
    store.add(fleet, act("b"));
    store.add(second, act("c"));
    assertThat(store.newest()).containsExactlyInAnyOrder(fleet, second);
    assertThat(store.versions(group)).containsExactly(second, first);
    assertThat(store.versions(new PolicyScope.Group("us"))).isEmpty();
  }

  @Test
  void aVersionThatDoesNotFollowTheNewestIsNotWrittenAndNeitherIsItsAct() {
    PolicyStore store = emptyStore();
    assertThat(store.add(fleet(2, 400), act("too early"))).isFalse();
    assertThat(store.add(fleet(1, 400), act("m.keller"))).isTrue();
    assertThat(store.add(fleet(1, 410), act("too late"))).isFalse();
    assertThat(store.newest()).containsExactly(fleet(1, 400));
    assertThat(auditOfTheSameDatabase().find(AuditQuery.NEWEST))
        .extracting(AuditRecord::entry)
        .containsExactly(act("m.keller"));
  }

  protected static PolicyVersion fleet(long version, int consumers) {
    return version(
        PolicyScope.fleet(),
        version,
        PolicyValues.NONE.with(PolicyField.CONSUMERS_PER_WORKER, consumers));
  }

  protected static AuditEntry act(String who) {
    return AuditEntry.done(
        AT,
        who,
        "policy.change",
        new AuditObject(AuditObject.Kind.POLICY, "fleet"),
        "because",
        Map.of(),
        Map.of("consumersPerWorker", 400L));
  }

  private static PolicyVersion version(PolicyScope scope, long version, PolicyValues values) {
    return new PolicyVersion(scope, version, values, AT, "m.keller", "because");
  }

  private static PolicyValues headroom(double share) {
    return PolicyValues.NONE.with(PolicyField.HEADROOM, share);
  }

  private static PolicyValues everything() {
    PolicyValues values = PolicyValues.NONE;
    for (PolicyField field : PolicyField.values()) {
      values = values.with(field, field.most());
    }
    return values.with(PolicyField.HEADROOM, 0.125);
  }
}
