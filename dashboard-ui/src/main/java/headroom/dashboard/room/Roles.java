// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.fleet.ProducerPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.planning.WorkerId;
import headroom.planning.graph.Flow;
import java.util.List;
import java.util.Optional;

/**
 * Who is live, on standby or off: the farthest that any stream of a participant goes. Who sends
 * nothing only listens and has no role.
 */
record Roles(long live, long standby, long off, long listening) {
  static Roles of(RoomPicture room) {
    return of(room.participants());
  }

  static Roles of(RoomPicture room, WorkerId part) {
    return of(room.participants().stream().filter(one -> one.part().equals(part)).toList());
  }

  private static Roles of(List<ParticipantPicture> people) {
    return new Roles(
        count(people, Optional.of(Flow.LIVE)),
        count(people, Optional.of(Flow.STANDBY)),
        count(people, Optional.of(Flow.OFF)),
        count(people, Optional.empty()));
  }

  /** The role of one participant; empty when it only listens. */
  static Optional<Flow> of(ParticipantPicture person) {
    return person.producers().stream().map(ProducerPicture::flow).sorted().findFirst();
  }

  /** The word for how far a stream goes. */
  static String word(Flow flow) {
    return switch (flow) {
      case LIVE -> "live";
      case STANDBY -> "standby";
      case OFF -> "off";
    };
  }

  private static long count(List<ParticipantPicture> people, Optional<Flow> role) {
    return people.stream().filter(person -> of(person).equals(role)).count();
  }
}
