// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the agent keeps things, for each command that looks there. */
public final class StorageOptions {
  @Option(
      names = "--data-dir",
      defaultValue = "/var/lib/headroom-agent",
      paramLabel = "DIR",
      description = "Journal and identity. Default: ${DEFAULT-VALUE}.")
  private Path dataDir = Path.of("");

  @Option(
      names = "--run-dir",
      paramLabel = "DIR",
      description = "Workers' FIFOs, locks and logs. Default: run below the data folder.")
  private @Nullable Path runDir;

  /** The folders, as absolute paths. */
  public StorageConfig storage() {
    var data = dataDir.toAbsolutePath().normalize();
    return new StorageConfig(
        data, runDir == null ? data.resolve("run") : runDir.toAbsolutePath().normalize());
  }
}
