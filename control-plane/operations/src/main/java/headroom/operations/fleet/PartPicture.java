// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.ConsumerCounts;
import headroom.planning.WorkerId;
import java.util.List;

/**
 * A room's router on one worker.
 *
 * @param home whether the room was opened here
 * @param byHand whether an operator opened it; then it stays while empty
 * @param participants who are connected here
 * @param consumers of its participants
 * @param counted what counts against the worker's capacity, in consumers: those that are not on
 *     standby, live pipe consumers and live piped producers
 * @param planRevision of the room's plan that it follows; 0 when none
 * @param pipes that begin here
 */
public record PartPicture(
    WorkerId worker,
    RoomState state,
    boolean home,
    boolean byHand,
    int participants,
    ConsumerCounts consumers,
    int counted,
    long planRevision,
    List<PipePicture> pipes) {
  public PartPicture {
    pipes = List.copyOf(pipes);
  }
}
