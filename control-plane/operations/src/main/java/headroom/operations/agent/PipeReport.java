// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.operations.fleet.Carried;
import headroom.planning.WorkerId;
import java.util.List;

/**
 * A pipe as the agent at its beginning reports it.
 *
 * @param to the part where it ends
 * @param port UDP port of its beginning
 * @param connected false while the other part can't be told anything; media may flow all the same
 * @param bitsPerSecond sent over the last interval
 */
public record PipeReport(
    WorkerId to, int port, boolean connected, List<Carried> carries, double bitsPerSecond) {
  public PipeReport {
    carries = List.copyOf(carries);
  }
}
