// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.model.Flow;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RouterId;
import headroom.agent.part.RoomPlan;
import headroom.agent.speaker.Role;
import headroom.agent.speaker.RoleStep;
import headroom.agent.speaker.Roles;
import headroom.agent.speaker.RouterVoices;
import headroom.agent.speaker.SpeakerRanking;
import headroom.agent.speaker.Speech;
import headroom.agent.speaker.SpeechDamping;
import headroom.agent.speaker.VoiceId;
import headroom.mediasoup.rtp.MediaKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Who of the room is live, on standby or off, as this part sees it: its own senders by its own
 * observers, those of other parts by their words. Owned by the room's thread.
 *
 * <p>All parts come to the same roles from the same words; each acts on its own senders only.
 */
final class Floor {
  /** Between two steps: each may ask senders for key frames, and a few at a time is kinder. */
  static final Duration STEP = Duration.ofMillis(200);

  private static final SpeechDamping DAMPING = SpeechDamping.preset();

  private final RouterId router;
  private final LongSupplier instants;
  private RoomPlan plan;
  private RouterVoices own;
  private SpeakerRanking ranking;
  private final Set<RouterId> present = new HashSet<>();
  private Roles roles = Roles.NONE;
  private long nextStepMs;

  /**
   * @param generation starts of this agent: its words are newer than those of the one before
   * @param instants ms since the epoch, never backwards
   */
  Floor(RouterId router, long generation, RoomPlan plan, LongSupplier instants) {
    this.router = router;
    this.instants = instants;
    this.plan = plan;
    this.own = RouterVoices.of(router, generation);
    this.ranking = SpeakerRanking.EMPTY.with(own);
    present.add(router);
  }

  RouterVoices own() {
    return own;
  }

  void plan(RoomPlan changed) {
    plan = changed;
    own.voices().keySet().stream().map(VoiceId::participant).distinct().forEach(this::pin);
  }

  /** A participant of this part sends these kinds from one of its sources; nothing if neither. */
  void sends(VoiceId voice, boolean audio, boolean video) {
    var former = own.voices().containsKey(voice) ? null : ranking.only(present).voice(voice);
    own(
        former == null
            ? own.sends(voice, audio, video, instants.getAsLong())
            : own.comes(voice, audio, video, former));
    pin(voice.participant());
  }

  private void pin(ParticipantId participant) {
    int place = plan.pinned().indexOf(participant);
    own(place < 0 ? own.unpinned(participant) : own.pinned(participant, place));
  }

  void left(ParticipantId participant) {
    own(own.left(participant));
  }

  /** A participant of this part made a sound at this moment. */
  void loud(ParticipantId participant, int dbov) {
    heard(new Speech.Heard(new VoiceId(participant, false), dbov, instants.getAsLong()));
  }

  /** A participant of this part speaks loudest of its part now. */
  void dominant(ParticipantId participant) {
    heard(new Speech.Dominant(new VoiceId(participant, false), instants.getAsLong()));
  }

  /** A participant of this part is known to have spoken just now. */
  void spoke(ParticipantId participant) {
    var voice = new VoiceId(participant, false);
    for (long before : new long[] {DAMPING.minSoundMs(), 0}) {
      heard(new Speech.Dominant(voice, instants.getAsLong() - before));
    }
  }

  private void heard(Speech speech) {
    ranking = ranking.heard(router, speech, plan.limits(), DAMPING);
    own = ranking.routers().getOrDefault(router, own);
  }

  private void own(RouterVoices changed) {
    own = changed;
    ranking = ranking.with(own);
  }

  /** Another part's word. */
  void hear(RouterVoices voices) {
    ranking = ranking.with(voices);
    present.add(voices.router());
  }

  /** A router of another part is no more. */
  void forget(RouterId gone) {
    present.remove(gone);
    ranking = ranking.only(present);
  }

  /** Whether the next step may be taken now; else in so many ms. */
  long waitMs() {
    return everybodyFits() ? 0 : Math.max(0, nextStepMs - instants.getAsLong());
  }

  /**
   * Takes the next step towards what the room should be.
   *
   * @return after how many ms another one may be needed though nobody says anything
   */
  OptionalLong step() {
    long now = instants.getAsLong();
    nextStepMs = now + STEP.toMillis();
    var target = ranking.only(present).decide(now, plan.limits(), DAMPING);
    if (everybodyFits()) {
      roles = target;
      return OptionalLong.empty();
    }
    var step = RoleStep.toward(roles, target, plan.limits(), DAMPING);
    roles = step.roles();
    if (!step.waiting().isEmpty()) {
      return OptionalLong.of(STEP.toMillis());
    }
    var wake = ranking.only(present).wakeAtMs(now, plan.limits(), DAMPING);
    return wake.isEmpty() ? wake : OptionalLong.of(Math.max(1, wake.getAsLong() - now));
  }

  /** Takes all steps at once: who is live stays so after a restart of the agent. */
  void begin() {
    roles = ranking.only(present).decide(instants.getAsLong(), plan.limits(), DAMPING);
  }

  Flow flow(VoiceId voice, MediaKind kind) {
    return flow(roles.role(kind, voice));
  }

  private static Flow flow(Role role) {
    return switch (role) {
      case LIVE -> Flow.LIVE;
      case STANDBY -> Flow.STANDBY;
      case OFF -> Flow.OFF;
    };
  }

  private boolean everybodyFits() {
    var here = ranking.only(present);
    return here.count(MediaKind.VIDEO) <= plan.limits().maxLive()
        && here.count(MediaKind.AUDIO) <= plan.limits().maxLiveAudio();
  }
}
