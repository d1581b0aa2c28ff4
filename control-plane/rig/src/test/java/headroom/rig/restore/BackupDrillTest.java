// SPDX-License-Identifier: Apache-2.0
package headroom.rig.restore;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.rig.api.HeadroomApi;
import headroom.rig.process.Agent;
import headroom.rig.process.Await;
import headroom.rig.process.Checkout;
import headroom.rig.process.ControlPlane;
import headroom.rig.process.Ended;
import headroom.rig.process.Enrolling;
import headroom.rig.process.FreePorts;
import headroom.rig.process.Swarm;
import headroom.rig.process.TemporaryFolder;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.training.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * The drill of docs/backup.md on real processes: a backup while calls run, changes after it, the
 * control plane's folder is destroyed, a new one is restored from the file.
 */
@Timeout(300)
class BackupDrillTest {
  private static final String HOST = "media-01";
  private static final List<String> CALLS = List.of("standup", "moved", "later");
  private static final String HEAD = "Audit: head, to be kept elsewhere: ";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Counters of a sender and of a receiver are read one after the other: 0.1 s of a voice. */
  private static final long IN_FLIGHT = 5;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Path folder;
  private Path data;
  private ControlPlane controlPlane;
  private RunningCalls calls;

  @BeforeEach
  void aFleet() {
    Checkout checkout = Checkout.ofLauncher();
    folder = opened(TemporaryFolder.create()).path();
    data = folder.resolve("control-plane");
    controlPlane =
        opened(
            ControlPlane.start(
                checkout,
                new ControlPlane.Settings(data, FreePorts.next(), FreePorts.next(), false)
                    .with(Enrolling.BY_MUTUAL_TLS),
                Training.cacheFor(checkout)));
    Path agent = folder.resolve("agent");
    opened(
        Agent.start(
            checkout,
            new Agent.Settings(HOST, agent, FreePorts.next(), controlPlane.grpcPort(), 2, 21_000)
                .with(Enrolling.options(api(), HOST, agent))));
    Await.until("two running workers", PATIENCE, () -> workers().size() == 2);
    calls = new RunningCalls(opened(Swarm.start(checkout, folder.resolve("people.log"))));
  }

  @AfterEach
  void everythingEnds() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  @Test
  void afterTheLossOfTheControlPlaneAllIsBackAndNoCallWasTouched() throws Exception {
    String password = addUser("m.keller");
    String key = addKey("calls");
    setPolicy(0, 0.25);
    calls.begin(api(), "standup");
    calls.begin(api(), "moved");
    api().createRoom("ended", 2);
    api().call("PUT", "/api/v1/rooms/standup/pins/standup-ann", null);
    api().cordon(HOST);
    long entries = audit("").size();
    String from = api().room("moved").path("worker").asString();

    Path file = folder.resolve("headroom.backup");
    Ended backup = controlPlane.command("backup", file.toString());
    assertThat(backup.output()).contains("Backup: " + file, "It holds secrets", "agents.key");
    assertThat(backup.exitCode()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(audit("backup.make")).hasSize(1);
    Path elsewhere = Files.copy(data.resolve("agents.key"), folder.resolve("agents.key"));

    // What the backup does not know.
    api().uncordon(HOST);
    calls.begin(api(), "later");
    migrate("moved", from.endsWith("w1") ? HOST + "/w2" : HOST + "/w1");
    api().closeRoom("ended");
    setPolicy(1, 0.40);
    addUser("j.meier");
    calls.awaitFlow();
    List<String> topology = topology();
    assertThat(api().room("moved").path("worker").asString()).isNotEqualTo(from);
    List<String> workers = workers();
    Await.until(
        () -> "twelve streams; " + calls.packets(), PATIENCE, () -> calls.packets().size() == 12);
    Map<String, Long> before = calls.packets();
    calls.watch();
    long lostBefore = calls.lost(before.keySet());

    long lost = System.nanoTime();
    controlPlane.kill();
    destroy(data);
    calls.awaitMore(before, 10);
    Ended restored = controlPlane.command("restore", file.toString());
    assertThat(restored.output())
        .contains("Restored: " + file, "Audit: intact", "BEFORE THE START put the key file");
    assertThat(restored.exitCode()).isZero();
    Ended verified = controlPlane.command("--headroom.verify-audit=" + headIn(backup.output()));
    assertThat(verified.output()).contains("Audit: intact");
    assertThat(verified.exitCode()).isZero();
    Files.copy(elsewhere, data.resolve("agents.key"));
    controlPlane.restart();

    Await.until(
        () -> "all calls to be known; " + api().rooms(),
        PATIENCE,
        () -> CALLS.stream().allMatch(this::isOpenWithTwo));
    Duration away = Duration.ofNanos(System.nanoTime() - lost);
    calls.awaitMore(calls.packets(), 10);
    calls.assertUntouched(before.keySet());
    Duration gap = calls.longestGap(before.keySet());
    long missing = calls.missing(before.keySet());
    long lostMeanwhile = calls.lost(before.keySet()) - lostBefore;

    // Topology, as the hosts have it, and as operators had set it before the backup.
    assertThat(topology()).isEqualTo(topology);
    assertThat(workers()).isEqualTo(workers);
    assertThat(api().room("ended").path("participants")).isEmpty();
    assertThat(api().identity(HOST).path("state").asString()).isEqualTo("ENROLLED");
    assertThat(api().hosts().path(0).path("cordoned").asBoolean(false)).isTrue();
    api().uncordon(HOST);

    assertThat(api().call("GET", "/api/v1/policies/fleet", null).toString()).contains("0.25");
    assertThat(signsIn("m.keller", password)).isTrue();
    assertThat(signsIn("m.keller", "wrong")).isFalse();
    assertThat(api().call("GET", "/api/v1/users", null).toString())
        .contains("m.keller")
        .doesNotContain("j.meier");
    assertThat(new HeadroomApi(controlPlane.url(), key).rooms()).hasSize(4);
    JsonNode audit = api().call("GET", "/api/v1/audit/verification", null);
    assertThat(audit.path("intact").asBoolean(false)).as("%s", audit).isTrue();
    assertThat(audit("backup.restore")).hasSize(1);
    assertThat(audit("backup.settle")).hasSize(1);

    // People come as ever, to all of them.
    for (String room : List.of("standup", "moved", "later", "ended")) {
      calls.join(api(), room, room + "-cyd");
    }
    calls.awaitFlow();
    calls.assertUntouched(before.keySet());

    Report report = new Report(System.out);
    report.heading("Backup, loss of the control plane's folder, restore, with real workers");
    report.note("from the loss until all calls were known again: " + away.toMillis() + " ms");
    report.add(Figure.exactly("streams that flow on, of 12", flowingOn(before), 12));
    report.add(
        new Figure(
            "longest time without a packet on any of them",
            gap.toMillis() + " ms",
            "less than a tenth of that",
            gap.compareTo(away.dividedBy(10)) < 0));
    report.add(Figure.exactly("packets that were lost on them", lostMeanwhile, 0));
    report.add(
        Figure.atMost("packets sent on any of them that did not come", missing, IN_FLIGHT, ""));
    report.add(
        Figure.exactly("people who lost a connection or were sent away", calls.touched(), 0));
    report.add(
        Figure.exactly(
            "worker processes of before, of 2",
            workers().stream().filter(workers::contains).count(),
            2));
    report.add(
        Figure.atLeast(
            "audit entries that verify", audit.path("checked").asLong(0), entries + 1, ""));
    assertThat(report.fellShort()).isEmpty();
  }

  private long flowingOn(Map<String, Long> before) {
    Map<String, Long> now = calls.packets();
    return before.entrySet().stream()
        .filter(stream -> now.getOrDefault(stream.getKey(), 0L) > stream.getValue())
        .count();
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private HeadroomApi api() {
    return controlPlane.api();
  }

  /** Workers that run, each with its process. */
  private List<String> workers() {
    return api()
        .workers()
        .valueStream()
        .filter(worker -> "RUNNING".equals(worker.path("state").asString("")))
        .map(worker -> worker.path("id").asString() + " " + worker.path("pid").asLong(0))
        .toList();
  }

  /** Hosts, and where the parts of each call are. */
  private List<String> topology() {
    return Stream.concat(
            api()
                .hosts()
                .valueStream()
                .map(host -> texts(host, "id", "group", "state", "signallingUrl")),
            CALLS.stream()
                .map(id -> api().room(id))
                .map(room -> texts(room, "id", "worker", "pinned") + partsOf(room)))
        .toList();
  }

  private static String texts(JsonNode from, String... fields) {
    return Stream.of(fields).map(field -> from.path(field).toString()).toList().toString();
  }

  private static List<String> partsOf(JsonNode room) {
    return room.path("parts").valueStream().map(part -> part.path("worker").asString()).toList();
  }

  private static String headIn(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith(HEAD))
        .findFirst()
        .orElseThrow()
        .substring(HEAD.length());
  }

  private boolean isOpenWithTwo(String room) {
    try {
      JsonNode now = api().room(room);
      return now.path("state").asString("").equals("OPEN") && now.path("participants").size() == 2;
    } catch (HeadroomApi.RefusedException e) {
      return false;
    }
  }

  private String addUser(String name) {
    return api()
        .call("POST", "/api/v1/users", Map.of("name", name, "role", "OPERATOR"))
        .path("password")
        .asString();
  }

  private String addKey(String name) {
    return api()
        .call("POST", "/api/v1/keys", Map.of("name", name, "role", "BACK_END"))
        .path("secret")
        .asString();
  }

  private void setPolicy(long version, double headroom) {
    api()
        .call(
            "PUT",
            "/api/v1/policies/fleet",
            Map.of("version", version, "values", Map.of("headroom", headroom)));
  }

  private void migrate(String room, String to) {
    String operation = UUID.randomUUID().toString();
    JsonNode plan = api().plan(Map.of("kind", "MIGRATE", "room", room, "to", to));
    api().apply(plan.path("id").asString(), operation, Map.of());
    Await.until(
        () -> "the room to be moved; " + api().operation(operation),
        PATIENCE,
        () -> "DONE".equals(api().operation(operation).path("state").asString("")));
  }

  private JsonNode audit(String act) {
    JsonNode answer = api().call("GET", "/api/v1/audit?limit=1000&act=" + act, null);
    return answer.isArray() ? answer : answer.path("items");
  }

  private boolean signsIn(String name, String password) throws Exception {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      URI login = controlPlane.url().resolve("/login");
      String to =
          browser
              .send(
                  HttpRequest.newBuilder(login)
                      .header("Content-Type", "application/x-www-form-urlencoded")
                      .header("Sec-Fetch-Site", "same-origin")
                      .POST(
                          HttpRequest.BodyPublishers.ofString(
                              "username=" + name + "&password=" + password))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .headers()
              .firstValue("Location")
              .orElse("");
      return !to.isEmpty() && !to.contains("error");
    }
  }

  /** As a disk that is lost; its database has ended with it. */
  private static void destroy(Path folder) {
    Await.until(
        "the folder to be gone",
        PATIENCE,
        () -> {
          try (Stream<Path> paths = Files.walk(folder)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
              Files.deleteIfExists(each);
            }
            return true;
          } catch (IOException | UncheckedIOException e) {
            return false;
          }
        });
  }
}
