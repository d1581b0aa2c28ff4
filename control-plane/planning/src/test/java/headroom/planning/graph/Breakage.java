// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.WorkerId;
import headroom.planning.graph.Pipe.Carried;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Ways to break a valid graph, and the kind of violation that each must lead to. */
enum Breakage {
  HOME_CLOSED(Violation.HomeMissing.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      return Optional.of(Rooms.withHome(graph, Rooms.NOWHERE));
    }
  },
  PART_LEFT_OPEN(Violation.IdlePart.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      return Optional.of(
          Rooms.withParts(graph, Rooms.plus(List.copyOf(graph.parts()), Rooms.NOWHERE)));
    }
  },
  PART_CLOSED(Violation.ParticipantNowhere.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      return any(graph.participants(), random)
          .map(
              participant ->
                  Rooms.withParts(
                      graph,
                      graph.parts().stream()
                          .filter(part -> !part.equals(participant.part()))
                          .toList()));
    }
  },
  PARTICIPANT_COPIED(Violation.ParticipantTwice.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      return any(graph.participants(), random)
          .map(participant -> Rooms.plusParticipant(graph, participant));
    }
  },
  LIMIT_LOWERED(Violation.TooManyLive.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      return live(graph) > 1
          ? Optional.of(
              Rooms.withLimits(graph, new SpeakerLimits(1, graph.limits().maxStandby(), 1)))
          : Optional.empty();
    }
  },
  STANDBY_FORBIDDEN(Violation.TooManyStandby.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      SpeakerLimits limits = graph.limits();
      return producers(graph).stream().anyMatch(producer -> producer.flow() == Flow.STANDBY)
          ? Optional.of(
              Rooms.withLimits(
                  graph, new SpeakerLimits(limits.maxLive(), 0, limits.maxLiveAudio())))
          : Optional.empty();
    }
  },
  PIPE_TO_ITSELF(Violation.SelfPipe.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      return Optional.of(Rooms.plusPipe(graph, graph.home(), graph.home()));
    }
  },
  PIPE_TO_NOWHERE(Violation.PipeEndMissing.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      return Optional.of(Rooms.plusPipe(graph, graph.home(), Rooms.NOWHERE));
    }
  },
  PIPE_COPIED(Violation.PipeTwice.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      return any(graph.pipes(), random).map(pipe -> Rooms.plusPipe(graph, pipe.from(), pipe.to()));
    }
  },
  PIPE_LOST(Violation.OneWayPipe.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      return any(graph.pipes(), random)
          .map(pipe -> Rooms.withoutPipe(graph, pipe.from(), pipe.to()));
    }
  },
  PRODUCER_ENDED(Violation.UnknownProducer.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      return any(loaded(graph), random)
          .map(
              pipe ->
                  Rooms.withParticipants(
                      graph,
                      graph.participants().stream()
                          .map(
                              participant ->
                                  participant.with(
                                      participant.producers().stream()
                                          .filter(
                                              producer ->
                                                  !producer
                                                      .id()
                                                      .equals(pipe.carries().getFirst().producer()))
                                          .toList()))
                          .toList()));
    }
  },
  PRODUCER_FORWARDED(Violation.Forwarded.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      return any(loaded(graph), random)
          .map(
              pipe ->
                  Rooms.reloaded(
                      graph,
                      pipe.to(),
                      pipe.from(),
                      load -> Rooms.plus(load, pipe.carries().getFirst())));
    }
  },
  PRODUCER_DOUBLED(Violation.CarriedTwice.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      return any(loaded(graph), random)
          .map(
              pipe ->
                  Rooms.reloaded(
                      graph, pipe.from(), pipe.to(), load -> Rooms.plus(load, load.getLast())));
    }
  },
  FLOW_NOT_FOLLOWED(Violation.WrongFlow.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      return any(loaded(graph), random)
          .map(
              pipe ->
                  Rooms.reloaded(
                      graph,
                      pipe.from(),
                      pipe.to(),
                      load -> Rooms.plus(load.subList(1, load.size()), other(load.getFirst()))));
    }
  },
  PRODUCER_NOT_CARRIED(Violation.NotReached.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      return any(loaded(graph), random)
          .map(
              pipe ->
                  Rooms.reloaded(
                      graph, pipe.from(), pipe.to(), load -> load.subList(1, load.size())));
    }
  },
  PARTICIPANT_MOVED(Violation.Forwarded.class) {
    @Override
    Optional<RoomGraph> apply(RoomGraph graph, Random random) {
      return any(loaded(graph), random)
          .map(
              pipe ->
                  Rooms.withParticipants(
                      graph,
                      graph.participants().stream()
                          .map(participant -> moved(participant, pipe.from(), pipe.to()))
                          .toList()));
    }
  };

  private final Class<? extends Violation> consequence;

  Breakage(Class<? extends Violation> consequence) {
    this.consequence = consequence;
  }

  Class<? extends Violation> consequence() {
    return consequence;
  }

  /** The broken graph; empty when this one has nothing to break in this way. */
  abstract Optional<RoomGraph> apply(RoomGraph graph, Random random);

  private static <T> Optional<T> any(List<T> things, Random random) {
    return things.isEmpty()
        ? Optional.empty()
        : Optional.of(things.get(random.nextInt(things.size())));
  }

  private static List<Pipe> loaded(RoomGraph graph) {
    return graph.pipes().stream().filter(pipe -> !pipe.carries().isEmpty()).toList();
  }

  private static List<Producer> producers(RoomGraph graph) {
    List<Producer> all = new ArrayList<>();
    graph.participants().forEach(participant -> all.addAll(participant.producers()));
    return all;
  }

  private static long live(RoomGraph graph) {
    return producers(graph).stream()
        .filter(producer -> producer.kind() == MediaKind.AUDIO && producer.flow() == Flow.LIVE)
        .count();
  }

  private static Carried other(Carried one) {
    return new Carried(one.producer(), one.flow() == Flow.LIVE ? Flow.STANDBY : Flow.LIVE);
  }

  private static Participant moved(Participant participant, WorkerId from, WorkerId to) {
    return participant.part().equals(from)
        ? new Participant(participant.id(), to, participant.producers())
        : participant;
  }
}
