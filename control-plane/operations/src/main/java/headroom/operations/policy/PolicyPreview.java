// SPDX-License-Identifier: Apache-2.0
package headroom.operations.policy;

import headroom.planning.policy.PolicyEffect;
import java.time.Duration;

/**
 * What a change would do.
 *
 * @param automatic what would happen by itself afterwards
 */
public record PolicyPreview(PolicyEffect effect, Automatic automatic) {
  /** What automatic mode would do under the changed policies. */
  public sealed interface Automatic {
    /** Nothing: it is off. */
    record Off() implements Automatic {}

    /**
     * Nothing: it has halted.
     *
     * @param why in a sentence for operators
     */
    record Halted(String why) implements Automatic {}

    /** Nothing: no worker would be above its line. */
    record Quiet() implements Automatic {}

    /**
     * It would relieve workers above their lines, those that are above already among them.
     *
     * @param after for how long they have to be above
     * @param workers how many would be relieved at once
     * @param rooms parts that would be moved at once
     * @param people who would be moved at once
     * @param left how many workers would stay above for now, because nothing can be moved or
     *     because one operation moves only so many
     */
    record Moves(Duration after, int workers, int rooms, long people, int left)
        implements Automatic {}
  }
}
