// SPDX-License-Identifier: Apache-2.0
package headroom.agent.protoo;

/** The WebSocket under a {@link ProtooPeer}. */
public interface ProtooSocket {
  /** Queues a text message; does nothing when the socket is closed. */
  void send(String text);

  /** Sends what is queued, then closes. */
  void close(int code, String reason);
}
