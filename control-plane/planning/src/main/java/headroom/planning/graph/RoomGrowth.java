// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides where one more participant of an open room sits.
 *
 * <p>Goals, in this order: nobody who has a seat is refused; a room stays on the parts it has while
 * they are under their headroom lines, so small rooms stay on one part; a further part is near, so
 * that pipes stay cheap; a call under way grows into the headroom before anybody is refused.
 *
 * <p>Constraints: whoever speaks, no join takes a worker past its capacity, be it by the seat or by
 * pipes from other parts; a further part begins under its worker's line. A worker that is past its
 * capacity already hinders only joins that would add to it.
 *
 * <p>Algorithm: every place is priced by the most that it can cost ({@link Seating}), people on
 * their way included. The first of these that is possible is taken:
 *
 * <ol>
 *   <li>the seat that the participant has,
 *   <li>a part under its line, see {@link Places},
 *   <li>a further part, see {@link FurtherPart},
 *   <li>a part that stays within its capacity.
 * </ol>
 *
 * Nothing depends on the order of the workers, so the same input gives the same answer.
 */
public final class RoomGrowth {
  private RoomGrowth() {}

  /**
   * Decides.
   *
   * @param room as it is wanted, speakers and pipes included
   * @param coming participants who have been promised a seat or took it just now, and on which
   *     worker; a promised part need not be open yet
   * @param newcomer who asks for a seat; expected to send one audio and one video stream
   * @param workers all workers of the fleet, without what this room costs them
   */
  public static GrowthDecision decide(
      RoomGraph room,
      Map<ParticipantId, WorkerId> coming,
      ParticipantId newcomer,
      Collection<FleetWorker> workers) {
    return decide(room, coming, newcomer, Seats.SENDER, workers);
  }

  /**
   * Decides.
   *
   * @param room as it is wanted, speakers and pipes included; listeners on their way are among its
   *     participants
   * @param coming as above; senders only
   * @param sends what the newcomer will send
   * @param workers all workers of the fleet, without what this room costs them
   */
  public static GrowthDecision decide(
      RoomGraph room,
      Map<ParticipantId, WorkerId> coming,
      ParticipantId newcomer,
      Seats sends,
      Collection<FleetWorker> workers) {
    GrowthDecision taken = seatOf(room, coming, newcomer);
    if (taken != null) {
      return taken;
    }
    Seating seating = Seating.of(room, coming, sends);
    Fleet fleet = new Fleet(workers);
    List<Place> places = Places.of(seating, fleet);
    GrowthDecision best = Places.underTheLine(places);
    if (best != null) {
      return best;
    }
    FurtherPart further = FurtherPart.of(seating, fleet);
    GrowthDecision opened = further.open();
    if (opened != null) {
      return opened;
    }
    GrowthDecision squeezed = Places.withinCapacity(places);
    return squeezed != null ? squeezed : Refusals.of(places, further);
  }

  /**
   * The first two steps alone, which need no other workers than the room's own: most joins end
   * here, without a look at the whole fleet. What it decides is what {@link #decide} decides.
   *
   * @param own the workers of the room's parts
   * @return null when the room may need a further part
   */
  public static @Nullable GrowthDecision onItsParts(
      RoomGraph room,
      Map<ParticipantId, WorkerId> coming,
      ParticipantId newcomer,
      Seats sends,
      Collection<FleetWorker> own) {
    GrowthDecision taken = seatOf(room, coming, newcomer);
    return taken != null
        ? taken
        : Places.underTheLine(Places.of(Seating.of(room, coming, sends), new Fleet(own)));
  }

  private static @Nullable GrowthDecision seatOf(
      RoomGraph room, Map<ParticipantId, WorkerId> coming, ParticipantId newcomer) {
    for (Participant participant : room.participants()) {
      if (participant.id().equals(newcomer)) {
        return new GrowthDecision.Sit(participant.part(), "Sits there already.");
      }
    }
    WorkerId promised = coming.get(newcomer);
    return promised == null
        ? null
        : new GrowthDecision.Sit(promised, "This seat was promised already.");
  }
}
