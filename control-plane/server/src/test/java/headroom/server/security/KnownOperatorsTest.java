// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.HeadroomException;
import headroom.operations.access.Operators;
import headroom.operations.access.Operators.Operator;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.testkit.memory.InMemoryDatabase;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KnownOperatorsTest {
  private static final Operator BEFORE =
      new Operator("m.keller", "hash", false, Role.OPERATOR, Scope.fleet(), 0);

  private final InMemoryDatabase database = new InMemoryDatabase();
  private long nanos;
  private final KnownOperators operators = new KnownOperators(database.operators(), () -> nanos);

  @BeforeEach
  void thereIsOne() {
    assertThat(database.operators().add(BEFORE, act())).isTrue();
  }

  private void becomes(@Nullable Operator after) {
    assertThat(
            database
                .operators()
                .change("m.keller", (now, others) -> new Operators.Outcome(after, act())))
        .isTrue();
  }

  private static AuditEntry act() {
    return AuditEntry.done(
        Instant.EPOCH,
        "admin",
        "user.change",
        new AuditObject(AuditObject.Kind.USER, "m.keller"),
        "",
        Map.of(),
        Map.of());
  }

  @Test
  void whatIsChangedHoldsWithinTwoSeconds() {
    assertThat(operators.find("m.keller")).contains(BEFORE);
    Operator after = BEFORE.may(Role.VIEWER, Scope.fleet());
    becomes(after);
    nanos += KnownOperators.FRESH.toNanos() - 1;
    assertThat(operators.find("m.keller")).contains(BEFORE);
    nanos += 1;
    assertThat(operators.find("m.keller")).contains(after);
    becomes(null);
    nanos += KnownOperators.FRESH.toNanos();
    assertThat(operators.find("m.keller")).isEmpty();
  }

  @Test
  void whoSignsInIsToldFromWhatIsStoredNow() {
    assertThat(operators.find("m.keller")).contains(BEFORE);
    Operator after = BEFORE.signedOut();
    becomes(after);
    assertThat(operators.findNow("m.keller")).contains(after);
    assertThat(operators.find("m.keller")).contains(after);
  }

  @Test
  void whileTheDatabaseIsAwayWhatWasKnownHoldsOn() {
    assertThat(operators.find("m.keller")).contains(BEFORE);
    database.goesAway();
    nanos += KnownOperators.FRESH.toNanos() * 100;
    assertThat(operators.find("m.keller")).contains(BEFORE);
    assertThatThrownBy(() -> operators.find("somebody")).isInstanceOf(HeadroomException.class);
    assertThatThrownBy(() -> operators.findNow("m.keller")).isInstanceOf(HeadroomException.class);
  }
}
