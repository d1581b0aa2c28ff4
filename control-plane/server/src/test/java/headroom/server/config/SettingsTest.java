// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.planning.CapacityPolicy;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class SettingsTest {
  @Test
  void withoutAnyKeyTheDefaultsHold() {
    DatabaseSettings database = bind("headroom.database", DatabaseSettings.class, Map.of());
    assertThat(database).isEqualTo(new DatabaseSettings(null, "headroom", null, null, null, 10));
    assertThat(database.embedded()).isTrue();
    assertThat(bind("headroom.capacity", CapacitySettings.class, Map.of()).policy())
        .isEqualTo(CapacityPolicy.DEFAULT);
    ServerSettings server = bind("headroom", ServerSettings.class, Map.of());
    assertThat(server.dataFolder()).isEqualTo(UserFolders.data().resolve("headroom"));
    assertThat(server.bootstrapApiKeyPath()).isNull();
    assertThat(server.wantsOperatorReset()).isFalse();
  }

  @Test
  void everyKeyIsMapped() {
    DatabaseSettings database =
        bind(
            "headroom.database",
            DatabaseSettings.class,
            Map.of(
                "headroom.database.url", "jdbc:postgresql://db/headroom",
                "headroom.database.user", "u",
                "headroom.database.password-file", "/run/secret",
                "headroom.database.owner", "o",
                "headroom.database.owner-password-file", "/run/other",
                "headroom.database.pool-size", "20"));
    assertThat(database)
        .isEqualTo(
            new DatabaseSettings(
                "jdbc:postgresql://db/headroom", "u", "/run/secret", "o", "/run/other", 20));
    assertThat(database.embedded()).isFalse();
    assertThat(
            bind(
                    "headroom.capacity",
                    CapacitySettings.class,
                    Map.of(
                        "headroom.capacity.consumers-per-worker", "600",
                        "headroom.capacity.headroom", "0.2",
                        "headroom.capacity.cpu-ceiling", "0.9"))
                .policy())
        .isEqualTo(new CapacityPolicy(600, 0.2, 0.9));
    ServerSettings server =
        bind(
            "headroom",
            ServerSettings.class,
            Map.of(
                "headroom.data-dir", "~/fleet",
                "headroom.bootstrap-api-key-file", "/run/key",
                "headroom.reset-operator", ""));
    assertThat(server.dataFolder()).isEqualTo(Path.of(System.getProperty("user.home"), "fleet"));
    assertThat(server.bootstrapApiKeyPath()).isEqualTo(Path.of("/run/key"));
    assertThat(server.wantsOperatorReset()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "headroom.database,url,jdbc:mysql://db/headroom,headroom.database.url",
    "headroom.database,pool-size,1,headroom.database.pool-size",
    "headroom.database,owner,headroom,headroom.database.owner",
    "headroom.database,pool-size,201,headroom.database.pool-size",
  })
  void aWrongValueIsRefusedByTheNameOfItsKey(
      String prefix, String key, String value, String named) {
    assertThatThrownBy(
            () -> bind(prefix, DatabaseSettings.class, Map.of(prefix + "." + key, value)))
        .rootCause()
        .isInstanceOfSatisfying(
            ConfigurationFault.class, fault -> assertThat(fault.key()).isEqualTo(named));
  }

  @ParameterizedTest
  @CsvSource({"consumers-per-worker,0", "headroom,1.0", "headroom,-0.1", "cpu-ceiling,1.1"})
  void aCapacityThatCannotBeIsRefused(String key, String value) {
    CapacitySettings settings =
        bind(
            "headroom.capacity", CapacitySettings.class, Map.of("headroom.capacity." + key, value));
    assertThatThrownBy(settings::policy)
        .isInstanceOf(ConfigurationFault.class)
        .hasMessageContaining("headroom.capacity");
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
  }
}
