// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A room as a graph: parts joined by pipes, with people on them.
 *
 * <p>A part is the room's router on one worker. A room has at most one per worker, so the worker
 * names it. Any graph can be written down, also a wrong one that an agent reports; {@link
 * #validate} tells. The operations here lead from a valid graph to a valid graph.
 *
 * @param home the part that the room was opened on; it stays while empty
 * @param parts the home among them
 * @param limits how many streams may be live and on standby
 * @param participants by rank: who matters most first, who came last in the end
 * @param pipes between the parts
 */
public record RoomGraph(
    RoomId room,
    WorkerId home,
    SortedSet<WorkerId> parts,
    SpeakerLimits limits,
    List<Participant> participants,
    List<Pipe> pipes) {
  public RoomGraph {
    parts = Collections.unmodifiableSortedSet(new TreeSet<>(parts));
    participants = List.copyOf(participants);
    pipes = List.copyOf(pipes);
  }

  /** A new room: its home, and nobody in it. */
  public static RoomGraph opened(RoomId room, WorkerId home, SpeakerLimits limits) {
    return new RoomGraph(room, home, new TreeSet<>(List.of(home)), limits, List.of(), List.of());
  }

  /** Which rules this graph breaks, the reasons first and what follows from them later. */
  public List<Violation> validate() {
    List<Violation> found = new ArrayList<>(PeopleCheck.of(this));
    found.addAll(PipeCheck.of(this));
    return List.copyOf(found);
  }

  /**
   * With one participant more, ranked last. The part that it names is opened if it isn't yet.
   *
   * @throws IllegalArgumentException when the participant is in the room, or one of its producers
   */
  public RoomGraph join(Participant newcomer) {
    if (participants.stream().anyMatch(participant -> participant.id().equals(newcomer.id()))) {
      throw new IllegalArgumentException("In the room already: " + newcomer.id());
    }
    newcomer.producers().forEach(this::requireNew);
    return arranged(limits, Stream.concat(participants.stream(), Stream.of(newcomer)).toList());
  }

  /** Without this participant, and without its part if nobody else is on it and it isn't home. */
  public RoomGraph leave(ParticipantId who) {
    return arranged(
        limits,
        participants.stream().filter(participant -> !participant.id().equals(who)).toList());
  }

  /**
   * With one producer more. Nothing happens when the participant has left meanwhile.
   *
   * @throws IllegalArgumentException when the room has a producer of this id
   */
  public RoomGraph produce(ParticipantId who, Producer producer) {
    requireNew(producer);
    return arranged(
        limits,
        participants.stream()
            .map(
                participant ->
                    participant.id().equals(who)
                        ? participant.with(
                            Stream.concat(participant.producers().stream(), Stream.of(producer))
                                .toList())
                        : participant)
            .toList());
  }

  /** Without this producer. */
  public RoomGraph stop(ProducerId ended) {
    return arranged(
        limits,
        participants.stream()
            .map(
                participant ->
                    participant.with(
                        participant.producers().stream()
                            .filter(producer -> !producer.id().equals(ended))
                            .toList()))
            .toList());
  }

  /**
   * With these participants ranked first, and the others behind them in their former order.
   *
   * @param first pinned ones and speakers, who matters most first; whoever left meanwhile is passed
   *     over
   */
  public RoomGraph ranked(Collection<ParticipantId> first) {
    Map<ParticipantId, Integer> places = new HashMap<>();
    first.forEach(who -> places.putIfAbsent(who, places.size()));
    List<Participant> sorted = new ArrayList<>(participants);
    sorted.sort(
        (left, right) ->
            Integer.compare(
                places.getOrDefault(left.id(), Integer.MAX_VALUE),
                places.getOrDefault(right.id(), Integer.MAX_VALUE)));
    return arranged(limits, sorted);
  }

  /** With other limits. */
  public RoomGraph limited(SpeakerLimits others) {
    return arranged(others, participants);
  }

  private RoomGraph arranged(SpeakerLimits newLimits, List<Participant> ranked) {
    List<Participant> assigned = Speakers.assign(ranked, newLimits);
    SortedSet<WorkerId> used = new TreeSet<>();
    used.add(home);
    assigned.forEach(participant -> used.add(participant.part()));
    return new RoomGraph(room, home, used, newLimits, assigned, Wiring.pipes(assigned));
  }

  private void requireNew(Producer producer) {
    if (participants.stream()
        .flatMap(participant -> participant.producers().stream())
        .anyMatch(other -> other.id().equals(producer.id()))) {
      throw new IllegalArgumentException("The room has this producer already: " + producer.id());
    }
  }
}
