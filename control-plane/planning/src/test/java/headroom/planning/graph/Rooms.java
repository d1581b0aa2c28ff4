// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Words to tell rooms with. */
final class Rooms {
  static final WorkerId HOME = worker(1);
  static final WorkerId SECOND = worker(2);
  static final WorkerId THIRD = worker(3);
  static final WorkerId NOWHERE = worker(9);

  private Rooms() {}

  static WorkerId worker(int number) {
    return new WorkerId(new HostId("media-01"), number);
  }

  static RoomGraph empty(SpeakerLimits limits) {
    return RoomGraph.opened(new RoomId("townhall"), HOME, limits);
  }

  /** Ada and Bob speak at home, Cy on the second part, where Dan listens. */
  static RoomGraph twoPartsTalking() {
    return empty(SpeakerLimits.DEFAULT)
        .join(speaker("ada", HOME))
        .join(speaker("bob", HOME))
        .join(speaker("cy", SECOND))
        .join(listener("dan", SECOND));
  }

  /** Ada speaks at home, Bob on the second part, Cy on the third. */
  static RoomGraph threePartsTalking(SpeakerLimits limits) {
    return empty(limits)
        .join(speaker("ada", HOME))
        .join(speaker("bob", SECOND))
        .join(speaker("cy", THIRD));
  }

  /** Ada speaks at home, everybody else listens. */
  static RoomGraph lecture() {
    return empty(SpeakerLimits.DEFAULT)
        .join(speaker("ada", HOME))
        .join(listener("bob", SECOND))
        .join(listener("cy", THIRD));
  }

  static ParticipantId id(String name) {
    return new ParticipantId(name);
  }

  static ProducerId sound(String name) {
    return new ProducerId(name + "-audio");
  }

  static ProducerId picture(String name) {
    return new ProducerId(name + "-video");
  }

  static Participant speaker(String name, WorkerId part) {
    return new Participant(
        id(name),
        part,
        List.of(
            new Producer(sound(name), MediaKind.AUDIO, Source.AUDIO, Flow.OFF),
            new Producer(picture(name), MediaKind.VIDEO, Source.VIDEO, Flow.OFF)));
  }

  static Participant listener(String name, WorkerId part) {
    return new Participant(id(name), part, List.of());
  }

  static Producer screen(String name) {
    return new Producer(new ProducerId(name + "-screen"), MediaKind.VIDEO, Source.SCREEN, Flow.OFF);
  }

  static Flow flow(RoomGraph graph, ProducerId id) {
    return graph.participants().stream()
        .flatMap(participant -> participant.producers().stream())
        .filter(producer -> producer.id().equals(id))
        .findAny()
        .orElseThrow()
        .flow();
  }

  // What operations never do: a graph with one thing set to a wrong value.

  static RoomGraph withHome(RoomGraph graph, WorkerId home) {
    return new RoomGraph(
        graph.room(), home, graph.parts(), graph.limits(), graph.participants(), graph.pipes());
  }

  static RoomGraph withParts(RoomGraph graph, Collection<WorkerId> parts) {
    return new RoomGraph(
        graph.room(),
        graph.home(),
        new TreeSet<>(parts),
        graph.limits(),
        graph.participants(),
        graph.pipes());
  }

  static RoomGraph withLimits(RoomGraph graph, SpeakerLimits limits) {
    return new RoomGraph(
        graph.room(), graph.home(), graph.parts(), limits, graph.participants(), graph.pipes());
  }

  static RoomGraph withParticipants(RoomGraph graph, Collection<Participant> participants) {
    return new RoomGraph(
        graph.room(),
        graph.home(),
        graph.parts(),
        graph.limits(),
        List.copyOf(participants),
        graph.pipes());
  }

  static RoomGraph withPipes(RoomGraph graph, Collection<Pipe> pipes) {
    return new RoomGraph(
        graph.room(),
        graph.home(),
        graph.parts(),
        graph.limits(),
        graph.participants(),
        List.copyOf(pipes));
  }

  static RoomGraph plusParticipant(RoomGraph graph, Participant more) {
    return withParticipants(graph, plus(graph.participants(), more));
  }

  static RoomGraph plusPipe(RoomGraph graph, WorkerId from, WorkerId to, Pipe.Carried... carries) {
    return withPipes(graph, plus(graph.pipes(), new Pipe(from, to, Arrays.asList(carries))));
  }

  static RoomGraph withoutPipe(RoomGraph graph, WorkerId from, WorkerId to) {
    return withPipes(
        graph,
        graph.pipes().stream()
            .filter(pipe -> !(pipe.from().equals(from) && pipe.to().equals(to)))
            .toList());
  }

  /** With another load in one pipe. */
  static RoomGraph reloaded(
      RoomGraph graph, WorkerId from, WorkerId to, UnaryOperator<List<Pipe.Carried>> change) {
    return withPipes(
        graph,
        graph.pipes().stream()
            .map(
                pipe ->
                    pipe.from().equals(from) && pipe.to().equals(to)
                        ? new Pipe(from, to, change.apply(pipe.carries()))
                        : pipe)
            .toList());
  }

  static <T> List<T> plus(List<T> some, T more) {
    List<T> all = new ArrayList<>(some);
    all.add(more);
    return all;
  }
}
