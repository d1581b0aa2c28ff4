// SPDX-License-Identifier: Apache-2.0
package headroom.rig.browser;

import headroom.rig.process.Precedence;

/** How much of this machine's cores people's browsers take from the product's own processes. */
public enum Share {
  /** As much as any other session: where the gaps in their media are what is measured. */
  EQUAL(0),

  /** As if each of a few people had a computer: where a move of them all is measured. */
  DEVICES(Precedence.DEVICES.niceness()),

  /**
   * Before all others, who then have no people to encode for: where a move of browsers alone is
   * measured. A page draws what it measures with threads that have to wait.
   */
  MEDIA(Precedence.MEDIA.niceness()),

  /**
   * Next to nothing, as if their encoding and decoding ran on machines of their own: where the
   * product's or an operator's time is measured.
   */
  YIELDING(10);

  private final int niceness;

  Share(int niceness) {
    this.niceness = niceness;
  }

  /** In steps of nice(1), for its session; above 0 for its processes, too. */
  int niceness() {
    return niceness;
  }
}
