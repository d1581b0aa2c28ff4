// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.ChildAgent;
import headroom.agent.testing.FakeControlPlane;
import headroom.agent.testing.TestAgent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.OptionSpec;

@Timeout(60)
class AgentMainTest {
  @TempDir private Path folder;

  @Test
  void goodSettingsPassTheCheckAndAreShown() {
    var outcome =
        run(
            "--host=a",
            "--worker-bin=" + TestAgent.workerBinary(),
            "--workers-per-core=2",
            "--check-config");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text())
        .startsWith("The settings are good.\n")
        .contains("host=a\n", "listen=127.0.0.1\n", "data-dir=/var/lib/headroom-agent\n")
        .contains("workers=" + 2 * Runtime.getRuntime().availableProcessors() + "\n")
        .doesNotContain("check-config", "public-url");
  }

  @Test
  void aFileForTlsThatCannotBeUsedIsABadSetting() throws Exception {
    var junk = Files.writeString(folder.resolve("junk"), "open-sesame\n").toString();
    var worker = "--worker-bin=" + TestAgent.workerBinary();
    var outcome =
        run(
            "--host=a",
            worker,
            "--tls-keystore=" + junk,
            "--tls-password-file=" + junk,
            "--check-config");
    assertThat(outcome.status()).isEqualTo(78);
    assertThat(outcome.text()).startsWith("headroom-agent: tls-keystore ");
    assertThat(outcome.text()).doesNotContain("open-sesame");
  }

  @Test
  void noSettingIsASecretItself() {
    var secrets = Pattern.compile("password|secret|token|key$");
    assertThat(AgentMain.command().getCommandSpec().options())
        .extracting(OptionSpec::longestName)
        .filteredOn(name -> secrets.matcher(name).find())
        .allMatch(name -> name.endsWith("-file"));
  }

  @Test
  void aBadSettingEndsWith78AndItsName() {
    assertThat(run("--host=a", "--worker-bin=" + TestAgent.workerBinary(), "--listen=192.0.2.1"))
        .satisfies(
            outcome -> {
              assertThat(outcome.status()).isEqualTo(78);
              assertThat(outcome.text()).startsWith("headroom-agent: listen is 192.0.2.1");
            });
  }

  @Test
  void anUnknownOptionEndsWith78Too() {
    assertThat(run("--host=a", "--colour=red"))
        .satisfies(
            outcome -> {
              assertThat(outcome.status()).isEqualTo(78);
              assertThat(outcome.text()).contains("--colour=red");
            });
    assertThat(run("--port=many").status()).isEqualTo(78);
  }

  @Test
  void aBadConfigurationFileEndsWith78AndItsKey() throws Exception {
    var file = Files.writeString(folder.resolve("agent.properties"), "hostt=a\n");
    for (var arguments : new String[][] {{"--config", file.toString()}, {"--config=" + file}}) {
      var outcome = run(arguments);
      assertThat(outcome.status()).isEqualTo(78);
      assertThat(outcome.text()).contains("hostt");
    }
    assertThat(run("--config=/no/such").status()).isEqualTo(78);
  }

  @Test
  void aConfigurationFileIsEnough() throws Exception {
    var file =
        Files.writeString(
            folder.resolve("agent.properties"),
            "host=a\nworker-bin=" + TestAgent.workerBinary() + "\n");
    assertThat(run("--config", file.toString(), "--check-config").status()).isZero();
  }

  @Test
  void aPortThatIsTakenIsABadSettingAndNothingIsLeftBehind() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var outcome =
          run(
              "--host=a",
              "--worker-bin=" + TestAgent.workerBinary(),
              "--data-dir=" + folder,
              "--port=" + taken.getLocalPort());
      assertThat(outcome.status()).isEqualTo(78);
      assertThat(outcome.text()).contains("port " + taken.getLocalPort());
      assertThat(folder.resolve("run")).doesNotExist();
    }
  }

  @Test
  void theVersionNamesMediasoup() {
    assertThat(run("--version").text()).contains("headroom-agent", "mediasoup 3.27.1");
  }

  @Test
  void workersOfAKilledAgentAreEndedByKillWorkersAndByNothingBefore() {
    try (var controlPlane = new FakeControlPlane();
        var agent = new ChildAgent(folder, controlPlane)) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> controlPlane.isInformed() && controlPlane.worker(1).getPid() > 0);
      long pid = controlPlane.worker(1).getPid();
      assertThat(run("kill-workers", "--data-dir=" + folder).status()).isEqualTo(1);
      assertThat(ProcessHandle.of(pid)).isPresent();
      agent.kill();
      assertThat(ProcessHandle.of(pid)).isPresent();
      assertThat(run("kill-workers", "--data-dir=" + folder))
          .isEqualTo(new Outcome(0, "1 workers ended\n"));
      await().until(() -> ProcessHandle.of(pid).isEmpty());
    }
  }

  @Test
  void anAgentThatIsToldToEndsItsWorkersWithItself() {
    try (var controlPlane = new FakeControlPlane();
        var agent = new ChildAgent(folder, controlPlane, "--stop-workers-on-exit")) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> controlPlane.isInformed() && controlPlane.worker(1).getPid() > 0);
      long pid = controlPlane.worker(1).getPid();
      agent.terminate();
      await().until(() -> ProcessHandle.of(pid).isEmpty());
    }
  }

  private static Outcome run(String... arguments) {
    var out = System.out;
    var err = System.err;
    var text = new ByteArrayOutputStream();
    var caught = new PrintStream(text, true, StandardCharsets.UTF_8);
    System.setOut(caught);
    System.setErr(caught);
    try {
      int status = AgentMain.run(arguments);
      return new Outcome(status, text.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private record Outcome(int status, String text) {}
}
