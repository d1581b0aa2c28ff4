// SPDX-License-Identifier: Apache-2.0
package headroom.rig.browser;

import headroom.rig.process.Precedence;

/** How much of this machine's cores people's browsers take from the product's own processes. */
public enum Share {
  /** As much as any other session: where the gaps in their media are what is measured. */
  EQUAL(0),

  /**
   * Before all others: where a move of them is measured. Each of a few people would have a
   * computer, and a page draws what it measures with threads that have to wait.
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
