// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The workers of this host.
 *
 * @param binary the mediasoup-worker executable
 * @param count how many run
 * @param cores over how many cores they are spread, worker n on core (n - 1) mod cores
 * @param stopOnExit whether an orderly stop of the agent ends them; otherwise they live on and the
 *     next agent re-attaches
 */
public record WorkerConfig(Path binary, int count, int cores, boolean stopOnExit) {
  public WorkerConfig {
    Require.between("workers", count, 1, 1_024);
    if (!Files.isExecutable(binary)) {
      throw new ConfigException(
          "worker-bin",
          "is no executable file: "
              + binary
              + "; build the worker or set MEDIASOUP_WORKER_BIN to one of version 3.27.1");
    }
  }

  /** The core that a worker is pinned to, 0-based. */
  public int core(int workerNumber) {
    return (workerNumber - 1) % cores;
  }
}
