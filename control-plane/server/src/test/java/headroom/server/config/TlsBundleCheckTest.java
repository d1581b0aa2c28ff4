// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

final class TlsBundleCheckTest {
  @TempDir private Path folder;
  private final MockEnvironment environment = new MockEnvironment();

  @Test
  void withoutTlsThereIsNothingToCheck() {
    assertThatCode(() -> TlsBundleCheck.check(environment)).doesNotThrowAnyException();
  }

  @Test
  void aKeyThatIsMissingOrBrokenNamesItsBundle() throws Exception {
    environment.setProperty("server.ssl.bundle", "web");
    String keystore = "spring.ssl.bundle.pem.web.keystore.";
    environment.setProperty(keystore + "certificate", "file:/no/such.pem");
    environment.setProperty(keystore + "private-key", "file:/no/such.key");
    assertThatThrownBy(() -> TlsBundleCheck.check(environment))
        .isInstanceOf(ConfigurationFault.class)
        .hasMessageStartingWith("spring.ssl.bundle.pem.web: It can't be used: ");
    Path junk = Files.writeString(folder.resolve("junk.pem"), "junk");
    environment.setProperty(keystore + "certificate", "file:" + junk);
    environment.setProperty(keystore + "private-key", "file:" + junk);
    assertThatThrownBy(() -> TlsBundleCheck.check(environment))
        .hasMessageStartingWith("spring.ssl.bundle.pem.web: It can't be used: ");
  }

  @Test
  void aBundleThatIsNoneNamesTheSettingThatWantsIt() {
    environment.setProperty("server.ssl.bundle", "web");
    assertThatThrownBy(() -> TlsBundleCheck.check(environment))
        .isInstanceOfSatisfying(
            ConfigurationFault.class,
            fault -> assertThat(fault.key()).isEqualTo("server.ssl.bundle"));
  }
}
