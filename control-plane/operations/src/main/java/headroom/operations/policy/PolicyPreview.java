// SPDX-License-Identifier: Apache-2.0
package headroom.operations.policy;

import headroom.planning.policy.PolicyEffect;

/**
 * What a change would do.
 *
 * @param automatic what would happen by itself afterwards
 */
public record PolicyPreview(PolicyEffect effect, Automatic automatic) {
  /** State of automatic rebalancing. */
  public enum Automatic {
    /** Nothing moves by itself. */
    OFF
  }
}
