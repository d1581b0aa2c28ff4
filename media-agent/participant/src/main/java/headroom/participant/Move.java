// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.signalling.RequestRejectedException;
import headroom.participant.signalling.Signalling;
import headroom.participant.signalling.SignallingException;
import headroom.participant.webrtc.NativeMediaException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One participant's part in a move (docs/architecture/migration.md): a second seat, the same sent
 * there, each received stream switched by its first picture, sound or packet, the old seat left.
 * Until all have switched the old seat is as it was, and whatever goes wrong leads back to it.
 *
 * <p>The participant's own thread makes the move; what follows it has a thread of its own.
 */
final class Move {
  /** What the move needs of its participant. */
  interface Mover {
    /** A seat at the target, not connected yet. */
    NewSeat seat(MoveOrder order);

    /** Connects a seat and gives it a stay that goes on with the content of the present one. */
    void connect(NewSeat seat) throws SignallingException;

    /** Whether it has left meanwhile. */
    boolean left();

    /** The seat is the participant's own from now on. */
    void takeOver(NewSeat seat);
  }

  /**
   * How long a move waits for what.
   *
   * @param switchPatience a stream that is not there by then is switched or given up, where nothing
   *     of old flows
   * @param holdOut where it does, only after this share of the time until the deadline; 0 to 1
   * @param aftermath gaps are measured until so long after the last switch
   */
  record Times(Duration switchPatience, double holdOut, Duration aftermath) {
    static final Times PRESET = new Times(Duration.ofSeconds(5), 0.6, Duration.ofSeconds(1));
  }

  private static final Logger LOG = LoggerFactory.getLogger(Move.class);
  private static final Duration LOOK = Duration.ofMillis(10);

  /** The old seat is left at the deadline even if nobody says so; a word may be late. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final int TRIES = 2;

  private final Mover mover;
  private final MoveOrder order;
  private final boolean breaks;
  private final Times times;
  private final Line oldLine;
  private final Signalling oldSignalling;
  private final Stay oldStay;
  private final long beganNanos = System.nanoTime();
  private final CountDownLatch released = new CountDownLatch(1);
  private final MoveStreams streams;
  private volatile @Nullable NewSeat seat;

  Move(
      Mover mover,
      MoveOrder order,
      boolean breaks,
      Times times,
      Line oldLine,
      Signalling oldSignalling,
      Stay oldStay) {
    this.mover = mover;
    this.order = order;
    this.breaks = breaks;
    this.times = times;
    this.oldLine = oldLine;
    this.oldSignalling = oldSignalling;
    this.oldStay = oldStay;
    this.streams = new MoveStreams(oldStay, breaks);
  }

  MoveOrder order() {
    return order;
  }

  /** The old connection says that its side may be closed, or is gone itself. */
  void release(Line from) {
    if (from == oldLine) {
      released.countDown();
    }
  }

  /** The stay at the target, if there is one; it is told of wishes as well. */
  @Nullable Stay newStay() {
    var present = seat;
    return present == null ? null : present.stayIfAny();
  }

  /**
   * Moves, and returns when the new seat is the participant's own.
   *
   * @return null on success, else why it stays where it is
   */
  @Nullable String run() throws InterruptedException {
    if (breaks) {
      oldStay.close();
    }
    NewSeat fresh;
    try {
      fresh = enter();
    } catch (RequestRejectedException | SignallingException | NativeMediaException e) {
      LOG.info("{}: the target is not to be had", order, e);
      return String.valueOf(e.getMessage());
    }
    var late = System.nanoTime() + patience().toNanos();
    while (!streams.complete(fresh.stay())) {
      var why = mover.left() ? "left" : fresh.lost();
      if (why != null) {
        fresh.close();
        seat = null;
        return why;
      }
      if (System.nanoTime() - late >= 0) {
        streams.late(fresh.stay());
        break;
      }
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
    }
    try {
      new RoomRequests(() -> oldSignalling).moved(order.operationId());
    } catch (RequestRejectedException | SignallingException e) {
      LOG.debug("{}: the old side was not told", order, e);
    }
    fresh.take();
    mover.takeOver(fresh);
    return null;
  }

  /** The old side flows on meanwhile, so a slow device or line may take its time. */
  private Duration patience() {
    var waited = Duration.ofNanos(System.nanoTime() - beganNanos);
    var holdsOut = Duration.ofMillis((long) (order.deadlineMs() * times.holdOut())).minus(waited);
    return breaks || holdsOut.compareTo(times.switchPatience()) < 0
        ? times.switchPatience()
        : holdsOut;
  }

  private NewSeat enter()
      throws RequestRejectedException, SignallingException, NativeMediaException {
    for (var attempt = 1; ; attempt++) {
      var fresh = mover.seat(order);
      try {
        mover.connect(fresh);
        seat = fresh;
        fresh.join();
      } catch (RequestRejectedException | SignallingException | NativeMediaException e) {
        fresh.close();
        seat = null;
        if (attempt == TRIES || mover.left()) {
          throw e;
        }
        continue;
      }
      try {
        fresh.produce();
        return fresh;
      } catch (RequestRejectedException | SignallingException | NativeMediaException e) {
        // Something may be sent there already, so there is no second try.
        fresh.close();
        seat = null;
        throw e;
      }
    }
  }

  /** What follows: the figures, about a second after the last switch. */
  MigrationReport report(RoomRequests requests) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(times.aftermath().toNanos());
    var report =
        new MigrationReport(
            order.operationId(),
            oldStay.measures() ? streams.figures(beganNanos, System.nanoTime()) : List.of());
    try {
      requests.reportMedia(report);
    } catch (RequestRejectedException | SignallingException e) {
      LOG.debug("{}: figures not reported", order, e);
    }
    return report;
  }

  /** Leaves the old seat when the server says so, or at the deadline. */
  void letGo() {
    try {
      awaitRelease();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeOld();
  }

  private void awaitRelease() throws InterruptedException {
    var deadline = beganNanos + Duration.ofMillis(order.deadlineMs()).plus(GRACE).toNanos();
    if (!released.await(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
      LOG.info("{}: nobody said that the old side may be closed", order);
    }
  }

  void closeOld() {
    oldSignalling.close();
    oldStay.close();
  }
}
