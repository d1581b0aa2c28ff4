// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import headroom.agent.config.ConfigException;
import headroom.agent.config.ControlPlaneConfig;
import headroom.agent.config.HostConfig;
import headroom.agent.config.IdentityConfig;
import headroom.agent.config.StorageOptions;
import headroom.agent.identity.EnrolmentClient;
import headroom.agent.identity.EnrolmentException;
import headroom.agent.identity.IdentityFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gets this host an identity without starting its agent; one that is there is replaced. */
@Command(
    name = "enrol",
    description = "Give this host an identity, in the place of one that is there.")
final class Enrol implements Callable<Integer> {
  /** sysexits.h EX_TEMPFAIL: worth another try. */
  static final int AWAY = 75;

  /** sysexits.h EX_NOPERM. */
  static final int REFUSED = 77;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--host",
      required = true,
      paramLabel = "NAME",
      description = "As the token has it.")
  private String host = "";

  @Option(
      names = "--control-plane",
      required = true,
      paramLabel = "HOST:PORT",
      description = "gRPC address of the control plane.")
  private String controlPlane = "";

  @Option(
      names = {"--pin", "--control-plane-pin"},
      required = true,
      paramLabel = "PIN",
      description = "As it was printed with the token: sha256:…")
  private String pin = "";

  @Option(
      names = {"--token-file", "--enrol-token-file"},
      required = true,
      paramLabel = "FILE",
      description = "Its first line is the token; - is standard input.")
  private String tokenFile = "";

  @Mixin private final StorageOptions folders = new StorageOptions();

  @Override
  public Integer call() throws IOException {
    var command = Objects.requireNonNull(spec).commandLine();
    var name = new HostConfig(host, "default").name();
    var address = ControlPlaneConfig.parse(controlPlane);
    var storage = folders.storage();
    requireOwner(storage.data());
    var files = new IdentityFiles(storage);
    try {
      var identity =
          new EnrolmentClient(address, files).enrol(name, token(), IdentityConfig.parsePin(pin));
      command.getOut().println("Enrolled: " + identity);
      command.getOut().flush();
      return 0;
    } catch (EnrolmentException e) {
      command.getErr().println("headroom-agent: not enrolled: " + e.getMessage());
      command.getErr().flush();
      return e.isRefused() ? REFUSED : AWAY;
    }
  }

  private String token() throws IOException {
    return tokenFile.equals("-")
        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip()
        : IdentityConfig.tokenIn(Path.of(tokenFile));
  }

  /** What another user writes the agent could not read. */
  private static void requireOwner(Path data) throws IOException {
    var user = System.getProperty("user.name");
    if (Files.exists(data) && !Files.getOwner(data).getName().equals(user)) {
      throw new ConfigException(
          "data-dir",
          "belongs to " + Files.getOwner(data) + ": run this as that user, not as " + user);
    }
  }
}
