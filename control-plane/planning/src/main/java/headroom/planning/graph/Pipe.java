// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.WorkerId;
import java.util.List;

/**
 * A directed link between two parts of a room.
 *
 * <p>The pipes of both directions between two parts share one pair of PipeTransports, one port on
 * each side.
 *
 * @param from the part whose router has the pipe's consumers
 * @param to the part whose router has the producers made of them
 * @param carries what goes through
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#PipeTransport">PipeTransport</a>
 */
public record Pipe(WorkerId from, WorkerId to, List<Carried> carries) {
  public Pipe {
    carries = List.copyOf(carries);
  }

  /**
   * A producer in a pipe: one pipe consumer at its beginning, one producer at its end.
   *
   * @param flow live or standby
   */
  public record Carried(ProducerId producer, Flow flow) {
    /**
     * @throws IllegalArgumentException when the flow is off: such a producer is not carried
     */
    public Carried {
      if (flow == Flow.OFF) {
        throw new IllegalArgumentException("A producer that is off is not carried: " + producer);
      }
    }
  }
}
