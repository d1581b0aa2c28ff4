// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the settings amount to, for the eyes of whoever installs. No setting is a secret itself:
 * secrets are in files, and only these are named.
 */
public final class ConfigSummary {
  /** Say what to do rather than how. */
  private static final Set<String> NO_SETTINGS =
      Set.of("config", "check-config", "help", "version", "workers");

  private ConfigSummary() {}

  /** Lines {@code name=value} as in a configuration file, defaults included. */
  public static List<String> of(CommandSpec parsed, AgentConfig config) {
    var given =
        parsed.options().stream()
            .filter(option -> !NO_SETTINGS.contains(name(option)))
            .filter(option -> !Objects.toString(option.getValue(), "").isEmpty())
            .map(option -> name(option) + "=" + option.<Object>getValue());
    return Stream.concat(given, Stream.of("workers=" + config.workers().count())).toList();
  }

  private static String name(OptionSpec option) {
    return option.longestName().substring("--".length());
  }
}
