// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;

/** A rule that a {@link RoomGraph} breaks. */
public sealed interface Violation {
  /** What is wrong, in words for operators. */
  String text();

  /** The home is not among the parts. */
  record HomeMissing(WorkerId home) implements Violation {
    @Override
    public String text() {
      return "The home " + home + " is none of the room's parts.";
    }
  }

  /** Nobody sits on a part that is not the home. */
  record IdlePart(WorkerId part) implements Violation {
    @Override
    public String text() {
      return "Nobody is on the part " + part + ", and it is not the home.";
    }
  }

  /** Two participants have one id. */
  record ParticipantTwice(ParticipantId participant) implements Violation {
    @Override
    public String text() {
      return participant + " is in the room twice.";
    }
  }

  /** A participant names a part that the room hasn't. */
  record ParticipantNowhere(ParticipantId participant, WorkerId part) implements Violation {
    @Override
    public String text() {
      return participant + " is on " + part + ", where the room has no part.";
    }
  }

  /** Two producers have one id. */
  record ProducerTwice(ProducerId producer) implements Violation {
    @Override
    public String text() {
      return "Two producers of the room are called " + producer + ".";
    }
  }

  /** More streams of a kind are live than the room may have. */
  record TooManyLive(MediaKind kind, int live, int limit) implements Violation {
    @Override
    public String text() {
      return live + " streams of " + kind + " are live; the limit is " + limit + ".";
    }
  }

  /** More streams of a kind are on standby than the room may have. */
  record TooManyStandby(MediaKind kind, int standby, int limit) implements Violation {
    @Override
    public String text() {
      return standby + " streams of " + kind + " are on standby; the limit is " + limit + ".";
    }
  }

  /** A pipe begins where it ends. */
  record SelfPipe(WorkerId part) implements Violation {
    @Override
    public String text() {
      return "A pipe leads from " + part + " to itself.";
    }
  }

  /** A pipe begins or ends where the room has no part. */
  record PipeEndMissing(WorkerId from, WorkerId to, WorkerId missing) implements Violation {
    @Override
    public String text() {
      return name(from, to) + " has no end: the room has no part on " + missing + ".";
    }
  }

  /** Two pipes lead from one part to another. */
  record PipeTwice(WorkerId from, WorkerId to) implements Violation {
    @Override
    public String text() {
      return name(from, to) + " exists twice.";
    }
  }

  /** Both parts have participants, and pipes lead one way only. */
  record OneWayPipe(WorkerId from, WorkerId to) implements Violation {
    @Override
    public String text() {
      return name(from, to) + " exists, the pipe back doesn't.";
    }
  }

  /** A pipe carries a producer that the room hasn't. */
  record UnknownProducer(WorkerId from, WorkerId to, ProducerId producer) implements Violation {
    @Override
    public String text() {
      return name(from, to) + " carries " + producer + ", which doesn't exist.";
    }
  }

  /** A pipe carries a producer that came to its beginning through another pipe. */
  record Forwarded(WorkerId from, WorkerId to, ProducerId producer, WorkerId origin)
      implements Violation {
    @Override
    public String text() {
      return name(from, to) + " carries " + producer + ", which originates on " + origin + ".";
    }
  }

  /** A producer goes from one part to another more than once. */
  record CarriedTwice(WorkerId from, WorkerId to, ProducerId producer) implements Violation {
    @Override
    public String text() {
      return name(from, to) + " carries " + producer + " twice.";
    }
  }

  /** A producer is carried in another way than its flow asks for. */
  record WrongFlow(WorkerId from, WorkerId to, ProducerId producer, Flow carried, Flow wanted)
      implements Violation {
    @Override
    public String text() {
      return name(from, to) + " carries " + producer + " " + carried + "; it is " + wanted + ".";
    }
  }

  /** A live or standby producer is missing on a part where somebody sits. */
  record NotReached(ProducerId producer, WorkerId origin, WorkerId part) implements Violation {
    @Override
    public String text() {
      return producer + " of " + origin + " doesn't reach " + part + ".";
    }
  }

  private static String name(WorkerId from, WorkerId to) {
    return "The pipe " + from + " → " + to;
  }
}
