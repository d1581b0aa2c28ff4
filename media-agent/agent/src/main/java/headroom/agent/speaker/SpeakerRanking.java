// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.agent.model.RouterId;
import headroom.mediasoup.rtp.MediaKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an agent knows of all routers of a room. Immutable.
 *
 * <p>Goals: whoever starts to speak becomes live at once, the one silent longest steps back, every
 * router comes to the same order.
 *
 * <p>Constraints: news of other routers come late, twice, not at all or in another order. So of
 * each router only its newest word counts, and merging is commutative, associative and idempotent.
 * The order depends on nothing but these words and the instant; no router's own past enters it.
 *
 * <p>Algorithm: whoever speaks takes a turn of {@code minLiveMs}; no more turns are given than
 * there are places. Each source gets a {@link Standing}: pins, screens, turns, then who had a turn
 * most recently; sort, and of each kind the first of those who send it are live. So while nobody
 * comes, goes, is pinned or sends something else, only a new turn changes who is live.
 *
 * @param routers each under its own id
 */
public record SpeakerRanking(Map<RouterId, RouterVoices> routers) {
  public static final SpeakerRanking EMPTY = new SpeakerRanking(Map.of());

  /** A router under another id than its own is an {@link IllegalArgumentException}. */
  public SpeakerRanking {
    routers = Map.copyOf(routers);
    routers.forEach(
        (router, voices) -> {
          if (!voices.router().equals(router)) {
            throw new IllegalArgumentException(voices.router() + " stands under " + router);
          }
        });
  }

  /** A source as all routers know it; null if none does. */
  public @Nullable Voice voice(VoiceId id) {
    return present().get(id);
  }

  /** How many sources send a kind. */
  public long count(MediaKind kind) {
    return present().values().stream().filter(voice -> voice.sends(kind)).count();
  }

  /** Knows a router's state as well, unless it knows a newer one already. */
  public SpeakerRanking with(RouterVoices voices) {
    var known = routers.get(voices.router());
    if (known != null && known.revision().compareTo(voices.revision()) >= 0) {
      return this;
    }
    var more = new HashMap<>(routers);
    more.put(voices.router(), voices);
    return new SpeakerRanking(more);
  }

  /** Knows all that either knows. */
  public SpeakerRanking merge(SpeakerRanking other) {
    var merged = this;
    for (var voices : other.routers.values()) {
      merged = merged.with(voices);
    }
    return merged;
  }

  /**
   * Knows these routers only. A router that has died cannot say that its participants are gone, and
   * late news of it bring it back: call this with the routers of the room's graph before deciding.
   */
  public SpeakerRanking only(Set<RouterId> present) {
    if (present.containsAll(routers.keySet())) {
      return this;
    }
    var fewer = new HashMap<>(routers);
    fewer.keySet().retainAll(present);
    return new SpeakerRanking(fewer);
  }

  /**
   * After one of a router's observers has told something. Only the agent of that router calls this,
   * in the order in which things happen. It gives a turn if it knows of a free place; two routers
   * that give the last one at the same time give one too many, and the later waits for a place.
   *
   * @param router unknown, or without this source: nothing changes
   */
  public SpeakerRanking heard(
      RouterId router, Speech speech, SpeakerLimits limits, SpeechDamping damping) {
    var voices = routers.get(router);
    var speaker = voices == null ? null : voices.voices().get(speech.voice());
    return voices == null || speaker == null
        ? this
        : with(
            voices.heard(speech, hasFreePlace(speaker, speech.atMs(), limits, damping), damping));
  }

  /**
   * A turn needs a place of each kind that the speaker sends, else it would be given and bring
   * nobody live, or bring a picture live for the last moments of a turn. With all places for
   * pictures reserved no turn can bring one live; then the sound alone counts, so that speakers are
   * heard at least.
   */
  private boolean hasFreePlace(
      Voice speaker, long atMs, SpeakerLimits limits, SpeechDamping damping) {
    var present = present();
    var sounds = TakenPlaces.of(MediaKind.AUDIO, present, atMs, damping);
    if (!sounds.isFree(limits.maxLiveAudio())) {
      return false;
    }
    var pictures = TakenPlaces.of(MediaKind.VIDEO, present, atMs, damping);
    return !speaker.video()
        || pictures.allReserved(limits.maxLive())
        || pictures.isFree(limits.maxLive());
  }

  /**
   * Who shall be what, for all routers alike.
   *
   * @param nowMs ms since the epoch, from the clock that the observations have
   */
  public Roles decide(long nowMs, SpeakerLimits limits, SpeechDamping damping) {
    var present = present();
    var order =
        present.entrySet().stream()
            .map(entry -> Standing.of(entry.getKey(), entry.getValue(), nowMs, damping))
            .sorted()
            .map(Standing::voice)
            .toList();
    return Roles.of(order, present, limits);
  }

  /**
   * When the roles may change though nothing happens; until then, and for ever if empty, {@link
   * #decide} says the same as now.
   *
   * <p>Mostly empty, for the end of a turn alone changes no role. Turns are equally long, so who
   * holds one spoke later than who does not; and the end of the first one puts its speaker behind
   * the other turns, before all who spoke earlier. So the first k are the same people before and
   * after, unless the k-th is in the midst of the turns. That happens when there are more turns
   * than places: two routers have given the last place, a pin or a share has taken one, a speaker
   * has switched on its camera, or limits have shrunk. Then who took a turn too many follows.
   *
   * @param nowMs ms since the epoch, as for {@link #decide}
   * @return later than {@code nowMs}
   */
  public OptionalLong wakeAtMs(long nowMs, SpeakerLimits limits, SpeechDamping damping) {
    var present = present();
    return Arrays.stream(MediaKind.values())
        .flatMapToLong(
            kind -> TakenPlaces.of(kind, present, nowMs, damping).changeAtMs(limits, kind).stream())
        .min();
  }

  /**
   * Every source once. While somebody moves between routers both may have it: then it sends what it
   * sends on either, and has spoken when it was last heard on either. Else a camera that is
   * switched on there after the microphone would be off for a moment here.
   */
  private Map<VoiceId, Voice> present() {
    var present = new HashMap<VoiceId, Voice>();
    routers.values().stream()
        .flatMap(router -> router.voices().entrySet().stream())
        .forEach(entry -> present.merge(entry.getKey(), entry.getValue(), Voice::together));
    return present;
  }
}
