// SPDX-License-Identifier: Apache-2.0
package headroom.rig.demo;

import headroom.rig.api.HeadroomApi;
import headroom.rig.process.Agent;
import headroom.rig.process.AotCache;
import headroom.rig.process.AtExit;
import headroom.rig.process.Await;
import headroom.rig.process.Checkout;
import headroom.rig.process.ControlPlane;
import headroom.rig.process.Enrolling;
import headroom.rig.process.FreePorts;
import headroom.rig.process.Swarm;
import headroom.rig.training.Training;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A whole fleet on one machine until Ctrl-C. Its data stay, its processes do not. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Starts the control plane with dashboard, one agent with real workers, and participants in a few rooms.")
public final class DemoCommand implements Callable<Integer> {
  private static final String HOST = "local";
  private static final String LOBBY = "lobby";
  private static final int WRONG_USE = 64;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the data stay. Default: headroom/demo in the user's data folder.")
  private @Nullable Path dataDir;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Dashboard and HTTP API. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--grpc-port",
      defaultValue = "9090",
      description = "For agents. Default: ${DEFAULT-VALUE}.")
  private int grpcPort;

  @Option(
      names = "--agent-port",
      defaultValue = "4443",
      description = "Signalling. Default: ${DEFAULT-VALUE}.")
  private int agentPort;

  @Option(names = "--no-participants", description = "Rooms stay empty.")
  private boolean noParticipants;

  @Override
  public Integer call() throws InterruptedException {
    for (Port wanted :
        new Port[] {
          new Port("--port", port),
          new Port("--grpc-port", grpcPort),
          new Port("--agent-port", agentPort)
        }) {
      if (!FreePorts.isFree(wanted.number())) {
        System.err.printf(
            "Port %d is taken. Stop what listens there, or choose another with %s.%n",
            wanted.number(), wanted.option());
        return WRONG_USE;
      }
    }
    try {
      run();
    } catch (IllegalStateException e) {
      if (!AtExit.isEnding()) {
        System.err.println(e.getMessage());
      }
      return 1;
    }
    // Until a signal ends this process, and with it all that was started.
    new CountDownLatch(1).await();
    return 0;
  }

  private record Port(String option, int number) {}

  private void run() {
    Checkout checkout = Checkout.ofLauncher();
    Path data = dataDir == null ? defaultFolder() : dataDir.toAbsolutePath();
    AotCache cache = Training.cacheFor(checkout);
    say("Starting the control plane with an embedded PostgreSQL in " + data);
    ControlPlane controlPlane =
        ControlPlane.start(
            checkout,
            new ControlPlane.Settings(data.resolve("control-plane"), port, grpcPort, true)
                .with(Enrolling.BY_MUTUAL_TLS),
            cache);
    HeadroomApi api = controlPlane.api();
    say("Enrolling this host, and starting an agent with one worker per core");
    Path agentData = data.resolve("agent");
    Agent agent =
        Agent.start(
            checkout,
            new Agent.Settings(HOST, agentData, agentPort, grpcPort, 0, 40_000)
                .with(Enrolling.options(api, HOST, agentData)));
    Await.until(
        "a running worker",
        Duration.ofSeconds(60),
        () ->
            api.workers()
                .valueStream()
                .anyMatch(worker -> "RUNNING".equals(worker.path("state").asString(""))));
    api.createRoom(LOBBY, 4);
    if (!noParticipants) {
      say("Letting participants join");
      Swarm swarm = Swarm.start(checkout, data.resolve("participants.log"));
      fill(api, swarm, "daily-standup", 4, Swarm.Kind.NATIVE);
      fill(api, swarm, "design-review", 3, Swarm.Kind.NATIVE);
      fill(api, swarm, "all-hands", 8, Swarm.Kind.PLAIN);
      swarm.awaitJoined(15, Duration.ofSeconds(60));
    }
    AtExit.open(() -> () -> say("Stopping"));
    welcome(
        controlPlane.url(), agent.url(), controlPlane.operatorPassword(), api.invitation(LOBBY));
  }

  private static void fill(HeadroomApi api, Swarm swarm, String room, int people, Swarm.Kind kind) {
    api.createRoom(room, people);
    for (int person = 1; person <= people; person++) {
      String id = room + "-" + person;
      swarm.join(kind, api.ticket(room, id, kind == Swarm.Kind.PLAIN), "Synthetic " + person);
    }
  }

  private static void welcome(URI dashboard, URI agent, String password, String invitation) {
    System.out.println();
    System.out.println("  Dashboard   " + dashboard);
    System.out.println(
        "  Sign in     admin / " + password + "   (one-time: a new one at each start)");
    System.out.println("  Try a room  " + invitation);
    System.out.println("              open it in two tabs, or send it to somebody on this machine");
    System.out.println("  Agent       " + agent);
    System.out.println();
    System.out.println("Ctrl-C stops all of it; the data stay.");
  }

  private static Path defaultFolder() {
    String xdg = System.getenv("XDG_DATA_HOME");
    Path base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "share")
            : Path.of(xdg);
    return base.resolve("headroom").resolve("demo");
  }

  private static void say(String text) {
    System.out.println(text);
  }
}
