// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.mediasoup.rtp.MediaKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The role of every source of a room, for each kind. Immutable. Limits count streams: a source is
 * {@link Role#OFF} for a kind that it does not send, and takes no place of it.
 *
 * @param video nearest to live first
 * @param audio the same sources in the same order
 * @param videoSenders which of them send video: of those that are off, these could be live
 * @param audioSenders which of them send audio
 */
public record Roles(
    Map<VoiceId, Role> video,
    Map<VoiceId, Role> audio,
    Set<VoiceId> videoSenders,
    Set<VoiceId> audioSenders) {
  /** Of a room to which nobody sends. */
  public static final Roles NONE = new Roles(Map.of(), Map.of(), Set.of(), Set.of());

  /**
   * Maps of different sources or orders, senders without a role, and a role other than off for a
   * kind that is not sent are an {@link IllegalArgumentException}.
   */
  public Roles {
    video = Collections.unmodifiableMap(new LinkedHashMap<>(video));
    audio = Collections.unmodifiableMap(new LinkedHashMap<>(audio));
    videoSenders = Set.copyOf(videoSenders);
    audioSenders = Set.copyOf(audioSenders);
    if (!List.copyOf(video.keySet()).equals(List.copyOf(audio.keySet()))) {
      throw new IllegalArgumentException("both kinds must have the same sources");
    }
    requireSenders(video, videoSenders);
    requireSenders(audio, audioSenders);
  }

  private static void requireSenders(Map<VoiceId, Role> roles, Set<VoiceId> senders) {
    if (!roles.keySet().containsAll(senders)) {
      throw new IllegalArgumentException("every sender must have a role");
    }
    roles.forEach(
        (voice, role) -> {
          if (role != Role.OFF && !senders.contains(voice)) {
            throw new IllegalArgumentException(voice + " is " + role + " and sends nothing");
          }
        });
  }

  /** Of each kind as many live as may be, then as many on standby, in this order. */
  static Roles of(List<VoiceId> order, Map<VoiceId, Voice> voices, SpeakerLimits limits) {
    var video = senders(MediaKind.VIDEO, voices);
    var audio = senders(MediaKind.AUDIO, voices);
    return new Roles(
        assign(order, video, firstOf(order, video, limits.maxLive()), limits.maxStandby()),
        assign(order, audio, firstOf(order, audio, limits.maxLiveAudio()), limits.maxStandby()),
        video,
        audio);
  }

  private static Set<VoiceId> senders(MediaKind kind, Map<VoiceId, Voice> voices) {
    return voices.entrySet().stream()
        .filter(entry -> entry.getValue().sends(kind))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Predicate<VoiceId> firstOf(List<VoiceId> order, Set<VoiceId> senders, int count) {
    return order.stream()
            .filter(senders::contains)
            .limit(count)
            .collect(Collectors.toUnmodifiableSet())
        ::contains;
  }

  /** Of the senders: live as told, the first of the others on standby. The rest is off. */
  private static Map<VoiceId, Role> assign(
      List<VoiceId> order, Set<VoiceId> senders, Predicate<VoiceId> live, int maxStandby) {
    var roles = new LinkedHashMap<VoiceId, Role>();
    int standby = 0;
    for (var voice : order) {
      if (!senders.contains(voice)) {
        roles.put(voice, Role.OFF);
      } else if (live.test(voice)) {
        roles.put(voice, Role.LIVE);
      } else {
        roles.put(voice, standby < maxStandby ? Role.STANDBY : Role.OFF);
        standby++;
      }
    }
    return roles;
  }

  /** The same with other live videos, which must be sent. */
  Roles withLiveVideo(Set<VoiceId> live, SpeakerLimits limits) {
    return new Roles(
        assign(order(), videoSenders, live::contains, limits.maxStandby()),
        audio,
        videoSenders,
        audioSenders);
  }

  /** Nearest to live first. */
  public List<VoiceId> order() {
    return List.copyOf(video.keySet());
  }

  /** Off for a source that is not in the room. */
  public Role role(MediaKind kind, VoiceId voice) {
    return of(kind).getOrDefault(voice, Role.OFF);
  }

  /** Nearest to live first; {@link Role#OFF} too. */
  public Map<VoiceId, Role> of(MediaKind kind) {
    return switch (kind) {
      case VIDEO -> video;
      case AUDIO -> audio;
    };
  }

  Set<VoiceId> live(MediaKind kind) {
    return of(kind).entrySet().stream()
        .filter(entry -> entry.getValue() == Role.LIVE)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
