// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import java.nio.file.Path;

/**
 * Folders of the agent.
 *
 * @param data kept over reboots: journal, identity
 * @param run workers' FIFOs, locks and logs; kept over restarts of the agent, not over reboots
 */
public record StorageConfig(Path data, Path run) {
  /** This host's key and certificate. */
  public Path identity() {
    return data.resolve("identity.pem");
  }

  /** The key of a certificate that was asked for. */
  public Path nextIdentity() {
    return data.resolve("identity-next.pem");
  }

  /** The journal's file. */
  public Path journal() {
    return data.resolve("journal.db");
  }
}
