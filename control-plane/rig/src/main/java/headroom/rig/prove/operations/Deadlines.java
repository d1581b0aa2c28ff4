// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.api.HeadroomApi;
import headroom.rig.process.Await;
import headroom.rig.process.Swarm;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.large.LargeStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * A host is drained on which somebody's client does not know migration; at the deadline happens
 * what was chosen, and nothing before. Clients are given so much patience that only the deadline
 * can end it.
 */
final class Deadlines implements Scenario<LargeStage> {
  private static final Duration UNTIL_DEADLINE = Duration.ofSeconds(8);
  private static final Duration AFTERWARDS = Duration.ofSeconds(12);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, Object> CHEAP = Map.of("silenceIntervalMs", 100, "videoFps", 1);
  private static final Map<String, Object> OLD =
      Map.of("silenceIntervalMs", 100, "videoFps", 1, "migration", "none");

  @Override
  public String name() {
    return "deadline";
  }

  @Override
  public String title() {
    return "At a drain's deadline those who can't move stay, are reconnected, or their room is closed";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    List.<Choice>of(new Stay(), new MoveAnyway(), new Close())
        .forEach(choice -> run(stage, report, choice));
  }

  private static void run(LargeStage stage, Report report, Choice choice) {
    String room = "deadline-" + choice.atDeadline().toLowerCase(Locale.ROOT);
    Acts acts = new Acts(stage::api);
    try (Swarm swarm = stage.swarm(room)) {
      stage.api().createRoom(room, 2);
      String modern = room + "-new";
      swarm.join(Swarm.Kind.PLAIN, stage.api().ticket(room, modern, true), modern, CHEAP);
      String old = room + "-old";
      swarm.join(Swarm.Kind.PLAIN, stage.api().ticket(room, old, true), old, OLD);
      swarm.awaitJoined(2, PATIENCE);
      acts.awaitPeople(room, 2);
      String from = acts.partsOf(room).iterator().next();
      String host = from.substring(0, from.indexOf('/'));
      try {
        Instant deadline = Instant.now().plus(UNTIL_DEADLINE);
        String operation =
            acts.begin(
                stage.api().plan(Map.of("kind", "DRAIN", "hosts", List.of(host))),
                Map.of(
                    "deadline", deadline.toString(),
                    "atDeadline", choice.atDeadline(),
                    "patienceSeconds", 600));
        choice.judge(new Course(stage, acts, swarm, room, old, from, operation, deadline), report);
      } finally {
        stage.api().uncordon(host);
        if (!isGone(stage, room)) {
          stage.api().closeRoom(room);
        }
      }
    }
  }

  private static boolean isGone(LargeStage stage, String room) {
    try {
      stage.api().room(room);
      return false;
    } catch (HeadroomApi.RefusedException e) {
      return e.code().equals("ROOM_UNKNOWN");
    }
  }

  /**
   * A drain that has begun.
   *
   * @param old whose client does not know migration
   * @param from the worker that is to be empty
   */
  private record Course(
      LargeStage stage,
      Acts acts,
      Swarm swarm,
      String room,
      String old,
      String from,
      String operation,
      Instant deadline) {
    /** Waits until something has come about that only the deadline may bring; it came so late. */
    Duration awaitAfterDeadline(String what, BooleanSupplier condition) {
      Await.until(
          () -> what + "; " + stage.api().operation(operation),
          UNTIL_DEADLINE.plus(PATIENCE),
          condition);
      return Duration.between(deadline, Instant.now());
    }

    /** People who were put out, or gave up. */
    long lost() {
      return swarm.count("closed") + swarm.count("failed");
    }

    /** A new one for the old client. */
    JsonNode ticket() {
      return stage.api().ticket(room, old, true);
    }

    JsonNode move() {
      return stage.api().operation(operation).path("moves").path(0);
    }

    String state() {
      return stage.api().operation(operation).path("state").asString();
    }
  }

  /** What happens at the deadline, and how one sees that it did. */
  private sealed interface Choice {
    String atDeadline();

    void judge(Course course, Report report);
  }

  private record Stay() implements Choice {
    @Override
    public String atDeadline() {
      return "WAIT";
    }

    @Override
    public void judge(Course course, Report report) {
      Await.pause(Duration.between(Instant.now(), course.deadline()).plus(AFTERWARDS));
      boolean isThere = course.acts().seatsOf(course.room()).getOrDefault(course.from(), 0) == 1;
      report.add(
          Figure.holds(
              "WAIT: %d s after the deadline the old client is where it was, the other has moved"
                  .formatted(AFTERWARDS.toSeconds()),
              isThere && course.acts().seatsOf(course.room()).size() == 2));
      report.add(Figure.holds("WAIT: the operation still runs", course.state().equals("RUNNING")));
      report.add(
          Figure.exactly(
              "WAIT: people who were reconnected or dropped out",
              course.swarm().count("rejoined") + course.lost(),
              0));
      course.swarm().leave(course.old());
      report.add(
          Figure.holds(
              "WAIT: once it has left by itself, the operation is DONE",
              course.acts().awaitEnd(course.operation()).path("state").asString().equals("DONE")));
    }
  }

  private record MoveAnyway() implements Choice {
    @Override
    public String atDeadline() {
      return "MOVE_ANYWAY";
    }

    @Override
    public void judge(Course course, Report report) {
      Duration late =
          course.awaitAfterDeadline(
              "the old client's connection to be ended", () -> course.swarm().count("closed") == 1);
      report.note("MOVE_ANYWAY: ended %d ms after the deadline".formatted(late.toMillis()));
      report.add(Figure.holds("MOVE_ANYWAY: not before the deadline", !late.isNegative()));
      JsonNode closed = course.swarm().events("closed").getFirst();
      report.add(
          Figure.holds(
              "MOVE_ANYWAY: it was the old client's, with STALE_EPOCH",
              closed.path("peerId").asString().equals(course.old())
                  && closed.path("reason").asString().startsWith("STALE_EPOCH")));
      // Its back end sends it to the right place.
      course.swarm().join(Swarm.Kind.PLAIN, course.ticket(), course.old(), OLD);
      course.swarm().awaitJoined(3, PATIENCE);
      String state = course.acts().awaitEnd(course.operation()).path("state").asString();
      report.add(Figure.holds("MOVE_ANYWAY: the operation is DONE", state.equals("DONE")));
      report.add(
          Figure.exactly(
              "MOVE_ANYWAY: people who are counted as reconnected",
              course.move().path("leftBehind").asLong(),
              1));
      course.acts().awaitPeople(course.room(), 2);
      report.add(
          Figure.holds(
              "MOVE_ANYWAY: both are on one other worker",
              course.acts().seatsOf(course.room()).size() == 1
                  && !course.acts().seatsOf(course.room()).containsKey(course.from())));
      report.add(Figure.exactly("MOVE_ANYWAY: others who dropped out", course.lost() - 1, 0));
    }
  }

  private record Close() implements Choice {
    @Override
    public String atDeadline() {
      return "CLOSE";
    }

    @Override
    public void judge(Course course, Report report) {
      Duration late =
          course.awaitAfterDeadline(
              "the room to be closed", () -> isGone(course.stage(), course.room()));
      report.note("CLOSE: closed %d ms after the deadline".formatted(late.toMillis()));
      report.add(Figure.holds("CLOSE: not before the deadline", !late.isNegative()));
      String state = course.acts().awaitEnd(course.operation()).path("state").asString();
      report.add(Figure.holds("CLOSE: the operation is DONE", state.equals("DONE")));
      report.note("CLOSE: " + course.move().path("note").asString());
      report.add(
          Figure.holds(
              "CLOSE: its move is SKIPPED",
              course.move().path("state").asString().equals("SKIPPED")));
      Await.until(
          () -> "both to be told; " + course.swarm().events("closed"),
          PATIENCE,
          () -> course.swarm().count("closed") == 2);
      report.add(
          Figure.exactly("CLOSE: people whose room was closed", course.swarm().count("closed"), 2));
    }
  }
}
