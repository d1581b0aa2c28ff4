// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.signalling.CloseReason;
import headroom.participant.signalling.RequestRejectedException;
import headroom.participant.signalling.Signalling;
import headroom.participant.signalling.SignallingException;
import headroom.participant.webrtc.NativeMediaException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A seat at the target of a move: a connection and a stay of its own, until they become the
 * participant's. Set up by one thread; whether it is lost may be asked by any.
 */
final class NewSeat {
  private final JoinRequest request;
  private final Line line;
  private volatile @Nullable Signalling signalling;
  private volatile @Nullable Stay stay;
  private volatile @Nullable String lost;
  private volatile boolean taken;

  /** What a seat passes on once it is the participant's own, and before that for later. */
  NewSeat(JoinRequest request, Line.Life life) {
    this.request = request;
    this.line =
        new Line(
            () -> stay,
            new Line.Life() {
              @Override
              public void rejoin(Line from, String reason) {
                lost = reason;
                life.rejoin(from, reason);
              }

              @Override
              public void ended(Line from, CloseReason reason) {
                lost = reason.code() + " " + reason.reason();
                life.ended(from, reason);
              }

              @Override
              public void migrate(Line from, MoveOrder order) {
                life.migrate(from, order);
              }

              @Override
              public void migrated(Line from, String operationId) {
                life.migrated(from, operationId);
              }
            },
            false);
  }

  /**
   * Connects and prepares the stay.
   *
   * @param present the participant's own connection, once the seat is taken
   */
  void connect(
      Duration timeout, Supplier<@Nullable Signalling> present, Function<RoomRequests, Stay> stays)
      throws SignallingException {
    signalling = Signalling.connect(request.address(Map.of()), line, timeout);
    var requests =
        new RoomRequests(
            () -> Objects.requireNonNull(taken ? present.get() : signalling, "connected"));
    stay = stays.apply(requests);
  }

  void join() throws RequestRejectedException, SignallingException, NativeMediaException {
    stay().join(request.displayName(), true);
  }

  void produce() throws RequestRejectedException, SignallingException, NativeMediaException {
    stay().produce();
  }

  JoinRequest request() {
    return request;
  }

  Line line() {
    return line;
  }

  Signalling signalling() {
    return Objects.requireNonNull(signalling, "connected");
  }

  Stay stay() {
    return Objects.requireNonNull(stay, "connected");
  }

  /** The stay, if there is one yet. */
  @Nullable Stay stayIfAny() {
    return stay;
  }

  /** Why it is of no use any more; null while it is. */
  @Nullable String lost() {
    return lost;
  }

  /** From now on it is the participant's own. */
  void take() {
    taken = true;
  }

  /** Leaves the target: it forgets the seat at once. */
  void close() {
    var open = signalling;
    if (open != null) {
      open.close();
    }
    var begun = stay;
    if (begun != null) {
      begun.close();
    }
  }
}
