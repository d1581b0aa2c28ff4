// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.agent.model.ParticipantId;
import headroom.agent.model.RouterId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
 * there are places. Each participant gets a {@link Standing}: pins, shares, turns, then who had a
 * turn most recently; sort. So while nobody comes, goes or is pinned, only a new turn changes who
 * is live.
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
   * @param router unknown, or without this participant: nothing changes
   */
  public SpeakerRanking heard(
      RouterId router, Speech speech, SpeakerLimits limits, SpeechDamping damping) {
    var voices = routers.get(router);
    return voices == null
        ? this
        : with(voices.heard(speech, hasFreePlace(speech.atMs(), limits, damping), damping));
  }

  private boolean hasFreePlace(long atMs, SpeakerLimits limits, SpeechDamping damping) {
    var present = present().values();
    int reserved = (int) present.stream().filter(Voice::isReserved).count();
    long turns =
        present.stream()
            .filter(voice -> !voice.isReserved() && voice.sound().holdsTurn(atMs, damping))
            .count();
    return turns < limits.turns(reserved);
  }

  /**
   * Who shall be what, for all routers alike.
   *
   * @param nowMs ms since the epoch, from the clock that the observations have
   */
  public Roles decide(long nowMs, SpeakerLimits limits, SpeechDamping damping) {
    return Roles.of(order(nowMs, damping), limits);
  }

  /** All participants, nearest to live first. */
  private List<ParticipantId> order(long nowMs, SpeechDamping damping) {
    return present().entrySet().stream()
        .map(entry -> Standing.of(entry.getKey(), entry.getValue(), nowMs, damping))
        .sorted()
        .map(Standing::participant)
        .toList();
  }

  /**
   * Every participant once. While somebody moves between routers both may have it: the later join
   * counts, and of two in the same ms that of the greater router id.
   */
  private Map<ParticipantId, Voice> present() {
    var present = new HashMap<ParticipantId, Voice>();
    routers.values().stream()
        .sorted((a, b) -> a.router().value().compareTo(b.router().value()))
        .flatMap(router -> router.voices().entrySet().stream())
        .forEach(
            entry ->
                present.merge(
                    entry.getKey(),
                    entry.getValue(),
                    (a, b) -> b.joinedAtMs() >= a.joinedAtMs() ? b : a));
    return present;
  }
}
