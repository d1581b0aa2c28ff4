// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

final class ListenAddressCheckTest {
  private final MockEnvironment environment =
      new MockEnvironment()
          .withProperty("server.address", "127.0.0.1")
          .withProperty("spring.grpc.server.address", "127.0.0.1");

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
  void loopbackNeedsNoTls(String address) {
    environment.setProperty("server.address", address);
    assertThatCode(() -> ListenAddressCheck.check(environment)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "server.address,0.0.0.0",
    "server.address,''",
    "server.address,::",
    "server.address,192.0.2.7",
    "spring.grpc.server.address,*",
    "spring.grpc.server.address,0.0.0.0"
  })
  void anAddressThatOthersReachIsRefusedWithoutTls(String key, String address) {
    environment.setProperty(key, address);
    assertThatThrownBy(() -> ListenAddressCheck.check(environment))
        .isInstanceOfSatisfying(
            ConfigurationFault.class, fault -> assertThat(fault.key()).isEqualTo(key));
  }

  @Test
  void withACertificateItIsAllowed() {
    environment.setProperty("server.address", "0.0.0.0");
    environment.setProperty("server.ssl.bundle", "web");
    assertThatCode(() -> ListenAddressCheck.check(environment)).doesNotThrowAnyException();
  }
}
