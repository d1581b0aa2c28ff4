// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import headroom.agent.model.ErrorCode;
import headroom.agent.model.RefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTransportAddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.7", "2001:db8::7", "::1"})
  void anAddressGoesOnAsItWasWritten(String ip) {
    assertThat(PlainTransportMethods.address(ip)).isEqualTo(ip);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"999.1.1.1", "::::", "1:2", "1.2.3", "fe80::1%eth0", "localhost", "", "12345::1"})
  void whatIsNoneNeverReachesAWorker(String ip) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> PlainTransportMethods.address(ip))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
  }
}
