// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PrecedenceTest {
  @Test
  void itGoesToTheSessionThatAProcessIsAboutToGetAndNeverToOurs() throws Exception {
    assumeTrue(Files.isWritable(Path.of("/proc/self/autogroup")), "this kernel has no autogroups");
    assumeTrue("root".equals(System.getProperty("user.name")), "only root may raise anybody");
    String ours = Files.readString(Path.of("/proc/self/autogroup"));
    Process process = new ProcessBuilder("sh", "-c", "read begin && exec setsid sleep 300").start();
    try {
      CompletableFuture<Void> given =
          CompletableFuture.runAsync(() -> Precedence.DEVICES.give(process.pid()));
      assertThat(Await.upTo(Duration.ofMillis(300), given::isDone)).isFalse();
      process.outputWriter().append("begin\n").close();
      given.join();

      assertThat(groupOf(process.pid())).endsWith("nice " + Precedence.DEVICES.niceness());
      assertThat(Files.readString(Path.of("/proc/self/autogroup"))).isEqualTo(ours);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String groupOf(long pid) throws IOException {
    return Files.readString(Path.of("/proc", String.valueOf(pid), "autogroup")).strip();
  }
}
