// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.world;

import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.plan.Forecast;
import headroom.planning.plan.Move;
import headroom.planning.plan.Plan;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRules;
import headroom.planning.plan.RefusedPart;
import headroom.planning.plan.Score;
import headroom.planning.plan.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells a plan: a drain of media-01, whose two rooms go to media-02. */
public final class PlanStory {
  private static final long USABLE = 400;

  private final List<Move> moves = new ArrayList<>();
  private final List<RefusedPart> refused = new ArrayList<>();
  private int reconnects;
  private String summary = "The rest holds this load with 41 % free.";

  private PlanStory() {}

  public static PlanStory drain() {
    return new PlanStory().move("stand-up", 4).move("review", 7);
  }

  /** Nothing to do. */
  public static PlanStory nothing() {
    PlanStory story = new PlanStory();
    story.summary = "There is nothing to move.";
    return story;
  }

  /** One more room that goes. */
  public PlanStory move(String room, int people) {
    moves.add(
        new Move(
            moves.size() + 1,
            1 + moves.size() / 4,
            Move.Kind.LIVE,
            new RoomId(room),
            WorkerId.parse("media-01/w1"),
            WorkerId.parse("media-02/w1"),
            people,
            0,
            2L * people * (people - 1),
            false,
            0,
            0,
            "media-01 is drained"));
    return this;
  }

  /** So many people of the first room have old clients. */
  public PlanStory reconnecting(int people) {
    reconnects = people;
    return this;
  }

  /** A room that has to go and can't. */
  public PlanStory refused(String room, int people, long missing) {
    refused.add(
        new RefusedPart(
            new RoomId(room),
            WorkerId.parse("media-01/w2"),
            people,
            2L * people * (people - 1),
            missing,
            "no worker has room for it; add 1 worker"));
    summary =
        "1 room has no target: %d consumers are missing. Add 1 worker with 350 usable consumers"
            .formatted(missing);
    return this;
  }

  Plan told(@Nullable PlanRequest request) {
    return new Plan(
        48_211,
        request == null ? new PlanRequest.Drain(Set.of(new HostId("media-01")), Set.of()) : request,
        PlanRules.DEFAULT,
        IntStream.range(0, moves.size()).mapToObj(i -> with(moves.get(i), i)).toList(),
        List.of(
            forecast(WorkerId.parse("media-01/w1"), 428, 0),
            forecast(WorkerId.parse("media-01/w2"), 40, 40),
            forecast(WorkerId.parse("media-02/w1"), 84, 248),
            forecast(WorkerId.parse("media-02/w2"), 80, 80)),
        List.of(
            forecast(new HostId("media-01"), 468, 40), forecast(new HostId("media-02"), 164, 328)),
        refused,
        List.of(),
        refused.stream().mapToLong(RefusedPart::missing).sum(),
        new Score(40, 60, 100),
        new Score(100, 80, 100),
        summary);
  }

  private Move with(Move move, int index) {
    return new Move(
        move.number(),
        move.wave(),
        move.kind(),
        move.room(),
        move.from(),
        move.to(),
        move.people(),
        index == 0 ? reconnects : 0,
        move.load(),
        move.merges(),
        move.pipesAdded(),
        move.pipesRemoved(),
        move.reason());
  }

  private static <T> Forecast<T> forecast(T place, long before, long after) {
    return new Forecast<>(
        place, USABLE, true, new Usage(before, before / 20), new Usage(after, after / 20));
  }
}
