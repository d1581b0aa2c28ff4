// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.policy.PolicyPreview;
import headroom.operations.policy.PolicyPreview.Automatic;
import headroom.planning.RoomId;
import headroom.planning.policy.PolicyEffect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change would do.
 *
 * @param affected workers for which another limit would hold
 * @param notKnown of these, how many report nothing now, so that nothing can be said of them
 * @param newlyAbove workers that the change would put above their headroom line
 * @param above affected workers that would be above it, the hottest first
 * @param below affected workers that are above it now and would not be then
 * @param usableBefore consumers under the lines of all workers that report, now
 * @param usableAfter the same then
 * @param crowdedRooms rooms with more people than the new most: they stay, nobody more gets in
 * @param automatic what automatic mode would do: OFF and HALTED, nothing whatever stands above its
 *     line; QUIET, nothing because none would; MOVES
 * @param automaticMoves what it would begin with, once workers are above for long enough; absent
 *     unless it would move anybody
 */
public record PolicyPreviewView(
    int affected,
    int notKnown,
    long newlyAbove,
    List<WorkerEffect> above,
    List<WorkerEffect> below,
    long usableBefore,
    long usableAfter,
    List<String> crowdedRooms,
    String automatic,
    @Nullable AutomaticMoves automaticMoves) {
  /**
   * A worker before and after.
   *
   * @param bindingLimit CONSUMERS, CPU or PACKETS: what would fill first
   */
  public record WorkerEffect(String id, double loadBefore, double loadAfter, String bindingLimit) {
    static WorkerEffect of(PolicyEffect.Worker worker) {
      return new WorkerEffect(
          worker.id().toString(), worker.loadBefore(), worker.loadAfter(), worker.binding().name());
    }
  }

  /**
   * What would move by itself.
   *
   * @param afterSeconds for how long workers have to be above their lines
   * @param workers relieved at once
   * @param rooms moved at once
   * @param people moved at once
   * @param workersLeft that stay above for now
   */
  public record AutomaticMoves(
      long afterSeconds, int workers, int rooms, long people, int workersLeft) {}

  static PolicyPreviewView of(PolicyPreview preview) {
    PolicyEffect effect = preview.effect();
    return new PolicyPreviewView(
        effect.affected(),
        effect.notKnown(),
        effect.newlyAbove(),
        effect.above().stream().map(WorkerEffect::of).toList(),
        effect.below().stream().map(WorkerEffect::of).toList(),
        effect.usableBefore(),
        effect.usableAfter(),
        effect.crowded().stream().map(RoomId::value).toList(),
        word(preview.automatic()),
        moves(preview.automatic()));
  }

  private static String word(Automatic automatic) {
    return switch (automatic) {
      case Automatic.Off off -> "OFF";
      case Automatic.Halted halted -> "HALTED";
      case Automatic.Quiet quiet -> "QUIET";
      case Automatic.Moves moves -> "MOVES";
    };
  }

  private static @Nullable AutomaticMoves moves(Automatic automatic) {
    return automatic instanceof Automatic.Moves moves
        ? new AutomaticMoves(
            moves.after().toSeconds(), moves.workers(), moves.rooms(), moves.people(), moves.left())
        : null;
  }
}
