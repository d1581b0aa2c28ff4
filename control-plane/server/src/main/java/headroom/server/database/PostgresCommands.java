// SPDX-License-Identifier: Apache-2.0
package headroom.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command lines for PostgreSQL's programs on this machine.
 *
 * <p>PostgreSQL refuses to run as root. Inside a user namespace without a mapping root is nobody
 * for PostgreSQL and still the owner of its files for the kernel.
 */
final class PostgresCommands {
  private final PostgresBinaries binaries;
  private final boolean root;

  private PostgresCommands(PostgresBinaries binaries, boolean root) {
    this.binaries = binaries;
    this.root = root;
  }

  static PostgresCommands of(PostgresBinaries binaries) throws IOException {
    Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    return new PostgresCommands(binaries, uid.equals(0));
  }

  boolean asRoot() {
    return root;
  }

  /** A program that does its work and ends. */
  List<String> tool(String program, List<String> arguments) {
    List<String> command = new ArrayList<>(namespace());
    command.add(binaries.program(program));
    command.addAll(arguments);
    return command;
  }

  /**
   * The database server. It has a session of its own, so that Ctrl-C in a terminal reaches only
   * Headroom, which stops it in order. And the kernel tells it to shut down fast (SIGINT) when the
   * thread that started it ends, so that it can't outlive a Headroom that was killed.
   */
  List<String> server(List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid");
    }
    command.addAll(namespace());
    if (Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
      command.addAll(List.of("/usr/bin/setpriv", "--pdeathsig", "INT"));
    }
    command.add(binaries.program("postgres"));
    command.addAll(arguments);
    return command;
  }

  private List<String> namespace() {
    return root ? List.of("/usr/bin/unshare", "--user") : List.of();
  }
}
