// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

/** What all receivers of an operation measured. */
public record GapSummary(Figures audio, Figures video) {
  /** Nothing measured yet. */
  public static final GapSummary NONE = new GapSummary(Figures.NONE, Figures.NONE);

  /**
   * Gaps of one kind of streams.
   *
   * @param streams measured
   * @param missing of these, that did not come at all
   * @param p50Ms longest gap of a stream, median over streams, ms
   * @param p95Ms the same, 95th percentile
   * @param maxMs the worst
   * @param beyondP95Ms beyond what the same stream had just before, 95th percentile, ms
   */
  public record Figures(
      int streams, int missing, double p50Ms, double p95Ms, double maxMs, double beyondP95Ms) {
    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);
  }
}
