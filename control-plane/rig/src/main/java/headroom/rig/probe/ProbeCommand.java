// SPDX-License-Identifier: Apache-2.0
package headroom.rig.probe;

import headroom.rig.api.HeadroomApi;
import headroom.rig.process.Checkout;
import headroom.rig.process.Swarm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * People in a call, for scripts that do something to the fleet meanwhile. Says {@code ready} when
 * everybody receives everybody, then answers the lines of its standard input: {@code reset} begins
 * to measure anew, {@code look} tells what was seen; each answer ends with a line {@code .}. The
 * call ends with its standard input.
 */
@Command(name = "probe", description = "People in a call on a fleet that runs already.")
public final class ProbeCommand implements Callable<Integer> {
  private static final int WRONG_USE = 64;

  @Option(names = "--api", required = true, description = "Base address of the HTTP API.")
  private URI api = URI.create("");

  @Option(names = "--api-key-file", required = true, description = "Its first line is a key.")
  private Path keyFile = Path.of("");

  @Option(names = "--ca", required = true, description = "PEM: whom people believe.")
  private Path authorities = Path.of("");

  @Option(names = "--log", required = true, description = "What people's process says.")
  private Path log = Path.of("");

  @Option(names = "--room", required = true)
  private String room = "";

  @Option(names = "--on", required = true, description = "HOST=PEOPLE; once or more, in order.")
  private Map<String, Integer> wishes = new LinkedHashMap<>();

  @Option(names = "--native", description = "How many of the first ones encode and decode.")
  private int natives;

  @Override
  public Integer call() throws IOException {
    String key = Files.readAllLines(keyFile).getFirst().strip();
    try (Swarm swarm =
            Swarm.start(Checkout.ofLauncher(), log, authorities, Swarm.Codecs.REAL_TIME);
        Probe probe = Probe.begin(new HeadroomApi(api, key), swarm, room, wishes, natives);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        switch (line) {
          case "reset" -> probe.reset();
          case "look" -> probe.look().forEach(System.out::println);
          default -> {
            System.err.println("probe: neither reset nor look: " + line);
            return WRONG_USE;
          }
        }
        System.out.println(".");
      }
      return 0;
    }
  }
}
