// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.mediasoup.rtp.MediaKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds for all roles of all rooms. */
final class RolesVerifier {
  private RolesVerifier() {}

  /** Of what shall be. */
  static void verifyTarget(Roles roles, SpeakerRoom room) {
    verify(roles, room);
    for (var kind : MediaKind.values()) {
      assertThat(count(roles, kind, Role.LIVE))
          .as("no place for live %s stands empty", kind)
          .isEqualTo(Math.min(senders(room, kind).size(), room.limits().live(kind)));
      assertThat(roles.live(kind)).containsAll(rightful(room, kind));
    }
    var heard = senders(room, MediaKind.AUDIO);
    if (senders(room, MediaKind.VIDEO).containsAll(heard)) {
      assertThat(roles.live(MediaKind.AUDIO))
          .as("where no sound comes without a picture, who is seen is heard")
          .containsAll(roles.live(MediaKind.VIDEO).stream().filter(heard::contains).toList());
    }
  }

  /** Of what shall be, and of every step on the way there. */
  static void verify(Roles roles, SpeakerRoom room) {
    assertThat(roles.order()).containsExactlyInAnyOrderElementsOf(room.present());
    for (var kind : MediaKind.values()) {
      assertThat(roles.of(kind).keySet()).containsExactlyElementsOf(roles.order());
      var senders = senders(room, kind);
      assertThat(SpeakerRoom.senders(roles, kind)).isEqualTo(senders);
      var busy = new HashMap<>(roles.of(kind));
      busy.values().removeIf(Role.OFF::equals);
      assertThat(senders).as("who sends nothing is off").containsAll(busy.keySet());
      long live = count(roles, kind, Role.LIVE);
      long standby = count(roles, kind, Role.STANDBY);
      assertThat(live).isLessThanOrEqualTo(room.limits().live(kind));
      assertThat(standby)
          .as("as many on standby as may be")
          .isEqualTo(Math.min(senders.size() - live, room.limits().maxStandby()));
    }
  }

  /** The pins, then the screens, as many as there are places. */
  private static List<VoiceId> rightful(SpeakerRoom room, MediaKind kind) {
    return room.voices().entrySet().stream()
        .filter(entry -> sends(entry.getValue(), kind))
        .filter(entry -> isReserved(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.<Map.Entry<VoiceId, Voice>, Boolean>comparing(
                    entry -> entry.getKey().screen())
                .thenComparingLong(
                    entry ->
                        entry.getKey().screen()
                            ? entry.getValue().joinedAtMs()
                            : entry.getValue().pinnedAtMs())
                .thenComparing(entry -> entry.getKey().participant().value()))
        .limit(room.limits().live(kind))
        .map(Map.Entry::getKey)
        .toList();
  }

  static boolean isReserved(VoiceId id, Voice voice) {
    return id.screen() || voice.pinnedAtMs() >= 0;
  }

  private static Set<VoiceId> senders(SpeakerRoom room, MediaKind kind) {
    return room.voices().entrySet().stream()
        .filter(entry -> sends(entry.getValue(), kind))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean sends(Voice voice, MediaKind kind) {
    return kind == MediaKind.AUDIO ? voice.audio() : voice.video();
  }

  static long count(Roles roles, MediaKind kind, Role role) {
    return roles.of(kind).values().stream().filter(role::equals).count();
  }
}
