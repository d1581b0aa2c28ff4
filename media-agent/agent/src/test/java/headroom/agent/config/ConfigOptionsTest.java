// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ConfigOptionsTest {
  private static final int CORES = 4;

  @TempDir private Path folder;

  @Test
  void theDefaultsListenOnLoopbackAndRunOneWorkerPerCore() throws Exception {
    var config = parse("--host=media-03", "--worker-bin=" + executable());
    assertThat(config.host()).isEqualTo(new HostConfig("media-03", "default"));
    assertThat(config.signalling())
        .isEqualTo(new SignallingConfig("127.0.0.1", 4443, null, null, Duration.ofSeconds(30)));
    assertThat(config.controlPlane()).isEqualTo(new ControlPlaneConfig("127.0.0.1", 9090));
    assertThat(config.workers().count()).isEqualTo(CORES);
    assertThat(config.workers().stopOnExit()).isFalse();
    assertThat(config.media().rtcPort(1)).isEqualTo(40_001);
    assertThat(config.media().plainPorts()).isEqualTo(new PortRange(42_000, 43_999));
    assertThat(config.storage().run()).isEqualTo(Path.of("/var/lib/headroom-agent/run"));
  }

  @Test
  void everyKeyReachesItsRecord() throws Exception {
    var keystore = Files.writeString(folder.resolve("keys.p12"), "");
    var password = Files.writeString(folder.resolve("password"), "");
    var token = Files.writeString(folder.resolve("token"), "hre_secret\nmore\n");
    var config =
        parse(
            "--host=a",
            "--group=g",
            "--control-plane=192.0.2.1:99",
            "--enrol-token-file=" + token,
            "--control-plane-pin=sha256:" + "0f".repeat(32),
            "--listen=192.0.2.2",
            "--port=443",
            "--public-url=wss://a.example.org/",
            "--tls-keystore=" + keystore,
            "--tls-password-file=" + password,
            "--resume-grace=7",
            "--workers-per-core=2",
            "--worker-bin=" + executable(),
            "--stop-workers-on-exit",
            "--media-listen=192.0.2.3",
            "--announced-address=203.0.113.1",
            "--rtc-port-base=50000",
            "--plain-ports=51000-51999",
            "--data-dir=" + folder,
            "--run-dir=" + folder.resolve("elsewhere"));
    assertThat(config.host().group()).isEqualTo("g");
    assertThat(config.controlPlane()).isEqualTo(new ControlPlaneConfig("192.0.2.1", 99));
    assertThat(config.identity())
        .isEqualTo(new IdentityConfig(folder.resolve("identity.pem"), token, "0f".repeat(32)));
    assertThat(config.identity().firstToken())
        .isEqualTo(new IdentityConfig.FirstToken("hre_secret", "0f".repeat(32)));
    assertThat(config.identity().isMissing()).isTrue();
    assertThat(config.signalling())
        .isEqualTo(
            new SignallingConfig(
                "192.0.2.2",
                443,
                "wss://a.example.org/",
                new TlsFiles(keystore, password),
                Duration.ofSeconds(7)));
    assertThat(config.workers().count()).isEqualTo(2 * CORES);
    assertThat(config.workers().core(CORES + 1)).isZero();
    assertThat(config.workers().stopOnExit()).isTrue();
    assertThat(config.media())
        .isEqualTo(
            new MediaConfig("192.0.2.3", "203.0.113.1", 50_000, new PortRange(51_000, 51_999)));
    assertThat(config.storage()).isEqualTo(new StorageConfig(folder, folder.resolve("elsewhere")));
  }

  @ParameterizedTest
  @CsvSource({
    "--host=, host",
    "--host=a b, host",
    "--group=$, group",
    "--control-plane=example, control-plane",
    "--control-plane=192.0.2.1:9090, enrol-token-file",
    "--control-plane-pin=sha256:0F, control-plane-pin",
    "--peer-listen=192.0.2.1, peer-listen",
    "--listen=192.0.2.1, listen",
    "--port=70000, port",
    "--public-url=http://a/, public-url",
    "--tls-keystore=/no/such.p12, tls-keystore",
    "--resume-grace=601, resume-grace",
    "--workers=0, workers",
    "--workers-per-core=17, workers-per-core",
    "--worker-bin=/no/such, worker-bin",
    "--media-listen=0.0.0.0, media-listen",
    "--announced-address=a b, announced-address",
    "--rtc-port-base=80, rtc-port-base",
    "--plain-ports=5, plain-ports",
    "--plain-ports=9-5, plain-ports",
    "--plain-ports=40000-40010, plain-ports",
  })
  void aBadSettingIsRefusedAndItsKeyNamed(String option, String key) {
    assertThatThrownBy(() -> parse("--host=ok", "--worker-bin=" + executable(), option))
        .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.key()).isEqualTo(key))
        .hasMessageStartingWith(key + " ");
  }

  /** A token is good for minutes; settings are checked before it is there, too. */
  @ParameterizedTest
  @CsvSource({
    "--enrol-token-file=/no/such, enrol-token-file",
    "--enrol-token-file=/dev/null, control-plane-pin",
  })
  void aTokenIsMissedByItsFirstUseOnly(String option, String key) throws Exception {
    var identity =
        parse("--host=a", "--worker-bin=" + executable(), "--data-dir=" + folder, option)
            .identity();
    assertThat(identity.isMissing()).isTrue();
    assertThatThrownBy(identity::firstToken)
        .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.key()).isEqualTo(key))
        .hasMessageStartingWith(key + " ");
  }

  @Test
  void anEnrolledHostNeedsNoTokenAnyMore() throws Exception {
    Files.writeString(folder.resolve("identity.pem"), "");
    var config =
        parse(
            "--host=a",
            "--control-plane=192.0.2.1:99",
            "--peer-listen=192.0.2.2",
            "--enrol-token-file=/no/such",
            "--worker-bin=" + executable(),
            "--data-dir=" + folder);
    assertThat(config.identity().isOn()).isTrue();
    assertThat(config.identity().isMissing()).isFalse();
  }

  @Test
  void theCommandLineWinsOverTheFile() throws Exception {
    var file =
        Files.writeString(
            folder.resolve("agent.properties"),
            "host=from-file\nport=1\nworker-bin=" + executable() + "\n");
    var command = command();
    command.setDefaultValueProvider(new ConfigFile(file, command.getCommandSpec()));
    command.parseArgs("--port=2");
    var config = options(command).toConfig(CORES);
    assertThat(config.host().name()).isEqualTo("from-file");
    assertThat(config.signalling().port()).isEqualTo(2);
  }

  @Test
  void aMisspeltKeyInTheFileIsRefused() throws Exception {
    var file = Files.writeString(folder.resolve("agent.properties"), "prot=1\n");
    assertThatThrownBy(() -> new ConfigFile(file, command().getCommandSpec()))
        .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.key()).isEqualTo("prot"));
  }

  private Path executable() throws Exception {
    var file = folder.resolve("mediasoup-worker");
    if (!Files.exists(file)) {
      Files.createFile(file);
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    return file;
  }

  /** Of an option given twice the last counts. */
  private static AgentConfig parse(String... arguments) {
    var last = new ArrayList<String>();
    for (var argument : List.of(arguments)) {
      last.removeIf(earlier -> earlier.startsWith(argument.split("=", 2)[0] + "="));
      last.add(argument);
    }
    var command = command();
    command.parseArgs(last.toArray(String[]::new));
    return options(command).toConfig(CORES);
  }

  private static CommandLine command() {
    return new CommandLine(new Options());
  }

  private static ConfigOptions options(CommandLine command) {
    return command.<Options>getCommand().options;
  }

  @Command
  static final class Options {
    @CommandLine.Mixin private final ConfigOptions options = new ConfigOptions();
  }
}
