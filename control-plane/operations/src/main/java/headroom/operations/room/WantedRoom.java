// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A room as it is wanted: the database's truth.
 *
 * @param home where it shall run
 * @param epoch raised by one each time the home changes, from 1
 * @param expectedParticipants as asked at its creation
 * @param plan its further parts, limits and pins
 */
public record WantedRoom(
    RoomId id,
    WorkerId home,
    long epoch,
    int expectedParticipants,
    Instant createdAt,
    String createdBy,
    WantedPlan plan) {
  /** A new room of one part. */
  public WantedRoom(
      RoomId id,
      WorkerId home,
      long epoch,
      int expectedParticipants,
      Instant createdAt,
      String createdBy) {
    this(id, home, epoch, expectedParticipants, createdAt, createdBy, WantedPlan.FIRST);
  }

  /** Where its parts shall run, the home first. */
  public List<WorkerId> parts() {
    return Stream.concat(Stream.of(home), plan.further().stream().map(WantedPart::worker)).toList();
  }

  /**
   * Whether people should be spread over this part though nobody sits there: an operator has opened
   * it, or has opened another one beside it when it is the home.
   */
  public boolean isForUse(WorkerId part) {
    return plan.further().stream()
        .filter(WantedPart::byHand)
        .anyMatch(opened -> opened.worker().equals(part) || home.equals(part));
  }

  /**
   * The same room at home on another worker, where it has a part or not; the former home becomes a
   * further part.
   */
  public WantedRoom at(WorkerId newHome) {
    WantedPlan without = plan.hasPart(newHome) ? plan.minus(newHome) : plan;
    WantedPlan next = without.plus(new WantedPart(home, false));
    return new WantedRoom(
        id,
        newHome,
        epoch + 1,
        expectedParticipants,
        createdAt,
        createdBy,
        new WantedPlan(plan.revision() + 1, next.further(), next.limits(), next.pinned()));
  }

  /** The same room with another plan. */
  public WantedRoom with(WantedPlan other) {
    return new WantedRoom(id, home, epoch, expectedParticipants, createdAt, createdBy, other);
  }
}
