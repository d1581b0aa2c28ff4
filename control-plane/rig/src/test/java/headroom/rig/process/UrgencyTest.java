// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UrgencyTest {
  @Test
  void itGoesToThreadsOfThatNameAndToNoOthers() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root may raise anybody");
    long us = ProcessHandle.current().pid();
    CountDownLatch seen = new CountDownLatch(1);
    for (String name : new String[] {"sends-sound", "decodes-it"}) {
      Thread.ofPlatform().daemon().name(name).start(() -> await(seen));
    }
    try {
      Await.until(
          "both threads",
          Duration.ofSeconds(10),
          () -> hasThread(us, "sends-sound") && hasThread(us, "decodes-it"));
      int others = niceness(us, "decodes-it");
      Urgency.give(us, "sends-sound");
      assertThat(niceness(us, "sends-sound")).isEqualTo(Urgency.NICENESS);
      assertThat(niceness(us, "decodes-it")).isEqualTo(others);
    } finally {
      seen.countDown();
    }
  }

  @Test
  void aProcessThatHasEndedIsNoError() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Urgency.give(gone.pid(), "sends-sound");
  }

  private static boolean hasThread(long pid, String name) {
    try {
      return !Threads.named(pid, name).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int niceness(long pid, String name) throws IOException {
    Path thread =
        Path.of("/proc", String.valueOf(pid), "task", Threads.named(pid, name).getFirst(), "stat");
    String stat = Files.readString(thread);
    // The 19th field of proc_pid_stat(5); the name in brackets may hold spaces.
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
