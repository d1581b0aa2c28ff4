// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.agent.model.ParticipantId;
import java.util.Comparator;

/**
 * A source of a participant: what is ranked and gets a role.
 *
 * @param screen whether it is a shared screen with its sound, else camera and microphone together
 */
public record VoiceId(ParticipantId participant, boolean screen) implements Comparable<VoiceId> {
  private static final Comparator<VoiceId> ORDER =
      Comparator.<VoiceId, String>comparing(id -> id.participant().value())
          .thenComparing(VoiceId::screen);

  /** The participant's camera and microphone. */
  public static VoiceId camera(ParticipantId participant) {
    return new VoiceId(participant, false);
  }

  /** The screen that the participant shares. */
  public static VoiceId screen(ParticipantId participant) {
    return new VoiceId(participant, true);
  }

  /** By participant; a camera before its owner's screen. */
  @Override
  public int compareTo(VoiceId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return screen ? participant + "/screen" : participant.toString();
  }
}
