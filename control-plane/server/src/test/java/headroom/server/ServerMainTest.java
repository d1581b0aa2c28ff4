// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ServerMainTest {
  @Test
  void aConfigurationFileIsNamedAsTheAgentsIs() {
    String location = "--spring.config.additional-location=file:/etc/headroom/control-plane.yml";
    assertThat(ServerMain.withConfigFile("--config", "/etc/headroom/control-plane.yml", "--x=1"))
        .containsExactly(location, "--x=1");
    assertThat(ServerMain.withConfigFile("--x=1", "--config=/etc/headroom/control-plane.yml"))
        .containsExactly("--x=1", location);
    assertThat(ServerMain.withConfigFile("--server.port=1")).containsExactly("--server.port=1");
  }

  /** Whoever checks a file before it gets to its place has a copy of it under any name. */
  @Test
  void aFileWithAnotherEndingIsReadAsYaml() {
    assertThat(ServerMain.withConfigFile("--config", "/tmp/copy.4711"))
        .containsExactly("--spring.config.additional-location=file:/tmp/copy.4711[.yml]");
  }
}
