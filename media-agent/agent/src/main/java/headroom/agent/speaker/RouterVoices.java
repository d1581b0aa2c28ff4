// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.agent.model.ParticipantId;
import headroom.agent.model.RouterId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a router knows of the sources that send through it. Immutable. Only the agent of that router
 * applies the transitions, in the order in which things happen; all others take the result as it
 * comes ({@link SpeakerRanking}). A transition for a source that is not here changes nothing:
 * observers still speak of who has just left. A transition that changes nothing returns this same
 * object.
 *
 * @param voices what others have told is given as it is; screens are neither pinned nor heard
 */
public record RouterVoices(RouterId router, Revision revision, Map<VoiceId, Voice> voices) {

  /** A screen that is pinned or has a sound is an {@link IllegalArgumentException}. */
  public RouterVoices {
    voices = Map.copyOf(voices);
    voices.forEach(
        (id, voice) -> {
          if (id.screen() && (voice.isPinned() || !voice.sound().equals(SoundRecord.NONE))) {
            throw new IllegalArgumentException(id + " must be neither pinned nor heard");
          }
        });
  }

  /**
   * A router without senders.
   *
   * @param generation how often its agent has started, from the journal; at least 0
   */
  public static RouterVoices of(RouterId router, long generation) {
    return new RouterVoices(router, new Revision(generation, 0), Map.of());
  }

  /**
   * A source sends these kinds and no others through this router. One that is here already keeps
   * its pin, its sound and the instant at which it came; one that sends neither kind has left.
   *
   * @param atMs when a new source came; of a screen, when the share began
   */
  public RouterVoices sends(VoiceId id, boolean audio, boolean video, long atMs) {
    Require.instant(atMs);
    if (!audio && !video) {
      return left(id);
    }
    if (voices.containsKey(id)) {
      return with(id, voice -> voice.withKinds(audio, video));
    }
    var more = new HashMap<>(voices);
    more.put(id, Voice.sending(audio, video, atMs));
    return changed(more);
  }

  /**
   * A source that sends through another router as well begins to send through this one: it keeps
   * its place in the order.
   *
   * @param former as the other router has it
   */
  public RouterVoices comes(VoiceId id, boolean audio, boolean video, Voice former) {
    if (voices.containsKey(id) || (!audio && !video)) {
      return this;
    }
    var more = new HashMap<>(voices);
    more.put(id, Voice.sending(audio, video, former.joinedAtMs()).since(former));
    return changed(more);
  }

  /** A source no longer sends through this router; its pin and sound go with it. */
  public RouterVoices left(VoiceId id) {
    if (!voices.containsKey(id)) {
      return this;
    }
    var fewer = new HashMap<>(voices);
    fewer.remove(id);
    return changed(fewer);
  }

  /** A participant no longer sends through this router, neither by its camera nor a screen. */
  public RouterVoices left(ParticipantId participant) {
    return left(VoiceId.camera(participant)).left(VoiceId.screen(participant));
  }

  /** See {@link SpeakerRanking#heard}, which knows whether a place is free. */
  RouterVoices heard(Speech speech, boolean placeFree, SpeechDamping damping) {
    if (speech.voice().screen()) {
      return this; // It has its place already, and whoever speaks through it has a camera entry.
    }
    if (speech instanceof Speech.Heard heard && heard.levelDbov() < damping.quietestDbov()) {
      return this;
    }
    return with(
        speech.voice(),
        voice ->
            voice.audio()
                ? voice.withSound(voice.sound().heard(speech.atMs(), placeFree, damping))
                : voice);
  }

  /**
   * A participant's camera and microphone shall stay live, whether it speaks or not. While they
   * send nothing there is nothing to pin: tell this again when they come.
   *
   * @param order place among the room's pins, at least 0; another one than before replaces it
   */
  public RouterVoices pinned(ParticipantId participant, long order) {
    return with(VoiceId.camera(participant), voice -> voice.pinned(order));
  }

  /** A participant is live by its own speech again. */
  public RouterVoices unpinned(ParticipantId participant) {
    return with(VoiceId.camera(participant), Voice::unpinned);
  }

  /**
   * As others need it: without the runs of sound, which change with every observation. Others
   * decide by it as by this one. It has the same revision, so its author must not take it back.
   */
  public RouterVoices outward() {
    var told = new HashMap<VoiceId, Voice>();
    voices.forEach((id, voice) -> told.put(id, voice.outward()));
    return new RouterVoices(router, revision, told);
  }

  /**
   * Whether others who know the other one need not be told this one: they would decide alike. A
   * router that has said nothing yet has to speak all the same.
   */
  public boolean saysTheSameAs(RouterVoices other) {
    return router.equals(other.router) && outward().voices.equals(other.outward().voices);
  }

  private RouterVoices with(VoiceId id, UnaryOperator<Voice> change) {
    var before = voices.get(id);
    if (before == null) {
      return this;
    }
    var after = change.apply(before);
    if (after.equals(before)) {
      return this;
    }
    var others = new HashMap<>(voices);
    others.put(id, after);
    return changed(others);
  }

  private RouterVoices changed(Map<VoiceId, Voice> newVoices) {
    return new RouterVoices(router, revision.next(), newVoices);
  }
}
