// SPDX-License-Identifier: Apache-2.0
package headroom.rig.demo;

import headroom.rig.api.HeadroomApi;
import headroom.rig.process.Agent;
import headroom.rig.process.Await;
import headroom.rig.process.Checkout;
import headroom.rig.process.ControlPlane;
import headroom.rig.process.FreePorts;
import headroom.rig.process.Swarm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean stopping;

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
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "demo-stop"));
    try {
      run();
    } catch (IllegalStateException e) {
      if (!isStopping()) {
        System.err.println(e.getMessage());
        return 1;
      }
    }
    stopped.await();
    return 0;
  }

  private record Port(String option, int number) {}

  private void run() {
    Checkout checkout = Checkout.ofLauncher();
    Path data = dataDir == null ? defaultFolder() : dataDir.toAbsolutePath();
    say("Starting the control plane with an embedded PostgreSQL in " + data);
    ControlPlane controlPlane =
        keep(ControlPlane.start(checkout, data.resolve("control-plane"), port, grpcPort, true));
    say("Starting an agent with one worker per core");
    Agent agent =
        keep(
            Agent.start(
                checkout,
                new Agent.Settings(
                    "local", data.resolve("agent"), agentPort, grpcPort, 0, 40_000)));
    HeadroomApi api = controlPlane.api();
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
      Swarm swarm = keep(Swarm.start(checkout, data.resolve("participants.log")));
      fill(api, swarm, "daily-standup", 4, Swarm.Kind.NATIVE);
      fill(api, swarm, "design-review", 3, Swarm.Kind.NATIVE);
      fill(api, swarm, "all-hands", 8, Swarm.Kind.PLAIN);
      swarm.awaitJoined(15, Duration.ofSeconds(60));
    }
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

  private synchronized <T extends AutoCloseable> T keep(T part) {
    if (stopping) {
      close(part);
      throw new IllegalStateException("stopping");
    }
    started.push(part);
    return part;
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  private void stop() {
    synchronized (this) {
      stopping = true;
      if (!started.isEmpty()) {
        say("Stopping");
      }
      started.forEach(DemoCommand::close);
      started.clear();
    }
    stopped.countDown();
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      System.err.println("A part did not end cleanly: " + e.getMessage());
    }
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
