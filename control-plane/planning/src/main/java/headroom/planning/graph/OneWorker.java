// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

/** How many people of a room one worker can take. */
public final class OneWorker {
  private OneWorker() {}

  /**
   * The most people, up to those who are expected, who fit on one part. A room of more opens
   * further parts as they come, so no worker has to keep room for all of them.
   *
   * @param expected at least 1
   * @param consumers that the part may have
   * @return at least 1
   */
  public static int fitting(int expected, SpeakerLimits limits, long consumers) {
    int fits = 1;
    while (fits < expected
        && RoomCost.of(fits + 1, 1, limits).parts().getFirst().load() <= consumers) {
      fits++;
    }
    return fits;
  }
}
