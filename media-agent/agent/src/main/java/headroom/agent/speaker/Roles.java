// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.agent.model.ParticipantId;
import headroom.mediasoup.rtp.MediaKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The role of every participant of a room, for each kind. Immutable.
 *
 * @param video nearest to live first
 * @param audio the same participants in the same order
 */
public record Roles(Map<ParticipantId, Role> video, Map<ParticipantId, Role> audio) {
  /** Of a room that nobody has joined. */
  public static final Roles NONE = new Roles(Map.of(), Map.of());

  /** Maps of different participants or orders are an {@link IllegalArgumentException}. */
  public Roles {
    video = Collections.unmodifiableMap(new LinkedHashMap<>(video));
    audio = Collections.unmodifiableMap(new LinkedHashMap<>(audio));
    if (!List.copyOf(video.keySet()).equals(List.copyOf(audio.keySet()))) {
      throw new IllegalArgumentException("both kinds must have the same participants");
    }
  }

  /** As many live as may be, then as many on standby, in this order. */
  static Roles of(List<ParticipantId> order, SpeakerLimits limits) {
    return new Roles(
        assign(order, firstOf(order, limits.maxLive()), limits.maxStandby()),
        assign(order, firstOf(order, limits.maxLiveAudio()), limits.maxStandby()));
  }

  private static Predicate<ParticipantId> firstOf(List<ParticipantId> order, int count) {
    return Set.copyOf(order.subList(0, Math.min(count, order.size())))::contains;
  }

  /** Live as told; the first of the others are on standby. */
  static Map<ParticipantId, Role> assign(
      List<ParticipantId> order, Predicate<ParticipantId> live, int maxStandby) {
    var roles = new LinkedHashMap<ParticipantId, Role>();
    int standby = 0;
    for (var participant : order) {
      if (live.test(participant)) {
        roles.put(participant, Role.LIVE);
      } else {
        roles.put(participant, standby < maxStandby ? Role.STANDBY : Role.OFF);
        standby++;
      }
    }
    return roles;
  }

  /** Nearest to live first. */
  public List<ParticipantId> order() {
    return List.copyOf(video.keySet());
  }

  /** Off for somebody who is not in the room. */
  public Role role(MediaKind kind, ParticipantId participant) {
    return of(kind).getOrDefault(participant, Role.OFF);
  }

  /** Nearest to live first; {@link Role#OFF} too. */
  public Map<ParticipantId, Role> of(MediaKind kind) {
    return switch (kind) {
      case VIDEO -> video;
      case AUDIO -> audio;
    };
  }

  Set<ParticipantId> live(MediaKind kind) {
    return of(kind).entrySet().stream()
        .filter(entry -> entry.getValue() == Role.LIVE)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
