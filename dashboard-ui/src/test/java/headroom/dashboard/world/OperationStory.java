// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.world;

import headroom.operations.operation.MoveProgress;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationKind;
import headroom.operations.operation.OperationSettings;
import headroom.operations.operation.OperationState;
import headroom.operations.operation.RoomMove;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells an operation: a drain by m.keller, which began a minute before noon, and its moves. */
public final class OperationStory {
  public static final OperationId DRAIN = OperationId.of("01890a5d-ac96-774b-bcce-b302099a8057");

  private final List<MoveProgress> moves = new ArrayList<>();
  private OperationId id = DRAIN;
  private OperationKind kind = OperationKind.DRAIN;
  private String subject;
  private Instant createdAt;
  private @Nullable Instant endedAt;
  private OperationState state = OperationState.RUNNING;
  private OperationSettings settings = OperationSettings.DEFAULT;
  private @Nullable OperationId reverseOf;

  private OperationStory(String subject, Instant createdAt) {
    this.subject = subject;
    this.createdAt = createdAt;
  }

  /** A drain of media-01 that runs since a minute, without moves yet. */
  public static OperationStory drain(Instant now) {
    return new OperationStory("media-01", now.minus(Duration.ofMinutes(1)));
  }

  static OperationStory from(Operation told) {
    OperationStory story = new OperationStory(told.subject(), told.createdAt());
    story.id = told.id();
    story.kind = told.kind();
    story.endedAt = told.endedAt();
    story.state = told.state();
    story.settings = told.settings();
    story.reverseOf = told.reverseOf();
    story.moves.addAll(told.moves());
    return story;
  }

  public OperationStory id(OperationId other) {
    id = other;
    return this;
  }

  public OperationStory of(OperationKind other, String what, Instant since) {
    kind = other;
    subject = what;
    createdAt = since;
    return this;
  }

  public OperationStory state(OperationState other) {
    state = other;
    return this;
  }

  /** Over since then. */
  public OperationStory ended(OperationState over, Instant at) {
    state = over;
    endedAt = at;
    return this;
  }

  public OperationStory running() {
    state = OperationState.RUNNING;
    endedAt = null;
    return this;
  }

  public OperationStory settings(OperationSettings other) {
    settings = other;
    return this;
  }

  public OperationStory reverses(OperationId former) {
    reverseOf = former;
    return this;
  }

  /** The next move, of a room that is on media-01/w1. */
  public OperationStory move(String room, MoveState at, Instant since, int people) {
    return move(room, at, since, people, 0, 0, "");
  }

  /** The next move, with what went wrong. */
  public OperationStory move(
      String room,
      MoveState at,
      Instant since,
      int people,
      int leftBehind,
      int attempts,
      String note) {
    moves.add(
        new MoveProgress(
            moves.size(),
            1,
            new RoomMove(
                new RoomId(room), WorkerId.parse("media-01/w1"), WorkerId.parse("media-02/w1")),
            at,
            since,
            attempts,
            note,
            people,
            leftBehind));
    return this;
  }

  public Operation told() {
    return new Operation(
        id,
        kind,
        subject,
        "kernel update",
        "m.keller",
        createdAt,
        endedAt,
        state,
        settings,
        reverseOf,
        moves);
  }

  /** Another id, the same for the same number. */
  public static OperationId number(int number) {
    return new OperationId(new UUID(7, number));
  }
}
