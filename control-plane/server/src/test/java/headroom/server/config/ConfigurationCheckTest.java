// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.config.ConfigDataException;
import org.yaml.snakeyaml.error.YAMLException;

final class ConfigurationCheckTest {
  @TempDir private Path folder;

  @Test
  void theDefaultsAreGood() {
    assertThat(check())
        .startsWith("The settings are good.\n")
        .contains("server.port=8080\n", "headroom.capacity.consumers-per-worker=500\n");
  }

  @Test
  void aFileIsReadAndItsSecretsAreNotShown() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "open-sesame\n");
    Path file =
        file(
            """
            headroom:
              database:
                url: jdbc:postgresql://db/headroom?ssl=true&password=hunter2
                password-file: %s
            server.port: 8443
            """
                .formatted(password));
    assertThat(check("--spring.config.additional-location=file:" + file))
        .contains("server.port=8443\n", "headroom.database.password-file=" + password)
        .contains("headroom.database.url=jdbc:postgresql://db/headroom?ssl=true&password=(not")
        .doesNotContain("hunter2", "open-sesame");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aKeyThatNothingReadsIsRefusedWithItsPlace() throws IOException {
    Path file = file("headroom:\n  databse:\n    url: jdbc:postgresql://db/headroom\n");
    assertThatThrownBy(() -> check("--spring.config.additional-location=file:" + file))
        .isInstanceOfSatisfying(
            ConfigurationFault.class,
            fault -> {
              assertThat(fault.key()).isEqualTo("headroom.databse.url");
              assertThat(fault).hasMessageContaining("settings.yml");
            });
    assertThatThrownBy(() -> check("--headroom.colour=red"))
        .hasMessageStartingWith("headroom.colour: There is no such setting.");
  }

  @ParameterizedTest
  @CsvSource({
    "headroom.database.pool-size=many,headroom.database.pool-size",
    "headroom.database.pool-size=1,headroom.database.pool-size",
    "headroom.database.url=jdbc:mysql://db/headroom,headroom.database.url",
    "headroom.database.password-file=/no/such/file,headroom.database.password-file",
    "headroom.database.owner-password-file=/no/such/file,headroom.database.owner-password-file",
    "headroom.database.owner=headroom,headroom.database.owner",
    "headroom.capacity.headroom=1.5,headroom.capacity",
    "server.port=none,server.port",
    "server.address=0.0.0.0,server.address",
    "server.ssl.bundle=web,server.ssl.bundle",
    "spring.grpc.server.port=none,spring.grpc.server.port",
    "spring.grpc.server.ssl.bundle=web,spring.grpc.server.ssl.bundle",
    "headroom.agents.tls=never,headroom.agents.tls",
    "headroom.agents.renew-expired=8d,headroom.agents",
  })
  void whatAStartRefusesIsRefusedByTheNameOfItsKey(String setting, String key) {
    assertThatThrownBy(() -> check("--" + setting))
        .isInstanceOfSatisfying(
            ConfigurationFault.class, fault -> assertThat(fault.key()).isEqualTo(key));
  }

  @Test
  void aFileThatIsMissingOrNoYamlIsRefused() throws IOException {
    assertThatThrownBy(() -> check("--spring.config.additional-location=file:/no/such.yml"))
        .isInstanceOf(ConfigDataException.class);
    Path file = file("headroom: [\n");
    assertThatThrownBy(() -> check("--spring.config.additional-location=file:" + file))
        .isInstanceOf(YAMLException.class);
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("settings.yml"), yaml);
  }

  private static String check(String... arguments) {
    var out = new ByteArrayOutputStream();
    ConfigurationCheck.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
