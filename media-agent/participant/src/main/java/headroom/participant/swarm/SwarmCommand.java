// SPDX-License-Identifier: Apache-2.0
package headroom.participant.swarm;

import headroom.participant.signalling.Json;
import headroom.participant.signalling.Trust;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import tools.jackson.core.JacksonException;

/** Runs participants by the commands on stdin, tells what happens on stdout, ends with stdin. */
@CommandLine.Command(
    name = "swarm",
    description = "Runs participants: JSON commands on stdin, JSON events on stdout.")
public final class SwarmCommand implements Callable<Integer> {
  private final PrintStream out = ProtocolOutput.claim();

  @CommandLine.Option(
      names = "--join-file",
      paramLabel = "FILE",
      description = "Commands to carry out first, one a line; - or absent: from stdin alone.")
  private @Nullable String joinFile;

  @CommandLine.Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Believe these authorities alone for wss:// (PEM); absent: those of the JVM.")
  private @Nullable Path ca;

  @Override
  public Integer call() throws IOException {
    if (ca != null) {
      try {
        Trust.only(ca);
      } catch (IOException e) {
        System.err.println("--ca: " + e.getMessage());
        return CommandLine.ExitCode.USAGE;
      }
    }
    var swarm = new Swarm(this::write);
    write(new Event.Ready());
    if (joinFile != null && !joinFile.equals("-")) {
      try (var lines = Files.newBufferedReader(Path.of(joinFile), StandardCharsets.UTF_8)) {
        read(lines, swarm);
      }
    }
    read(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), swarm);
    swarm.close();
    return 0;
  }

  private void read(BufferedReader lines, Swarm swarm) throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        accept(line, swarm);
      }
    }
  }

  private void accept(String line, Swarm swarm) {
    Command command;
    try {
      command = Json.MAPPER.readValue(line, Command.class);
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      write(new Event.Failed("?", null, "INVALID_COMMAND", String.valueOf(e.getMessage())));
      return;
    }
    swarm.accept(command);
  }

  private void write(Event event) {
    var line = Json.MAPPER.writeValueAsString(event);
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }
}
