// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.mediasoup.rtp.MediaKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * One step from the roles that a router has toward those that it shall have. Video goes live for a
 * few at a time; as long as somebody waits, somebody else keeps the place, so no place stands empty
 * and no limit is passed.
 *
 * @param roles the roles after this step; the next step begins there
 * @param changes what to do, in this order: who steps back from live, then who goes off, so that
 *     there is room; then who is heard, then who is seen, then who is prepared. A source that has
 *     left is in none; one that has stopped sending a kind goes off, and its streams of it are gone
 * @param waiting whose video shall be live and has to wait for the next step, first the first
 */
public record RoleStep(Roles roles, List<RoleChange> changes, List<VoiceId> waiting) {
  public RoleStep {
    changes = List.copyOf(changes);
    waiting = List.copyOf(waiting);
  }

  /**
   * The next step.
   *
   * @param from the roles after the step before, {@link Roles#NONE} at first
   * @param target what {@link SpeakerRanking#decide} has said, with the same limits
   */
  public static RoleStep toward(
      Roles from, Roles target, SpeakerLimits limits, SpeechDamping damping) {
    var order = target.order();
    var wanted = target.live(MediaKind.VIDEO);
    var had = from.live(MediaKind.VIDEO);
    var rising = order.stream().filter(one -> wanted.contains(one) && !had.contains(one)).toList();
    int now = Math.min(rising.size(), damping.maxPromotions());
    var waiting = rising.subList(now, rising.size());

    var live = new HashSet<>(wanted);
    waiting.forEach(live::remove);
    order.stream()
        .filter(one -> had.contains(one) && !wanted.contains(one))
        // Who has stopped sending its picture has no place to keep.
        .filter(target.videoSenders()::contains)
        .limit(waiting.size())
        .forEach(live::add);

    var after = target.withLiveVideo(live, limits);
    return new RoleStep(after, changes(from, after), waiting);
  }

  private static List<RoleChange> changes(Roles from, Roles to) {
    var changes = new ArrayList<RoleChange>();
    // Audio first: a voice without a picture is better than a picture without a voice.
    for (var kind : List.of(MediaKind.AUDIO, MediaKind.VIDEO)) {
      for (Map.Entry<VoiceId, Role> entry : to.of(kind).entrySet()) {
        var before = from.role(kind, entry.getKey());
        if (before != entry.getValue()) {
          changes.add(new RoleChange(entry.getKey(), kind, before, entry.getValue()));
        }
      }
    }
    changes.sort(Comparator.comparing(Phase::of)); // Stable: within a phase the order remains.
    return changes;
  }

  /** What must be done before what. */
  private enum Phase {
    STEP_BACK,
    GO_OFF,
    BE_HEARD,
    BE_SEEN,
    STAND_BY;

    static Phase of(RoleChange change) {
      if (change.from() == Role.LIVE) {
        return STEP_BACK;
      }
      return switch (change.to()) {
        case OFF -> GO_OFF;
        case STANDBY -> STAND_BY;
        case LIVE -> change.needsKeyFrame() ? BE_SEEN : BE_HEARD;
      };
    }
  }
}
