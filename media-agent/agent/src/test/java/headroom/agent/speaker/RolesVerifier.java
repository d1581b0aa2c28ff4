// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.agent.model.ParticipantId;
import headroom.mediasoup.rtp.MediaKind;
import java.util.Comparator;
import java.util.List;

/** What holds for all roles of all rooms. */
final class RolesVerifier {
  private RolesVerifier() {}

  /** Of what shall be. */
  static void verifyTarget(Roles roles, SpeakerRoom room) {
    verify(roles, room);
    int present = room.present().size();
    for (var kind : MediaKind.values()) {
      assertThat(count(roles, kind, Role.LIVE))
          .as("no place for live %s stands empty", kind)
          .isEqualTo(Math.min(present, room.limits().live(kind)));
    }
    assertThat(roles.live(MediaKind.AUDIO)).containsAll(roles.live(MediaKind.VIDEO));
    assertThat(roles.live(MediaKind.VIDEO)).containsAll(rightful(room));
  }

  /** Of what shall be, and of every step on the way there. */
  static void verify(Roles roles, SpeakerRoom room) {
    assertThat(roles.order()).containsExactlyInAnyOrderElementsOf(room.present());
    for (var kind : MediaKind.values()) {
      assertThat(roles.of(kind).keySet()).containsExactlyElementsOf(roles.order());
      assertThat(count(roles, kind, Role.LIVE)).isLessThanOrEqualTo(room.limits().live(kind));
      assertThat(count(roles, kind, Role.STANDBY)).isLessThanOrEqualTo(room.limits().maxStandby());
      if (count(roles, kind, Role.OFF) > 0) {
        assertThat(count(roles, kind, Role.STANDBY)).isEqualTo(room.limits().maxStandby());
      }
    }
  }

  /** The pins, then the shares, as many as there are places. */
  private static List<ParticipantId> rightful(SpeakerRoom room) {
    var pins =
        Comparator.<ParticipantId>comparingLong(
            one -> room.voice(one).isPinned() ? room.voice(one).pinnedAtMs() : Long.MAX_VALUE);
    return room.present().stream()
        .filter(one -> room.voice(one).isReserved())
        .sorted(
            pins.thenComparingLong(one -> room.voice(one).sharingAtMs())
                .thenComparing(ParticipantId::value))
        .limit(room.limits().maxLive())
        .toList();
  }

  static long count(Roles roles, MediaKind kind, Role role) {
    return roles.of(kind).values().stream().filter(role::equals).count();
  }
}
