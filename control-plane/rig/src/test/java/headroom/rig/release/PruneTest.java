// SPDX-License-Identifier: Apache-2.0
package headroom.rig.release;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.rig.process.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runtimes of former builds go, but for the newest and those from which something runs. */
@Timeout(60)
class PruneTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path scratch;

  @Test
  void theNewestStayAndWhateverRuns() throws Exception {
    Path folder = Files.createDirectory(scratch.resolve("run times"));
    for (String name : List.of("a", "b", "c", "d", "e")) {
      Files.createDirectories(folder.resolve(name).resolve("bin"));
    }
    Path program = Files.copy(Path.of("/bin/sleep").toRealPath(), folder.resolve("b/bin/java"));
    Process running = new ProcessBuilder(program.toString(), "600").start();
    try {
      // Used one after the other, and b longest ago but for a.
      int second = 0;
      for (String name : List.of("a", "b", "e", "c", "d")) {
        Files.setLastModifiedTime(folder.resolve(name), FileTime.from(NOON.plusSeconds(second++)));
      }
      prune(folder, 2);
      assertThat(names(folder)).containsExactly("b", "c", "d");
      prune(folder, 9);
      assertThat(names(folder)).containsExactly("b", "c", "d");
    } finally {
      running.destroyForcibly().waitFor();
    }
    prune(folder, 2);
    assertThat(names(folder)).containsExactly("c", "d");
  }

  private void prune(Path folder, int keep) {
    Path script = Checkout.ofLauncher().root().resolve("control-plane/release/prune.sh");
    UnpackedRelease.succeed(
        new ProcessBuilder(script.toString(), folder.toString(), Integer.toString(keep)), scratch);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
