// SPDX-License-Identifier: Apache-2.0
package headroom.rig.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that measures once and prints a line of JSON per figure: name, unit, value.
 *
 * @param name as it stands in the table
 */
record Contender(String name, List<String> command, Map<String, String> environment) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** One figure of one run. */
  record Measured(String unit, double value) {}

  /** Runs it once; the order of the figures is kept. */
  Map<String, Measured> run() {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Map<String, Measured> figures = new LinkedHashMap<>();
    try {
      Process process = builder.start();
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("{")) {
            JsonNode figure = JSON.readTree(line);
            figures.put(
                figure.path("name").asString(),
                new Measured(figure.path("unit").asString(), figure.path("value").asDouble(0)));
          }
        }
      }
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(name + " ended with status " + status);
      }
      return figures;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
