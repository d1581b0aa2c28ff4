// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the process ends, in order and otherwise. */
@Timeout(300)
final class ServerProcessTest {
  @TempDir Path folder;

  @Test
  void aWrongSettingEndsItWithCode78AndNamesTheKey() throws Exception {
    Process process = start("--server.address=0.0.0.0");
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(78);
    assertThat(output()).contains("server.address").doesNotContain("\tat ");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aNumberThatIsNoneEndsItWithCode78AndNamesTheKey() throws Exception {
    Process process = start("--headroom.database.pool-size=many");
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(78);
    assertThat(output()).contains("headroom.database.pool-size");
  }

  @Test
  void theAuditIsVerifiedInsteadOfServing() throws Exception {
    Process process = start("--headroom.verify-audit");
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(output())
        .contains("Audit: intact, 0 entries. Head, to be kept elsewhere: 0:000")
        .doesNotContain("is ready");
    assertThat(process.exitValue()).isZero();
    Process another = start("--headroom.verify-audit=7:" + "ab".repeat(32));
    assertThat(another.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(output()).contains("Audit: CHANGED. Entry 7 is missing.");
    assertThat(another.exitValue()).isEqualTo(1);
  }

  @Test
  void aHeadThatIsNoneEndsItWithCode78AndNamesTheKey() throws Exception {
    Process process = start("--headroom.verify-audit=yesterday");
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(78);
    assertThat(output()).contains("headroom.verify-audit: A head is a number");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void killedItTakesItsDatabaseWithItAndStartsAgainOnTheSameData() throws Exception {
    Process first = start();
    awaitReady(first);
    ProcessHandle database = database().orElseThrow();
    first.destroyForcibly().waitFor();
    await().atMost(Duration.ofSeconds(30)).until(() -> !database.isAlive());
    Process second = start();
    awaitReady(second);
    assertThat(output()).doesNotContain("Operator sign-in");
    ProcessHandle restarted = database().orElseThrow();
    second.destroy();
    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(restarted.isAlive()).isFalse();
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                ServerMain.class.getName(),
                "--headroom.data-dir=" + folder.resolve("data"),
                "--server.port=0",
                "--spring.grpc.server.port=0"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private void awaitReady(Process process) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              assertThat(process.isAlive()).as(output()).isTrue();
              return output().contains("Headroom is ready");
            });
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  private Optional<ProcessHandle> database() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("data/postgresql/postmaster.pid"));
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
  }
}
