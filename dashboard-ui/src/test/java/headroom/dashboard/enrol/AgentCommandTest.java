// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.dashboard.DashboardSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class AgentCommandTest {
  private static String lines(String address, Map<String, Object> server) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("server", server));
    DashboardSettings settings = new DashboardSettings("1", address, "start-agent");
    return AgentCommand.of(settings, environment).lines();
  }

  @Test
  void agentsAreSentWhereTheServerListens() {
    assertThat(
            lines(
                "",
                Map.of("spring.grpc.server.address", "127.0.0.1", "spring.grpc.server.port", 9191)))
        .startsWith("start-agent ")
        .contains("--control-plane 127.0.0.1:9191 ");
  }

  @Test
  void aNamedAddressWins() {
    assertThat(lines("fleet.example.org:443", Map.of("spring.grpc.server.port", 9191)))
        .contains("--control-plane fleet.example.org:443 ")
        .doesNotContain("9191");
  }

  @Test
  void everyOptionIsOneOfTheAgents() throws IOException {
    StringBuilder settings = new StringBuilder();
    try (Stream<Path> files =
        Files.list(Path.of("../media-agent/agent/src/main/java/headroom/agent/config"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        settings.append(Files.readString(file));
      }
    }
    assertThat(
            Pattern.compile("--[a-z-]+")
                .matcher(lines("", Map.of()))
                .results()
                .map(MatchResult::group))
        .hasSize(4)
        .allSatisfy(option -> assertThat(settings).contains("names = \"" + option + "\""));
  }
}
