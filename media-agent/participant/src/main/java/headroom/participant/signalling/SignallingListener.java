// SPDX-License-Identifier: Apache-2.0
package headroom.participant.signalling;

import tools.jackson.databind.JsonNode;

/**
 * What the server says by itself. Calls come one after the other, in the server's order, on one
 * virtual thread per connection; they may block and may make requests of their own.
 */
public interface SignallingListener {
  /**
   * Answers a request of the server.
   *
   * @return the answer's data
   * @throws RequestRejectedException to answer with this error; any other exception is answered as
   *     code 500
   */
  JsonNode onRequest(String method, JsonNode data) throws RequestRejectedException;

  /** Takes a notification. */
  void onNotification(String method, JsonNode data);

  /** The connection has ended; comes once, last, and not after our own close. */
  void onClosed(CloseReason reason);
}
