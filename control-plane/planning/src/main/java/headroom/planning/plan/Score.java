// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

/**
 * How good a state of the fleet is, 0 to 100, with what it consists of. The parts stand in the
 * order of the goals, and weigh accordingly.
 *
 * @param underLine 0 to 100: share of people on workers at or below their headroom lines
 * @param evenness 0 to 100: share of load that is where it is in a perfectly even fleet, in which
 *     all workers that take rooms have the same load and the others none
 * @param nearness 0 to 100: 100 when all pipes stay on their hosts or there are none, 33 when all
 *     lead to other groups
 */
public record Score(double underLine, double evenness, double nearness) {
  private static final double UNDER_LINE_WEIGHT = 0.5;
  private static final double EVENNESS_WEIGHT = 0.4;
  private static final double NEARNESS_WEIGHT = 0.1;

  /** The whole: half of it people under the line, 40 % evenness, 10 % nearness. */
  public double total() {
    return underLine * UNDER_LINE_WEIGHT + evenness * EVENNESS_WEIGHT + nearness * NEARNESS_WEIGHT;
  }
}
