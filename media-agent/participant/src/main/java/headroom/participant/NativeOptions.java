// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import java.util.List;

/**
 * How a native participant sends and measures.
 *
 * @param videoBitrates the most that each simulcast layer may take, in bit/s, the smallest picture
 *     first; one entry means no simulcast and a picture of 320x180, more mean 480x270
 * @param sends whether it sends at all
 * @param measureGaps whether gaps are measured, at the cost of a copy of each decoded picture
 */
public record NativeOptions(List<Integer> videoBitrates, boolean measureGaps, boolean sends) {
  /** One layer of at most 150 kbit/s, which is enough for the synthetic picture; gaps measured. */
  public static final NativeOptions DEFAULT = new NativeOptions(List.of(150_000), true, true);

  /** Copies the list. */
  public NativeOptions {
    videoBitrates = List.copyOf(videoBitrates);
    if (videoBitrates.isEmpty() || videoBitrates.size() > 3) {
      throw new IllegalArgumentException("videoBitrates must have one to three layers");
    }
  }
}
