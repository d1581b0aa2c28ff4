// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.fleet.Carried;
import headroom.operations.fleet.PartPicture;
import headroom.operations.fleet.PipePicture;
import java.util.List;

/**
 * A room's router on one worker.
 *
 * @param state OPENING, OPEN, CLOSING, or NOT_KNOWN while its host can't be seen
 * @param home whether the room was opened here
 * @param byHand whether it stays while empty because somebody opened it by hand
 * @param participants in number
 * @param counted consumers that count against the worker's capacity, pipes included
 * @param planRevision of the room that this part follows
 * @param pipes that begin here
 */
public record PartView(
    String worker,
    String state,
    boolean home,
    boolean byHand,
    int participants,
    ConsumersView consumers,
    int counted,
    long planRevision,
    List<PipeView> pipes) {

  /**
   * A directed link to another part.
   *
   * @param to the worker of that part
   * @param port UDP port of its beginning
   * @param connected false while the other part can't be told anything; media may flow all the same
   * @param live streams whose packets travel
   * @param standby streams that are a resume away
   * @param bitsPerSecond sent over the last interval
   */
  public record PipeView(
      String to,
      int port,
      boolean connected,
      int live,
      int standby,
      double bitsPerSecond,
      List<CarriedView> carries) {
    static PipeView of(PipePicture pipe) {
      return new PipeView(
          pipe.to().toString(),
          pipe.port(),
          pipe.connected(),
          pipe.live(),
          pipe.standby(),
          pipe.bitsPerSecond(),
          pipe.carries().stream().map(CarriedView::of).toList());
    }
  }

  /** A producer in a pipe; else than live it is on standby. */
  public record CarriedView(String producer, boolean live) {
    static CarriedView of(Carried carried) {
      return new CarriedView(carried.producerId(), carried.live());
    }
  }

  static PartView of(PartPicture part) {
    return new PartView(
        part.worker().toString(),
        part.state().name(),
        part.home(),
        part.byHand(),
        part.participants(),
        ConsumersView.of(part.consumers()),
        part.counted(),
        part.planRevision(),
        part.pipes().stream().map(PipeView::of).toList());
  }
}
