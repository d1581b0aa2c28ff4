// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.WorkerId;
import java.util.List;

/**
 * A directed link from one part of a room to another.
 *
 * @param port UDP port of its beginning; the way back ends on it too
 * @param connected false while the other part can't be told anything; media may flow all the same
 * @param bitsPerSecond sent over the last interval
 */
public record PipePicture(
    WorkerId from,
    WorkerId to,
    int port,
    boolean connected,
    List<Carried> carries,
    double bitsPerSecond) {
  public PipePicture {
    carries = List.copyOf(carries);
  }

  /** Streams whose packets travel. */
  public int live() {
    return (int) carries.stream().filter(Carried::live).count();
  }

  /** Streams that are a resume away. */
  public int standby() {
    return carries.size() - live();
  }
}
