// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code worker/build.sh} makes of a build that broke off. The build is stopped behind CMake
 * by a number of compilers that ninja refuses, so that nothing is compiled.
 */
@Timeout(120)
class InterruptedBuildTest {
  private static final String STOPPED_BEHIND_CMAKE = "worker: The compiler failed";

  @TempDir private Path cache;

  @Test
  void goesOnInTheSameCheckout() throws Exception {
    assertThat(build()).contains(STOPPED_BEHIND_CMAKE);
    Path object = Files.writeString(tree().resolve("finished.o"), "");

    assertThat(build()).contains(STOPPED_BEHIND_CMAKE);
    assertThat(object).exists();
  }

  @Test
  void thatAnotherCheckoutLeftDoesNotStopThisOne() throws Exception {
    assertThat(build()).contains(STOPPED_BEHIND_CMAKE);
    pretend("CMAKE_HOME_DIRECTORY:INTERNAL=", "/another/checkout");

    assertThat(build()).contains(STOPPED_BEHIND_CMAKE);
  }

  @Test
  void thatLayElsewhereDoesNotStopThisOne() throws Exception {
    assertThat(build()).contains(STOPPED_BEHIND_CMAKE);
    pretend("CMAKE_CACHEFILE_DIR:INTERNAL=", "/another/cache");

    assertThat(build()).contains(STOPPED_BEHIND_CMAKE);
  }

  /** All that the build says. It fails, with 70. */
  private String build() throws IOException, InterruptedException {
    Path said = cache.resolve("said");
    ProcessBuilder command =
        new ProcessBuilder("worker/build.sh")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    command.environment().remove("MEDIASOUP_WORKER_BIN");
    command.environment().put("HEADROOM_CACHE", cache.toString());
    command.environment().put("HEADROOM_WORKER_SRTP", "system");
    command.environment().put("HEADROOM_WORKER_JOBS", "none");
    Process process = command.start();
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      // Where a given binary is tested, the build's packages may be missing.
      assumeThat(process.exitValue()).as(Files.readString(said)).isNotEqualTo(69);
      assertThat(process.exitValue()).as(Files.readString(said)).isEqualTo(70);
      return Files.readString(said);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Lets CMake's notes of the build that broke off name another folder. */
  private void pretend(String fact, String folder) throws IOException {
    Path notes = tree().resolve("CMakeCache.txt");
    String before = Files.readString(notes);
    String after = before.replaceFirst("(?m)^" + fact + ".*$", fact + folder);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(notes, after);
  }

  private Path tree() throws IOException {
    try (Stream<Path> found = Files.find(cache, 4, (path, of) -> path.endsWith("cmake"))) {
      return found.findFirst().orElseThrow();
    }
  }
}
