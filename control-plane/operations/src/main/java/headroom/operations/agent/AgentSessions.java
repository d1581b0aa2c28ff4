// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

/** Entry point for the gateway: one session per connected agent. */
public interface AgentSessions {
  /** Public keys for join tokens, as a JSON Web Key Set. */
  String tokenKeys();

  /**
   * Takes up an agent; a session that the same host still has here is replaced.
   *
   * @throws headroom.operations.HeadroomException FORBIDDEN when an agent with a newer incarnation
   *     is already connected under this host's name
   */
  Session open(AgentHello hello, AgentLink link);

  /** A connected agent. Calls come in order, from one thread at a time. */
  interface Session {
    /** The agent's whole state; wanted and running are reconciled. */
    void inventory(AgentInventory inventory);

    /** Changes since the last message. An empty one is a sign of life. */
    void report(AgentReport report);

    /** The link has ended; the host stays as last seen. */
    void ended();
  }
}
