// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import java.time.Duration;

/** What happens to a participant by itself. Calls come from its own thread, one after the other. */
public interface ParticipantEvents {
  /** The signalling connection broke; media goes on while the participant tries to come back. */
  void onReconnecting(String reason);

  /** It came back and went on with the same transports, producers and consumers. */
  void onResumed();

  /** It began anew with new transports; the reason is the server's, or why a resume failed. */
  void onRejoined(String reason);

  /**
   * Somebody of this process began to speak, and the first packet of it has arrived. Comes from the
   * thread that receives media, so it must not wait; once per turn, on plain RTP only.
   *
   * @param from who speaks
   * @param after time since that one was told to speak
   */
  default void onHeard(String from, Duration after) {}

  /** The server moves it to another part of the room; nothing changes yet. */
  default void onMigrating(String operationId) {}

  /** It has moved, and the old side is let go. Comes from a thread of its own. */
  default void onMigrated(MigrationReport report) {}

  /** It could not move and is where it was. */
  default void onStayed(String operationId, String reason) {}

  /** It is out of the room and will not come back by itself. */
  void onClosed(int code, String reason);
}
