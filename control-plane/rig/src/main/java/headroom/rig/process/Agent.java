// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import headroom.rig.api.HeadroomApi;
import headroom.rig.network.Identity;
import headroom.rig.network.Place;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A media agent as a process, with real workers. */
public final class Agent implements AutoCloseable {
  /** The host group of all of them, for which their tokens are made. */
  static final String GROUP = "local";

  private static final Duration START_UP = Duration.ofMinutes(2);

  private final Checkout checkout;
  private final Settings settings;
  private volatile ChildProcess process;
  private boolean closed;

  private Agent(Checkout checkout, Settings settings) {
    this.checkout = checkout;
    this.settings = settings;
    this.process = launch();
  }

  /**
   * How an agent runs.
   *
   * @param data its folder; kept over restarts
   * @param port for signalling and the try-a-room page
   * @param workers 0 for one per core
   * @param rtcPortBase worker n takes this port + n
   * @param place where it runs
   * @param controlPlane where its control plane listens
   * @param options more of them
   */
  public record Settings(
      String host,
      Path data,
      int port,
      int grpcPort,
      int workers,
      int rtcPortBase,
      Place place,
      Place controlPlane,
      List<String> options) {
    public Settings {
      options = List.copyOf(options);
    }

    /** One on loopback, beside its control plane. */
    public Settings(String host, Path data, int port, int grpcPort, int workers, int rtcPortBase) {
      this(
          host,
          data,
          port,
          grpcPort,
          workers,
          rtcPortBase,
          Place.LOOPBACK,
          Place.LOOPBACK,
          List.of());
    }

    /** The same with more options. */
    public Settings with(List<String> more) {
      return new Settings(
          host,
          data,
          port,
          grpcPort,
          workers,
          rtcPortBase,
          place,
          controlPlane,
          Stream.concat(options.stream(), more.stream()).toList());
    }

    URI url() {
      String scheme = place.identity() == null ? "http" : "https";
      return URI.create(scheme + "://" + place.address() + ":" + port + "/");
    }
  }

  /** Starts it and waits until its signalling answers. */
  public static Agent start(Checkout checkout, Settings settings) {
    Agent agent = AtExit.open(() -> new Agent(checkout, settings));
    try {
      agent.awaitReady();
    } catch (IllegalStateException e) {
      agent.close();
      throw e;
    }
    return agent;
  }

  public URI url() {
    return settings.url();
  }

  public ChildProcess process() {
    return process;
  }

  /** SIGKILL: its workers live on. */
  public void kill() {
    process.kill();
  }

  /** Starts it again on the same data, as a service manager would. */
  public void restart() {
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("The agent was closed.");
      }
      process = launch();
    }
    awaitReady();
  }

  /** Stops it with its workers. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    AtExit.closed(this);
    process.close();
    List<String> command = new ArrayList<>(List.of("-cp", checkout.agentClassPath()));
    command.addAll(
        List.of(
            "headroom.agent.AgentMain", "kill-workers", "--data-dir", settings.data().toString()));
    // Workers outlive an agent that was killed: a run that ends must not leave them behind.
    ChildProcess sweep =
        ChildProcess.java(
            "kill-workers", command, Map.of(), settings.data().resolve("sweep.log"), line -> {});
    Await.until("the workers to end", Duration.ofSeconds(20), () -> !sweep.isAlive());
  }

  private ChildProcess launch() {
    List<String> command = new ArrayList<>(List.of("-Xmx256m", "-cp", checkout.agentClassPath()));
    command.addAll(
        List.of(
            "headroom.agent.AgentMain",
            "--host",
            settings.host(),
            "--group",
            GROUP,
            "--control-plane",
            settings.controlPlane().address() + ":" + settings.grpcPort(),
            "--listen",
            settings.place().address(),
            "--media-listen",
            settings.place().address(),
            "--port",
            String.valueOf(settings.port()),
            "--data-dir",
            settings.data().toString(),
            "--rtc-port-base",
            String.valueOf(settings.rtcPortBase()),
            "--plain-ports",
            (settings.rtcPortBase() + 100) + "-" + (settings.rtcPortBase() + 1_600),
            "--stop-workers-on-exit"));
    if (settings.workers() > 0) {
      command.add("--workers");
      command.add(String.valueOf(settings.workers()));
    }
    Identity identity = settings.place().identity();
    if (identity != null) {
      command.addAll(
          List.of(
              "--public-url",
              "wss://" + settings.place().address() + ":" + settings.port() + "/",
              "--tls-keystore",
              identity.keystore().toString(),
              "--tls-password-file",
              identity.passwordFile().toString()));
    }
    command.addAll(settings.options());
    return ChildProcess.java(
        "agent",
        settings.place().prefix(),
        command,
        Map.of("MEDIASOUP_WORKER_BIN", checkout.workerBinary().toString()),
        settings.data().resolve("agent.log"),
        line -> {});
  }

  private void awaitReady() {
    ChildProcess started = process;
    Await.until(
        () -> "the agent to be ready; see " + started.log(),
        START_UP,
        () -> {
          if (!started.isAlive()) {
            throw started.ended();
          }
          // Behind TLS whoever waits asks the control plane, which believes the same authority.
          return settings.place().identity() != null
              || HeadroomApi.answers(url().resolve("/healthz"));
        });
  }
}
