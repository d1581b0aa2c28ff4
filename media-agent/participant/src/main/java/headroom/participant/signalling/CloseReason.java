// SPDX-License-Identifier: Apache-2.0
package headroom.participant.signalling;

/**
 * Why a signalling connection ended.
 *
 * @param code the WebSocket close code; 1006 where the connection broke without one
 * @param reason the server's words, or ours where it had none
 */
public record CloseReason(int code, String reason) {
  /** The code that stands for a connection that broke without a close frame. */
  public static final int BROKEN = 1006;

  /** We ended it ourselves. */
  public static final CloseReason OURS = new CloseReason(1000, "closed by this side");
}
