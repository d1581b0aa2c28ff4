// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import java.time.Duration;

/** The way to one connected agent. */
public interface AgentLink {
  /**
   * Sends a command and waits for its outcome.
   *
   * @throws headroom.operations.HeadroomException HOST_UNREACHABLE when no answer came in time or
   *     the link ended; whether it was done is then unknown
   */
  CommandOutcome send(AgentCommand command, Duration timeout);

  /** Sends the public keys that verify join tokens, as a JSON Web Key Set. */
  void sendTokenKeys(String jwks);

  /** Ends the link from this side. */
  void close(String reason);
}
