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
import java.util.function.UnaryOperator;

/**
 * A room over some routers in which a test lets things happen; keeps every word of every router.
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

  SpeakerRoom join(String name, String router, long atMs) {
    var home = new RouterId(router);
    homes.put(id(name), home);
    routers.putIfAbsent(home, RouterVoices.of(home, 1));
    return at(name, voices -> voices.joined(id(name), atMs));
  }

  SpeakerRoom leave(String name) {
    at(name, voices -> voices.left(id(name)));
    homes.remove(id(name));
    return this;
  }

  SpeakerRoom hear(String name, int levelDbov, long atMs) {
    return hear(new Speech.Heard(id(name), levelDbov, atMs));
  }

  /** Observations every 300 ms, from the first to the last instant. */
  SpeakerRoom speak(String name, long fromMs, long toMs) {
    for (long at = fromMs; at <= toMs; at += 300) {
      hear(name, SPEECH_DBOV, at);
    }
    return this;
  }

  SpeakerRoom dominate(String name, long atMs) {
    return hear(new Speech.Dominant(id(name), atMs));
  }

  SpeakerRoom pin(String name, long atMs) {
    return at(name, voices -> voices.pinned(id(name), atMs));
  }

  SpeakerRoom unpin(String name) {
    return at(name, voices -> voices.unpinned(id(name)));
  }

  SpeakerRoom share(String name, long atMs) {
    return at(name, voices -> voices.sharing(id(name), atMs));
  }

  SpeakerRoom unshare(String name) {
    return at(name, voices -> voices.notSharing(id(name)));
  }

  RouterVoices router(String router) {
    return Objects.requireNonNull(routers.get(new RouterId(router)));
  }

  /** All that the routers have ever said, oldest first. */
  List<RouterVoices> words() {
    return List.copyOf(words);
  }

  List<ParticipantId> present() {
    return homes.keySet().stream().sorted((a, b) -> a.value().compareTo(b.value())).toList();
  }

  Voice voice(ParticipantId participant) {
    var home = Objects.requireNonNull(homes.get(participant));
    return Objects.requireNonNull(
        Objects.requireNonNull(routers.get(home)).voices().get(participant));
  }

  /** Of an agent that has all words. */
  SpeakerRanking ranking() {
    return new SpeakerRanking(routers);
  }

  Roles roles(long nowMs) {
    return ranking().decide(nowMs, limits, DAMPING);
  }

  /** Live, standby and off with slashes between, each nearest to live first. */
  static String told(Roles roles, MediaKind kind) {
    return told(roles, kind, Role.LIVE)
        + " / "
        + told(roles, kind, Role.STANDBY)
        + " / "
        + told(roles, kind, Role.OFF);
  }

  static String told(Roles roles, MediaKind kind, Role role) {
    return String.join(
        " ",
        roles.order().stream()
            .filter(one -> roles.role(kind, one) == role)
            .map(ParticipantId::value)
            .toList());
  }

  private SpeakerRoom hear(Speech speech) {
    var home = Objects.requireNonNull(homes.get(speech.participant()));
    var after = ranking().heard(home, speech, limits, DAMPING).routers().get(home);
    return at(speech.participant().value(), _ -> Objects.requireNonNull(after));
  }

  private SpeakerRoom at(String name, UnaryOperator<RouterVoices> event) {
    var home = Objects.requireNonNull(homes.get(id(name)), name);
    var after = event.apply(Objects.requireNonNull(routers.get(home)));
    routers.put(home, after);
    words.add(after);
    return this;
  }
}
