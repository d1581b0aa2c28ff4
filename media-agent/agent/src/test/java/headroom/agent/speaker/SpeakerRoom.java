// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.agent.model.ParticipantId;
import headroom.agent.model.RouterId;
import headroom.mediasoup.rtp.MediaKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A room over some routers in which a test lets things happen; keeps every word of every router. A
 * name is a participant; in what is told it is that participant's camera.
 */
final class SpeakerRoom {
  static final int SPEECH_DBOV = -30;
  static final SpeechDamping DAMPING = SpeechDamping.preset();

  private final SpeakerLimits limits;
  private final Map<RouterId, RouterVoices> routers = new HashMap<>();
  private final Map<ParticipantId, RouterId> homes = new HashMap<>();
  private final List<RouterVoices> words = new ArrayList<>();

  SpeakerRoom(SpeakerLimits limits) {
    this.limits = limits;
  }

  SpeakerLimits limits() {
    return limits;
  }

  static ParticipantId id(String name) {
    return new ParticipantId(name);
  }

  static VoiceId camera(String name) {
    return VoiceId.camera(id(name));
  }

  static VoiceId screen(String name) {
    return VoiceId.screen(id(name));
  }

  /** With camera and microphone. */
  SpeakerRoom join(String name, String router, long atMs) {
    return join(name, router, true, true, atMs);
  }

  SpeakerRoom join(String name, String router, boolean audio, boolean video, long atMs) {
    var home = new RouterId(router);
    homes.put(id(name), home);
    routers.putIfAbsent(home, RouterVoices.of(home, 1));
    return sends(name, audio, video, atMs);
  }

  /** What the participant's camera and microphone send from now on. */
  SpeakerRoom sends(String name, boolean audio, boolean video, long atMs) {
    return at(name, voices -> voices.sends(camera(name), audio, video, atMs));
  }

  SpeakerRoom leave(String name) {
    at(name, voices -> voices.left(id(name)));
    homes.remove(id(name));
    return this;
  }

  SpeakerRoom hear(String name, int levelDbov, long atMs) {
    return hear(new Speech.Heard(camera(name), levelDbov, atMs));
  }

  /** Observations every 300 ms, from the first to the last instant. */
  SpeakerRoom speak(String name, long fromMs, long toMs) {
    for (long at = fromMs; at <= toMs; at += 300) {
      hear(name, SPEECH_DBOV, at);
    }
    return this;
  }

  SpeakerRoom dominate(String name, long atMs) {
    return hear(new Speech.Dominant(camera(name), atMs));
  }

  SpeakerRoom pin(String name, long order) {
    return at(name, voices -> voices.pinned(id(name), order));
  }

  SpeakerRoom unpin(String name) {
    return at(name, voices -> voices.unpinned(id(name)));
  }

  /** The picture of a screen, with its sound or without. */
  SpeakerRoom share(String name, boolean audio, long atMs) {
    return at(name, voices -> voices.sends(screen(name), audio, true, atMs));
  }

  SpeakerRoom unshare(String name) {
    return at(name, voices -> voices.left(screen(name)));
  }

  RouterVoices router(String router) {
    return Objects.requireNonNull(routers.get(new RouterId(router)));
  }

  /** All that the routers have ever said, oldest first. */
  List<RouterVoices> words() {
    return List.copyOf(words);
  }

  /** Who is in the room, whether it sends or not. */
  List<String> names() {
    return homes.keySet().stream().map(ParticipantId::value).sorted().toList();
  }

  /** All sources of the room. */
  List<VoiceId> present() {
    return voices().keySet().stream().sorted().toList();
  }

  Map<VoiceId, Voice> voices() {
    return routers.values().stream()
        .flatMap(router -> router.voices().entrySet().stream())
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Of an agent that has all words. */
  SpeakerRanking ranking() {
    return new SpeakerRanking(routers);
  }

  Roles roles(long nowMs) {
    return ranking().decide(nowMs, limits, DAMPING);
  }

  /** Live, standby and off with slashes between, each nearest to live first; senders only. */
  static String told(Roles roles, MediaKind kind) {
    return told(roles, kind, Role.LIVE)
        + " / "
        + told(roles, kind, Role.STANDBY)
        + " / "
        + told(roles, kind, Role.OFF);
  }

  static String told(Roles roles, MediaKind kind, Role role) {
    return roles.order().stream()
        .filter(senders(roles, kind)::contains)
        .filter(one -> roles.role(kind, one) == role)
        .map(VoiceId::toString)
        .collect(Collectors.joining(" "));
  }

  static Set<VoiceId> senders(Roles roles, MediaKind kind) {
    return switch (kind) {
      case AUDIO -> roles.audioSenders();
      case VIDEO -> roles.videoSenders();
    };
  }

  private SpeakerRoom hear(Speech speech) {
    var name = speech.voice().participant();
    var home = Objects.requireNonNull(homes.get(name));
    var after = ranking().heard(home, speech, limits, DAMPING).routers().get(home);
    return at(name.value(), _ -> Objects.requireNonNull(after));
  }

  private SpeakerRoom at(String name, UnaryOperator<RouterVoices> event) {
    var home = Objects.requireNonNull(homes.get(id(name)), name);
    var after = event.apply(Objects.requireNonNull(routers.get(home)));
    routers.put(home, after);
    words.add(after);
    return this;
  }
}
