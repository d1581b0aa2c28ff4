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
    "server.address,192.0.2.7"
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

  @ParameterizedTest
  @CsvSource({
    "auto,127.0.0.1,false",
    "auto,::1,false",
    "auto,0.0.0.0,true",
    "auto,*,true",
    "auto,'',true",
    "always,127.0.0.1,true"
  })
  void agentsComeInPlainTextOverLoopbackOnly(String tls, String address, boolean mutual) {
    environment.setProperty("headroom.agents.tls", tls);
    environment.setProperty("spring.grpc.server.address", address);
    assertThat(AgentTransport.of(environment).mutualTls()).isEqualTo(mutual);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,127.0.0.1:9090",
    "'',*:9090",
    "*,*:9090",
    "::1,[::1]:9090",
    "[::1],[::1]:9090"
  })
  void anAddressIsListenedOnHoweverItIsWritten(String address, String listens) {
    environment.setProperty("spring.grpc.server.address", address);
    assertThat(AgentTransport.of(environment).listensOn()).isEqualTo(listens);
  }

  @ParameterizedTest
  @CsvSource({"headroom.agents.tls,never", "spring.grpc.server.ssl.bundle,web"})
  void otherTransportsOfAgentsAreRefused(String key, String value) {
    environment.setProperty(key, value);
    assertThatThrownBy(() -> ListenAddressCheck.check(environment))
        .isInstanceOfSatisfying(
            ConfigurationFault.class, fault -> assertThat(fault.key()).isEqualTo(key));
  }
}
