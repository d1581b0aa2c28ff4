// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove;

import java.time.Duration;
import java.util.Locale;

/**
 * One measured figure beside its goal.
 *
 * @param name what was measured
 * @param value as it is printed, with its unit
 * @param goal as it is printed
 * @param reached whether the value is good enough
 * @param timing whether it depends on how fast and how busy the machine is: proofs judge it, tests
 *     only print it
 */
public record Figure(String name, String value, String goal, boolean reached, boolean timing) {
  /** A figure that holds on any machine. */
  public Figure(String name, String value, String goal, boolean reached) {
    this(name, value, goal, reached, false);
  }

  /** Exactly this number. */
  public static Figure exactly(String name, long value, long goal) {
    return new Figure(name, String.valueOf(value), "exactly " + goal, value == goal);
  }

  /** At most this number. */
  public static Figure atMost(String name, long value, long goal, String unit) {
    return new Figure(name, value + unit, "at most " + goal + unit, value <= goal);
  }

  /** At least this number. */
  public static Figure atLeast(String name, long value, long goal, String unit) {
    return new Figure(name, value + unit, "at least " + goal + unit, value >= goal);
  }

  /** At most this time. */
  public static Figure within(String name, Duration value, Duration goal) {
    return new Figure(
        name,
        String.format(Locale.ROOT, "%d ms", value.toMillis()),
        String.format(Locale.ROOT, "at most %d ms", goal.toMillis()),
        value.compareTo(goal) <= 0,
        true);
  }

  /** Something that has to be so. */
  public static Figure holds(String name, boolean holds) {
    return new Figure(name, holds ? "yes" : "no", "yes", holds);
  }

  /** Words that were read somewhere and have to hold others. */
  public static Figure says(String name, String seen, String words) {
    return new Figure(
        name,
        "“" + seen.strip().replaceAll("\\s+", " ") + "”",
        "says " + words,
        seen.contains(words));
  }

  /** As one line of output. */
  public String line() {
    return (reached ? "  " : "! ") + name + ": " + value + " (" + goal + ")";
  }
}
