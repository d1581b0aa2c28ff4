// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.slice;

/**
 * The arithmetic of a room in which everybody sends audio and video and receives everybody else.
 */
final class Consumers {
  private Consumers() {}

  /** 2·n·(n−1): 24 for four people. */
  static int of(int participants) {
    return 2 * participants * (participants - 1);
  }
}
