// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

/** Ranges of numbers that come from outside. */
final class Require {
  private Require() {}

  static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
    }
  }

  /** An instant in ms; negative ones mean "never" inside this package. */
  static void instant(long atMs) {
    atLeast("an instant", atMs, 0);
  }
}
