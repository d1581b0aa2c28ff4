// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The settings as an operator writes them: options on the command line, or lines {@code name=value}
 * in a configuration file. What they mean is checked by the records that {@link #toConfig} makes.
 */
public final class ConfigOptions {
  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "This host's name, unique in the fleet, for example media-03.")
  private String host = "";

  @Option(
      names = "--group",
      defaultValue = "default",
      paramLabel = "NAME",
      description = "Group of hosts that share policies. Default: ${DEFAULT-VALUE}.")
  private String group = "";

  @Option(
      names = "--control-plane",
      defaultValue = "127.0.0.1:9090",
      paramLabel = "HOST:PORT",
      description = "gRPC address of the control plane. Default: ${DEFAULT-VALUE}.")
  private String controlPlane = "";

  @Option(
      names = "--enrol-token-file",
      paramLabel = "FILE",
      description =
          "File whose first line is a one-time token; read only while this host is not enrolled.")
  private @Nullable Path enrolTokenFile;

  @Option(
      names = "--control-plane-pin",
      paramLabel = "PIN",
      description = "By which a host that enrols knows the control plane: sha256:…")
  private @Nullable String controlPlanePin;

  @Option(
      names = "--listen",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description =
          "Where participants connect; not loopback needs TLS. Default: ${DEFAULT-VALUE}.")
  private String listen = "";

  @Option(
      names = "--port",
      defaultValue = "4443",
      description = "Port for signalling and the try-a-room page. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "What participants are told, for example wss://media-03.example.org/.")
  private @Nullable String publicUrl;

  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE",
      description = "PKCS #12 with the key and certificate for signalling.")
  private @Nullable Path tlsKeystore;

  @Option(
      names = "--tls-password-file",
      paramLabel = "FILE",
      description = "File whose first line is the keystore's password.")
  private @Nullable Path tlsPasswordFile;

  @Option(
      names = "--peer-listen",
      paramLabel = "ADDRESS",
      description =
          "Where other agents connect, to join rooms by pipes; not loopback needs an enrolled"
              + " host. Default: that of --listen.")
  private @Nullable String peerListen;

  @Option(
      names = "--peer-port",
      defaultValue = "4444",
      description = "Port for other agents; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int peerPort;

  @Option(
      names = "--resume-grace",
      defaultValue = "30",
      paramLabel = "SECONDS",
      description =
          "How long media is kept for a participant whose signalling is away. Default:"
              + " ${DEFAULT-VALUE}.")
  private long resumeGraceSeconds;

  @Option(
      names = "--workers-per-core",
      defaultValue = "1",
      paramLabel = "K",
      description = "Default: ${DEFAULT-VALUE}. More only if cores stay below 70 %% when full.")
  private int workersPerCore;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Number of workers, instead of cores times --workers-per-core.")
  private @Nullable Integer workers;

  @Option(
      names = "--worker-bin",
      defaultValue = "${env:MEDIASOUP_WORKER_BIN}",
      paramLabel = "FILE",
      description = "The mediasoup-worker executable. Default: environment MEDIASOUP_WORKER_BIN.")
  private @Nullable Path workerBin;

  @Option(
      names = "--stop-workers-on-exit",
      description =
          "An orderly stop ends the workers and their calls. Default: they live on for the next"
              + " agent.")
  private boolean stopWorkersOnExit;

  @Option(
      names = "--media-listen",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description = "Concrete IP address for media. Default: ${DEFAULT-VALUE}.")
  private String mediaListen = "";

  @Option(
      names = "--announced-address",
      paramLabel = "ADDRESS",
      description = "What clients are told instead, for hosts behind NAT.")
  private @Nullable String announcedAddress;

  @Option(
      names = "--rtc-port-base",
      defaultValue = "40000",
      paramLabel = "PORT",
      description = "Worker n takes this port + n, UDP and TCP. Default: ${DEFAULT-VALUE}.")
  private int rtcPortBase;

  @Option(
      names = "--plain-ports",
      defaultValue = "42000-43999",
      paramLabel = "FIRST-LAST",
      description = "Ports for plain and pipe transports. Default: ${DEFAULT-VALUE}.")
  private String plainPorts = "";

  @Mixin private final StorageOptions folders = new StorageOptions();

  /** The checked settings; a {@link ConfigException} names the key that is wrong. */
  public AgentConfig toConfig(int cores) {
    var storage = folders.storage();
    return new AgentConfig(
        new HostConfig(host, group),
        storage,
        IdentityConfig.of(storage, enrolTokenFile, controlPlanePin),
        workerConfig(cores),
        new MediaConfig(
            mediaListen, announcedAddress, rtcPortBase, PortRange.parse("plain-ports", plainPorts)),
        new SignallingConfig(
            listen,
            port,
            publicUrl,
            TlsFiles.of(tlsKeystore, tlsPasswordFile),
            Duration.ofSeconds(resumeGraceSeconds)),
        new PeerConfig(peerListen == null ? listen : peerListen, peerPort),
        ControlPlaneConfig.parse(controlPlane));
  }

  private WorkerConfig workerConfig(int cores) {
    Require.between("workers-per-core", workersPerCore, 1, 16);
    if (workerBin == null || workerBin.toString().isEmpty()) {
      throw new ConfigException(
          "worker-bin",
          "is not set: name the mediasoup-worker executable, or set MEDIASOUP_WORKER_BIN");
    }
    int count = workers == null ? cores * workersPerCore : workers;
    return new WorkerConfig(workerBin.toAbsolutePath(), count, cores, stopWorkersOnExit);
  }
}
