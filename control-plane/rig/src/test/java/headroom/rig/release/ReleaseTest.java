// SPDX-License-Identifier: Apache-2.0
package headroom.rig.release;

import static headroom.rig.release.UnpackedRelease.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.rig.api.HeadroomApi;
import headroom.rig.process.Await;
import headroom.rig.process.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The archives of a release do what docs/release.md says, on a machine as bare as can be had. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int RTC_PORT_BASE = 20_400;

  @TempDir private static Path folder;
  private UnpackedRelease release;

  @BeforeAll
  void build() {
    release = UnpackedRelease.in(folder);
  }

  @Test
  void eachArchiveHasWhatTheContractNames() throws IOException {
    for (Path top : List.of(release.agent(), release.controlPlane())) {
      assertThat(names(top))
          .contains("bin", "lib", "classpath", "runtime", "systemd", "etc", "release", "LICENSE")
          .contains("licenses", "sbom.cdx.json");
      assertThat(names(top.resolve("lib"))).allMatch(name -> name.endsWith(".jar"));
      assertThat(Files.readAllLines(top.resolve("classpath")))
          .containsExactlyInAnyOrderElementsOf(names(top.resolve("lib")));
      assertThat(Files.readAllLines(top.resolve("release"))).contains("version=" + VERSION);
    }
    assertThat(names(release.agent().resolve("worker"))).containsExactly("mediasoup-worker");
    assertThat(release.agent().resolve("licenses/THIRD-PARTY.txt"))
        .content()
        .contains("mediasoup-worker 3.27.1: ISC", "OpenJDK ");
  }

  @Test
  void allMayReadAndOnlyTheOwnerMayChangeAFile() throws IOException {
    try (Stream<Path> files = Files.walk(release.agent())) {
      assertThat(files.filter(file -> !Files.isSymbolicLink(file)))
          .allMatch(ReleaseTest::isLeftToItsOwner);
    }
  }

  @Test
  void theSumsAreThoseOfTheFiles() {
    var check = new ProcessBuilder("sha256sum", "--check", "--strict", "SHA256SUMS");
    UnpackedRelease.succeed(check.directory(release.archives().toFile()), folder);
  }

  @Test
  void ownersAndTimesDependOnNothingButTheCommit() {
    String archive = UnpackedRelease.archive(release.archives(), "headroom-agent");
    var list = new ProcessBuilder("tar", "--full-time", "--numeric-owner", "-tvzf", archive);
    List<String> lines = UnpackedRelease.succeed(list, folder).out().lines().toList();
    assertThat(lines).isNotEmpty().allMatch(line -> line.contains(" 0/0 "));
    assertThat(
            lines.stream()
                .map(line -> line.split(" +", -1)[3] + line.split(" +", -1)[4])
                .distinct())
        .hasSize(1);
  }

  @Test
  void theListOfContentsHasEachJarTheRuntimeAndTheWorker() throws IOException {
    JsonNode bom =
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(release.agent().resolve("sbom.cdx.json")));
    assertThat(bom.path("bomFormat").asString()).isEqualTo("CycloneDX");
    assertThat(bom.path("metadata").path("component").path("version").asString())
        .isEqualTo(VERSION);
    List<String> components =
        bom.path("components")
            .valueStream()
            .map(one -> one.path("name").asString() + "-" + one.path("version").asString())
            .toList();
    assertThat(components)
        .anyMatch(name -> name.startsWith("OpenJDK-25"))
        .contains("mediasoup-worker-3.27.1", "mediasoup-client-3.24.1");
    for (String jar :
        Files.readAllLines(release.agent().resolve("classpath")).stream().skip(1).toList()) {
      assertThat(components).anyMatch(name -> jar.startsWith(name));
    }
  }

  @Test
  void theProgramsSayTheirVersionWithoutAnyJavaOnTheHost() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("current"), release.agent());
    var agent = UnpackedRelease.run(link.resolve("bin/headroom-agent"), folder, "--version");
    assertThat(agent.status()).as(agent.err()).isZero();
    assertThat(agent.out()).startsWith("headroom-agent " + VERSION + "\nmediasoup 3.27.1\nJava 25");
    var controlPlane = UnpackedRelease.run(controlPlane(), folder, "--version");
    assertThat(controlPlane.out()).startsWith("headroom-control-plane " + VERSION + "\nJava 25");
  }

  @Test
  void theExamplesOfConfigurationAreGoodAndABadOneNamesItsKey() throws IOException {
    String example = release.agent().resolve("etc/agent.properties").toString();
    var good = UnpackedRelease.run(agent(), folder, "--config", example, "--check-config");
    assertThat(good.status()).as(good.err()).isZero();
    assertThat(good.out())
        .contains("run-dir=/run/headroom-agent\n")
        .contains("worker-bin=" + release.agent().resolve("worker/mediasoup-worker") + "\n");
    var bad =
        UnpackedRelease.run(
            agent(), folder, "--config", example, "--rtc-port-base=42000", "--check-config");
    assertThat(bad.status()).isEqualTo(78);
    assertThat(bad.err()).startsWith("headroom-agent: plain-ports ");

    example = release.controlPlane().resolve("etc/control-plane.yml").toString();
    good = UnpackedRelease.run(controlPlane(), folder, "--config", example, "--check-config");
    assertThat(good.status()).as(good.err()).isZero();
    assertThat(good.out()).contains("headroom.data-dir=/var/lib/headroom-control-plane\n");
    bad =
        UnpackedRelease.run(
            controlPlane(), folder, "--config", example, "--headroom.colour=red", "--check-config");
    assertThat(bad.status()).isEqualTo(78);
    assertThat(bad.err()).startsWith("headroom-control-plane: headroom.colour: ");
  }

  @Test
  void everySettingOfTheExampleIsOneOfTheAgent() throws IOException {
    List<String> all = new ArrayList<>();
    for (String line : Files.readAllLines(release.agent().resolve("etc/agent.properties"))) {
      if (line.matches("#?[a-z-]+=.*")) {
        all.add(line.replaceFirst("^#?([a-z-]+)=.*", "--$1"));
      }
    }
    String help = UnpackedRelease.run(agent(), folder, "--help").out();
    assertThat(all).hasSizeGreaterThan(15).allMatch(name -> help.contains(" " + name + "="));
  }

  @Test
  void theUnitsLetCallsOutliveTheAgentAndDoNotInsistOnABadConfiguration() throws IOException {
    Path unit = release.agent().resolve("systemd/headroom-agent.service");
    assertThat(Files.readAllLines(unit))
        .contains("KillMode=process", "RuntimeDirectoryPreserve=yes", "OOMPolicy=continue")
        .contains("NoNewPrivileges=yes", "ProtectSystem=strict")
        .noneMatch(line -> line.startsWith("MemoryDenyWriteExecute"));
    for (Path each :
        List.of(unit, release.controlPlane().resolve("systemd/headroom-control-plane.service"))) {
      assertThat(Files.readAllLines(each))
          .contains("RestartPreventExitStatus=78", "SuccessExitStatus=143");
    }
  }

  /** The whole of it: both programs with real workers, and an upgrade's restart of the agent. */
  @Test
  void anAgentOfTheReleaseServesAndItsWorkersOutliveIt() throws Exception {
    int http = FreePorts.next();
    int grpc = FreePorts.next();
    URI url = URI.create("http://127.0.0.1:" + http + "/");
    Path key = folder.resolve("api-key");
    @Nullable Process agent = null;
    Process server =
        UnpackedRelease.start(
            controlPlane(),
            folder.resolve("control-plane.log"),
            List.of(
                "--headroom.data-dir=" + folder.resolve("data"),
                "--headroom.bootstrap-api-key-file=" + key,
                "--server.port=" + http,
                "--spring.grpc.server.port=" + grpc));
    try {
      List<String> options =
          List.of(
              "--host=released",
              "--control-plane=127.0.0.1:" + grpc,
              "--port=" + FreePorts.next(),
              "--peer-port=" + FreePorts.next(),
              "--workers=1",
              "--rtc-port-base=" + RTC_PORT_BASE,
              "--plain-ports=20420-20499",
              "--data-dir=" + folder.resolve("agent-data"));
      agent = UnpackedRelease.start(agent(), folder.resolve("agent.log"), options);
      await("the control plane", server, () -> HeadroomApi.isReady(url));
      HeadroomApi api = new HeadroomApi(url, Files.readString(key).strip());
      await("a worker", server, () -> pid(api) > 0);
      long pid = pid(api);
      assertThat(api.hosts().path(0).path("agentVersion").asString()).isEqualTo(VERSION);
      assertThat(ProcessHandle.of(pid).orElseThrow().info().command())
          .hasValue(release.agent().resolve("worker/mediasoup-worker").toString());

      stop(agent, 143);
      assertThat(ProcessHandle.of(pid)).isPresent();
      agent = UnpackedRelease.start(agent(), folder.resolve("agent.log"), options);
      await("the next agent", agent, () -> incarnation(api) == 2 && pid(api) > 0);
      assertThat(pid(api)).isEqualTo(pid);

      stop(agent, 143);
      var ended =
          UnpackedRelease.run(
              agent(), folder, "kill-workers", "--data-dir=" + folder.resolve("agent-data"));
      assertThat(ended.out()).isEqualTo("1 workers ended\n");
      Await.until("the worker's end", PATIENCE, () -> ProcessHandle.of(pid).isEmpty());
    } finally {
      if (agent != null) {
        agent.destroyForcibly().waitFor();
      }
      UnpackedRelease.run(
          agent(), folder, "kill-workers", "--data-dir=" + folder.resolve("agent-data"));
      stop(server, 143);
    }
  }

  /** Of the one running worker; 0 while there is none. */
  private static long pid(HeadroomApi api) {
    return api.workers()
        .valueStream()
        .filter(worker -> "RUNNING".equals(worker.path("state").asString("")))
        .mapToLong(worker -> worker.path("pid").asLong())
        .findFirst()
        .orElse(0);
  }

  private static long incarnation(HeadroomApi api) {
    return api.hosts().path(0).path("incarnation").asLong();
  }

  private static void await(String what, Process process, BooleanSupplier condition) {
    Await.until(
        what,
        PATIENCE,
        () -> {
          assertThat(process.isAlive()).as("still alive while waiting for %s", what).isTrue();
          return condition.getAsBoolean();
        });
  }

  private static void stop(Process process, int status) throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(status);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static boolean isLeftToItsOwner(Path file) {
    try {
      var permissions = Files.getPosixFilePermissions(file);
      return permissions.contains(PosixFilePermission.OTHERS_READ)
          && !permissions.contains(PosixFilePermission.GROUP_WRITE)
          && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path agent() {
    return release.agent().resolve("bin/headroom-agent");
  }

  private Path controlPlane() {
    return release.controlPlane().resolve("bin/headroom-control-plane");
  }
}
