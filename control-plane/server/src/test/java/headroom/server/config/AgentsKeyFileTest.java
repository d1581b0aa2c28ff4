// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgentsKeyFileTest {
  @TempDir private Path folder;

  @Test
  void theFirstOneIsMadeForItsOwnerOnlyAndKept() throws Exception {
    Path file = folder.resolve("data/agents.key");
    AgentsKeyFile.open(file, true);
    String key = Files.readString(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    AgentsKeyFile.open(file, true);
    assertThat(Files.readString(file)).isEqualTo(key);
  }

  @Test
  void oneThatIsLostIsNotReplaced() {
    refused(folder.resolve("agents.key"), false);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void oneThatOthersMayReadOrThatIsNoneIsRefused() throws Exception {
    Path file = folder.resolve("agents.key");
    AgentsKeyFile.open(file, true);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    refused(file, false);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(file, "c2hvcnQ=");
    refused(file, false);
    Files.writeString(file, "?");
    refused(file, false);
  }

  private static void refused(Path file, boolean mayBeMade) {
    assertThatThrownBy(() -> AgentsKeyFile.open(file, mayBeMade))
        .isInstanceOfSatisfying(
            ConfigurationFault.class,
            fault -> assertThat(fault.key()).isEqualTo("headroom.agents.key-file"));
  }
}
