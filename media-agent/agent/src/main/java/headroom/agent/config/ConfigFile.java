// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A configuration file: lines {@code name=value} with the options' long names without dashes. The
 * command line wins over it. An unknown name is refused, so that a misspelt key does not pass.
 */
public final class ConfigFile implements IDefaultValueProvider {
  private final Properties values = new Properties();

  public ConfigFile(Path file, CommandSpec known) {
    try (var reader = Files.newBufferedReader(file)) {
      values.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException("config", "cannot be read: " + file);
    }
    for (String key : values.stringPropertyNames()) {
      if (known.findOption("--" + key) == null) {
        throw new ConfigException(key, "in " + file + " is no setting of the agent");
      }
    }
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? values.getProperty(option.longestName().substring("--".length()))
        : null;
  }
}
