// SPDX-License-Identifier: Apache-2.0
package headroom.agent.web;

import headroom.agent.protoo.ProtooHandler;
import headroom.agent.protoo.ProtooPeer;
import org.jspecify.annotations.Nullable;

/** Says what happens with a new signalling connection. */
public interface ConnectionHandler {
  /**
   * A client has connected.
   *
   * @return who handles its messages; null if it was refused, and then the peer has been closed
   */
  @Nullable ProtooHandler connected(Query query, ProtooPeer peer);

  /**
   * The query of the connection's URL.
   *
   * @param token the join token; null if there was none
   * @param room as the client named it; null if it did not
   * @param participant as the client named itself; null if it did not
   * @param resume whether it wants to go on after its connection broke
   */
  record Query(
      @Nullable String token,
      @Nullable String room,
      @Nullable String participant,
      boolean resume) {}
}
