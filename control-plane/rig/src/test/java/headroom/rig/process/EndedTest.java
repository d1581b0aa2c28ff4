// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class EndedTest {
  @TempDir private Path folder;

  @Test
  void aProgramThatEndsTellsItsCodeAndAllThatItWrote() {
    assertThat(
            Ended.of(List.of("sh", "-c", "echo out; echo err >&2; exit 7"), Duration.ofMinutes(1)))
        .isEqualTo(new Ended(7, "out\nerr\n"));
  }

  @Test
  void oneThatDoesNotEndIsKilledWithWhatItStartedAndItsWordsAreKept() throws Exception {
    Path pids = folder.resolve("pids");
    String script = "echo begun; sleep 600 & printf '%s\\n' $$ $! > " + pids + "; wait";
    assertThatIllegalStateException()
        .isThrownBy(() -> Ended.of(List.of("sh", "-c", script), Duration.ofSeconds(2)))
        .withMessageContaining("did not end within 2000 ms")
        .withMessageContaining("It had written: begun");
    for (String pid : Files.readAllLines(pids)) {
      await().until(() -> !runs(Long.parseLong(pid)));
    }
  }

  @Test
  void aChildThatEndsByItselfTellsItsLastLines() throws Exception {
    try (ChildProcess child =
        ChildProcess.java(
            "child", List.of("-XX:NoSuchFlag"), Map.of(), folder.resolve("log"), line -> {})) {
      await().until(() -> !child.isAlive());
      assertThat(child.ended())
          .hasMessageContaining("child ended")
          .hasMessageContaining("NoSuchFlag");
    }
  }

  /** One that is dead has no program, also while nobody has asked for its end. */
  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
  }
}
