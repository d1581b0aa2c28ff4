// SPDX-License-Identifier: Apache-2.0
package headroom.operations;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says which refusal an act ends in. */
public final class Refusals {
  private Refusals() {}

  /** The act is refused with this code; returns its message for more. */
  public static AbstractStringAssert<?> assertRefused(ErrorCode code, ThrowingCallable act) {
    var thrown =
        assertThatExceptionOfType(HeadroomException.class)
            .isThrownBy(act)
            .satisfies(refusal -> Assertions.assertThat(refusal.code()).isEqualTo(code))
            .actual();
    return Assertions.assertThat(thrown.getMessage());
  }
}
