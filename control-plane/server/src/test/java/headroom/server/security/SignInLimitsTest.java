// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often one may guess, on a clock that a test turns. */
final class SignInLimitsTest {
  private long nanos;
  private final SignInLimits limits = new SignInLimits(() -> nanos);

  @Test
  void aNameMayFailFiveTimesFromOneAddressAndThenTwiceAMinute() {
    fail("10.0.0.1", "admin", 5);
    assertThat(limits.attempt("10.0.0.1", "admin")).contains(Duration.ofSeconds(30));
    pass(Duration.ofSeconds(29));
    assertThat(limits.attempt("10.0.0.1", " ADMIN ")).contains(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));
    fail("10.0.0.1", "admin", 1);
    assertThat(limits.attempt("10.0.0.1", "admin")).contains(Duration.ofSeconds(30));
  }

  @Test
  void somebodyElseSignsInMeanwhile() {
    fail("10.0.0.1", "admin", 5);
    assertThat(limits.attempt("10.0.0.1", "m.keller")).isEmpty();
    assertThat(limits.attempt("10.0.0.2", "admin")).isEmpty();
  }

  @Test
  void manyNamesFromOneAddressAreTooMany() {
    for (int i = 0; i < 20; i++) {
      fail("10.0.0.1", "name-" + i, 1);
    }
    assertThat(limits.attempt("10.0.0.1", "another")).contains(Duration.ofSeconds(10));
    assertThat(limits.attempt("10.0.0.2", "another")).isEmpty();
  }

  @Test
  void oneNameFromManyAddressesIsTooMany() {
    for (int i = 0; i < 100; i++) {
      fail("10.0.0." + i, "admin", 1);
    }
    assertThat(limits.attempt("10.0.1.1", "admin")).contains(Duration.ofSeconds(5));
    assertThat(limits.attempt("10.0.1.1", "m.keller")).isEmpty();
  }

  @Test
  void anAttemptThatIsTurnedAwayCountsNowhere() {
    fail("10.0.0.1", "admin", 5);
    for (int i = 0; i < 1_000; i++) {
      limits.attempt("10.0.0.1", "admin");
    }
    fail("10.0.0.1", "m.keller", 5);
    assertThat(limits.attempt("10.0.0.2", "admin")).isEmpty();
  }

  @Test
  void whoKnowsThePasswordIsNeverTurnedAway() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(limits.attempt("10.0.0.1", "admin")).isEmpty();
      limits.succeeded("10.0.0.1", "admin");
    }
  }

  @Test
  void oneRightPasswordForgivesNoGuessesOfOthers() {
    fail("10.0.0.1", "victim", 4);
    assertThat(limits.attempt("10.0.0.1", "mallory")).isEmpty();
    limits.succeeded("10.0.0.1", "mallory");
    fail("10.0.0.1", "victim", 1);
    assertThat(limits.attempt("10.0.0.1", "victim")).isPresent();
  }

  @Test
  void strangersCanNotFillTheMemory() {
    Rates rates = new Rates(1, Duration.ofHours(1), () -> nanos);
    assertThat(rates.take("first")).isEmpty();
    assertThat(rates.take("first")).isPresent();
    for (int i = 0; i < Rates.MOST_KEYS; i++) {
      rates.take("stranger-" + i);
    }
    assertThat(rates.take("first")).as("was forgotten").isEmpty();
  }

  private void fail(String address, String name, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(limits.attempt(address, name)).as("attempt %d", i).isEmpty();
    }
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }
}
