// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.dashboard.enrol.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What the dashboard tells of its surroundings is what the server's settings say. */
final class SurroundingsTest {
  private static final Path COLLECTION = Path.of("../ansible");

  private static Surroundings with(Map<String, Object> server) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("server", server));
    return Surroundings.of(new DashboardSettings("1.2.3", "", "start-agent"), environment);
  }

  @Test
  void aDatabaseOfOnesOwnIsNotCalledEmbedded() {
    assertThat(with(Map.of()).database()).isEqualTo("embedded");
    assertThat(with(Map.of("headroom.database.url", "jdbc:postgresql://db/headroom")).database())
        .isEqualTo("external");
  }

  @Test
  void agentsAreSentToTheAddressThatEnrolmentTells() {
    Surroundings told =
        with(
            Map.of(
                "headroom.agents.address", "cp.example.org:9090",
                "spring.grpc.server.address", "0.0.0.0"));
    assertThat(told.agentCommand().address()).isEqualTo("cp.example.org:9090");
  }

  @Test
  void theInventorySendsHostsAndControllerHere() {
    Inventory inventory =
        with(Map.of(
                "headroom.agents.address", "cp.example.org:9090",
                "server.ssl.bundle", "web",
                "server.port", 8443))
            .inventory();
    assertThat(inventory.lines())
        .contains(
            "headroom_agent_version: \"1.2.3\"",
            "headroom_agent_control_plane: \"cp.example.org:9090\"",
            "headroom_api_url: \"https://cp.example.org:8443\"");
  }

  @Test
  void aCheckoutLeavesTheVersionOpenThatHostsGet() throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    DashboardSettings checkout =
        Binder.get(environment).bindOrCreate("headroom.dashboard", DashboardSettings.class);
    assertThat(Surroundings.of(checkout, environment).inventory().lines())
        .contains(
            "headroom_agent_version: \"VERSION\"  # as in the names of the release's archives\n")
        .doesNotContain(checkout.version());
    assertThat(
            Files.readString(Path.of("../control-plane/server/src/main/resources/application.yml")))
        .contains("version: ${headroom.version:" + checkout.version() + "}\n");
  }

  @Test
  void withoutTlsTheApiIsReachedOnItsOwnMachineOnly() {
    Map<String, Object> agents = Map.of("headroom.agents.address", "cp.example.org:9090");
    assertThat(with(agents).inventory().api()).isEqualTo("http://127.0.0.1:8080");
    assertThat(
            with(Map.of("headroom.agents.address", "cp.example.org:9090", "server.address", "::1"))
                .inventory()
                .api())
        .isEqualTo("http://[::1]:8080");
  }

  @Test
  void theInventoryIsThatOfTheInstructions() throws IOException {
    String instructions = Files.readString(Path.of("../docs/install.md")).replace("\"", "");
    Inventory inventory =
        new Inventory("0.1.0", "headroom.example.org:9090", "https://headroom.example.org:8443");
    assertThat(inventory.lines().lines().map(line -> line.strip().replace("\"", "")))
        .allSatisfy(
            line -> assertThat(instructions).containsPattern("\\n *" + Pattern.quote(line)));
    assertThat(instructions).contains("\n" + Inventory.RUN + "\n");
  }

  @Test
  void everySettingOfTheInventoryIsOneOfTheCollection() throws IOException {
    String settings = Files.readString(COLLECTION.resolve("roles/agent/meta/argument_specs.yml"));
    assertThat(
            Pattern.compile("(?m)^ {4}(headroom_\\w+):")
                .matcher(with(Map.of()).inventory().lines())
                .results()
                .map((MatchResult each) -> each.group(1)))
        .hasSize(7)
        .allSatisfy(name -> assertThat(settings).contains("      " + name + ":\n"));
  }

  @Test
  void theGroupAndThePlaybookAreTheCollections() throws IOException {
    String playbook = Inventory.RUN.substring(Inventory.RUN.lastIndexOf('.') + 1);
    assertThat(Files.readString(COLLECTION.resolve("playbooks/" + playbook + ".yml")))
        .contains("hosts: headroom_agents\n");
    assertThat(with(Map.of()).inventory().lines())
        .containsPattern("\nheadroom_agents:\n  hosts:\n( {4}media-.*\n){2}  vars:\n {4}headroom_");
  }
}
