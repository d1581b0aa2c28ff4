// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

/**
 * Who sits on one part, or is about to.
 *
 * @param participants in number
 * @param audio producers that they have or may soon have
 * @param video producers that they have or may soon have, screens among them
 */
public record Seats(int participants, int audio, int video) {
  public static final Seats NONE = new Seats(0, 0, 0);

  /** Somebody who sends one audio and one video stream. */
  public static final Seats SENDER = new Seats(1, 1, 1);

  /** Somebody who sends nothing. */
  public static final Seats LISTENER = new Seats(1, 0, 0);

  /** With one participant more, who sends one audio and one video stream. */
  public Seats plusSender() {
    return plus(1, 1, 1);
  }

  /** With so many more. */
  public Seats plus(int moreParticipants, int moreAudio, int moreVideo) {
    return new Seats(participants + moreParticipants, audio + moreAudio, video + moreVideo);
  }

  int producers(MediaKind kind) {
    return switch (kind) {
      case AUDIO -> audio;
      case VIDEO -> video;
    };
  }
}
