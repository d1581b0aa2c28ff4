// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.agent.model.ParticipantId;
import headroom.agent.model.RouterId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a router knows of the participants that send through it. Immutable. Only the agent of that
 * router applies the transitions, in the order in which things happen; all others take the result
 * as it comes ({@link SpeakerRanking}). A transition for somebody who is not here changes nothing:
 * observers still speak of who has just left. A transition that changes nothing returns this same
 * object, so nothing needs to be sent.
 */
public record RouterVoices(RouterId router, Revision revision, Map<ParticipantId, Voice> voices) {

  public RouterVoices {
    voices = Map.copyOf(voices);
  }

  /**
   * A router without participants.
   *
   * @param generation how often its agent has started, from the journal; at least 0
   */
  public static RouterVoices of(RouterId router, long generation) {
    return new RouterVoices(router, new Revision(generation, 0), Map.of());
  }

  /** Somebody sends through this router. Who is here already keeps everything that it has. */
  public RouterVoices joined(ParticipantId participant, long atMs) {
    if (voices.containsKey(participant)) {
      return this;
    }
    var more = new HashMap<>(voices);
    more.put(participant, Voice.joined(atMs));
    return changed(more);
  }

  /** Somebody no longer sends through this router; its pin and share go with it. */
  public RouterVoices left(ParticipantId participant) {
    if (!voices.containsKey(participant)) {
      return this;
    }
    var fewer = new HashMap<>(voices);
    fewer.remove(participant);
    return changed(fewer);
  }

  /** See {@link SpeakerRanking#heard}, which knows whether a place is free. */
  RouterVoices heard(Speech speech, boolean placeFree, SpeechDamping damping) {
    if (speech instanceof Speech.Heard heard && heard.levelDbov() < damping.quietestDbov()) {
      return this;
    }
    return with(
        speech.participant(),
        voice -> voice.withSound(voice.sound().heard(speech.atMs(), placeFree, damping)));
  }

  /** Somebody shall stay live, whether it speaks or not. */
  public RouterVoices pinned(ParticipantId participant, long atMs) {
    return with(participant, voice -> voice.pinned(atMs));
  }

  /** Somebody is live by its own speech again. */
  public RouterVoices unpinned(ParticipantId participant) {
    return with(participant, Voice::unpinned);
  }

  /** Somebody has begun to share its screen. */
  public RouterVoices sharing(ParticipantId participant, long atMs) {
    return with(participant, voice -> voice.sharing(atMs));
  }

  /** Somebody has ended its last share. */
  public RouterVoices notSharing(ParticipantId participant) {
    return with(participant, Voice::notSharing);
  }

  private RouterVoices with(ParticipantId participant, UnaryOperator<Voice> change) {
    var before = voices.get(participant);
    if (before == null) {
      return this;
    }
    var after = change.apply(before);
    if (after.equals(before)) {
      return this;
    }
    var others = new HashMap<>(voices);
    others.put(participant, after);
    return changed(others);
  }

  private RouterVoices changed(Map<ParticipantId, Voice> newVoices) {
    return new RouterVoices(router, revision.next(), newVoices);
  }
}
