// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.fleet.ProducerPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.planning.WorkerId;
import headroom.planning.graph.Flow;
import headroom.planning.graph.MediaKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many streams of a kind are live, on standby and off. They are counted as the limits count
 * them: a camera and a shared screen are two pictures.
 */
record Roles(int live, int standby, int off) {
  static Roles of(RoomPicture room, MediaKind kind) {
    return of(room.participants(), kind);
  }

  /** Of the people who sit on one part. */
  static Roles of(RoomPicture room, WorkerId part, MediaKind kind) {
    return of(room.participants().stream().filter(one -> one.part().equals(part)).toList(), kind);
  }

  private static Roles of(List<ParticipantPicture> people, MediaKind kind) {
    return new Roles(
        count(people, kind, Flow.LIVE),
        count(people, kind, Flow.STANDBY),
        count(people, kind, Flow.OFF));
  }

  private static int count(List<ParticipantPicture> people, MediaKind kind, Flow flow) {
    return people.stream()
        .mapToInt(
            person ->
                (int)
                    person.producers().stream()
                        .filter(sent -> sent.kind().equals(word(kind)) && sent.flow() == flow)
                        .count())
        .sum();
  }

  /**
   * The role of one participant: the farthest that any of its streams goes; empty for listeners.
   */
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

  /** As hosts report it. */
  static String word(MediaKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Live ones beside their limit, then the others. */
  String within(int maxLive) {
    return "%d of %d · %d · %d".formatted(live, maxLive, standby, off);
  }

  String words() {
    return "%d live · %d standby · %d off".formatted(live, standby, off);
  }
}
