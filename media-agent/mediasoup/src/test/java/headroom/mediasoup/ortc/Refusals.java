// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.mediasoup.rtp.InvalidParametersException;
import headroom.mediasoup.rtp.ParameterError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The common assertion of the tests of validation. */
final class Refusals {
  private Refusals() {}

  static void assertRefused(ParameterError code, String path, ThrowingCallable check) {
    assertThatThrownBy(check)
        .isInstanceOfSatisfying(
            InvalidParametersException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.path()).isEqualTo(path);
              assertThat(e).hasMessageStartingWith(path + " ");
            });
  }
}
