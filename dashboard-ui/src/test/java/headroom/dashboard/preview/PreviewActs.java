// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.preview;

import headroom.dashboard.world.OperationStory;
import headroom.dashboard.world.PlanStory;
import headroom.operations.automatic.AutomaticCode;
import headroom.operations.automatic.AutomaticEntry;
import headroom.operations.automatic.AutomaticMode;
import headroom.operations.operation.GapSummary;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationKind;
import headroom.operations.operation.OperationState;
import headroom.operations.plan.PlanId;
import headroom.planning.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Plans and operations of the preview, under ids that stay the same. */
final class PreviewActs {
  static final PlanId FITS = PlanId.of("00000000-0000-0000-0000-000000000001");
  static final PlanId LACKS = PlanId.of("00000000-0000-0000-0000-000000000002");

  private static final int MOVED = 26;

  private PreviewActs() {}

  static PlanStory fits() {
    PlanStory story = PlanStory.drain().reconnecting(1);
    for (int i = 1; i <= MOVED; i++) {
      story.move("call-media-01-w1-" + i, 3 + i % 7);
    }
    return story;
  }

  static PlanStory lacks() {
    return PlanStory.drain().refused("town-hall", 14, 120);
  }

  /** What automatic mode decided in the last hour. */
  static List<AutomaticEntry> decisions() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    List<WorkerId> hot = List.of(WorkerId.parse("media-03/w5"));
    return List.of(
        decision(
            now.minusSeconds(3_000),
            AutomaticCode.ALL_BELOW,
            List.of(),
            "No worker is above its line."),
        decision(
            now.minusSeconds(1_900),
            AutomaticCode.NOT_LONG_ENOUGH,
            hot,
            "A worker is above the line: media-03/w5 (load 1.08 by consumers). It has to be so in 6"
                + " evaluations in a row (30 s); media-03/w5 was in 4."),
        decision(
            now.minusSeconds(1_880),
            AutomaticCode.MOVED,
            hot,
            "Above the line for at least 30 s: media-03/w5 (load 1.08 by consumers). 2 rooms go with"
                + " 11 people to media-03/w7, media-05/w1, down to 90 % or below where possible."),
        decision(
            now.minusSeconds(1_800),
            AutomaticCode.ALL_BELOW,
            List.of(),
            "No worker is above its line."));
  }

  private static AutomaticEntry decision(
      Instant at, AutomaticCode code, List<WorkerId> workers, String reason) {
    return new AutomaticEntry(
        at,
        code,
        workers,
        reason,
        AutomaticMode.ACTOR,
        code == AutomaticCode.MOVED ? OperationStory.number(2) : null);
  }

  /** A drain that runs, with two blockers; a rebalance that is done. */
  static List<Operation> operations(Instant now) {
    OperationStory drain = OperationStory.drain(now);
    for (int i = 1; i <= MOVED; i++) {
      drain.move("call-media-01-w1-" + i, MoveState.DONE, now.minusSeconds(56 - 2 * i), 3 + i % 7);
    }
    drain
        .move("oncall-bridge", MoveState.FAILED, now, 7, 0, 3, "media-02/w1 does not answer")
        .move("choir-alto", MoveState.OPENING, now, 0, 0, 1, "the agent was away")
        .move("class-7b-maths", MoveState.MOVING, now, 9)
        .move("support-tier2", MoveState.ANNOUNCING, now, 4)
        .move("exam", MoveState.SKIPPED, now, 0, 0, 0, "nobody was there any more");
    for (int i = 1; i <= 12; i++) {
      drain.move("later-" + i, MoveState.WAITING, now, 0);
    }
    return List.of(
        drain.told(),
        OperationStory.drain(now)
            .id(OperationStory.number(2))
            .of(OperationKind.REBALANCE, "fleet", now.minus(Duration.ofHours(2)))
            .move("stand-up", MoveState.DONE, now.minus(Duration.ofHours(2)), 4)
            .move("review", MoveState.FAILED, now, 5, 0, 3, "media-02/w1 does not answer")
            .ended(OperationState.FAILED, now.minus(Duration.ofMinutes(118)))
            .told());
  }

  static GapSummary gaps() {
    return new GapSummary(
        new GapSummary.Figures(1_802, 0, 8.2, 14.4, 22, 9.1),
        new GapSummary.Figures(1_780, 1, 62, 128, 171, 90));
  }
}
