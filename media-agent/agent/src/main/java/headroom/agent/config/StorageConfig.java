// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import java.nio.file.Path;

/**
 * Folders of the agent.
 *
 * @param data kept over reboots: journal
 * @param run workers' FIFOs, locks and logs; kept over restarts of the agent, not over reboots
 */
public record StorageConfig(Path data, Path run) {
  /** The journal's file. */
  public Path journal() {
    return data.resolve("journal.db");
  }
}
