// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.slice;

import headroom.rig.browser.DashboardPage;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.Stage;
import java.time.Duration;

/** Four people in Chromium, and an operator who watches. */
final class FourPersonCall implements Scenario<Stage> {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Override
  public String name() {
    return "four-person-call";
  }

  @Override
  public String title() {
    return "Four people in Chromium, counted live in the dashboard";
  }

  @Override
  public void run(Stage stage, Report report) {
    try (DashboardPage dashboard = stage.signIn("");
        Call call = Call.of(stage, "standup", 4)) {
      report.add(
          Figure.exactly(
              "streams that flow (4 people, 3 others each, audio and video)",
              call.flowingStreams(Duration.ofSeconds(2)),
              24));
      String worker = call.worker();
      String workerPath = worker.replace("/w", "/workers/");
      dashboard.open("rooms/" + call.room());
      dashboard.awaitRoomFigure(call.room(), "consumers-live", Consumers.of(4), PATIENCE);
      report.add(
          Figure.exactly(
              "live consumers of the room in the dashboard",
              dashboard.roomFigure(call.room(), "consumers-live"),
              Consumers.of(4)));

      long left = System.nanoTime();
      call.removeLast().close();
      dashboard.awaitRoomFigure(call.room(), "consumers-live", Consumers.of(3), PATIENCE);
      Duration untilShown = since(left);
      report.add(
          Figure.exactly(
              "live consumers after one has left",
              dashboard.roomFigure(call.room(), "consumers-live"),
              Consumers.of(3)));
      report.add(Figure.within("from leaving to the dashboard", untilShown, SOON));

      long muted = System.nanoTime();
      call.people().getFirst().press("v");
      dashboard.awaitRoomFigure(call.room(), "consumers-paused", 2, PATIENCE);
      report.add(Figure.within("from muting video to the dashboard", since(muted), SOON));
      report.add(
          Figure.exactly(
              "live consumers with one video muted",
              dashboard.roomFigure(call.room(), "consumers-live"),
              Consumers.of(3) - 2L));
      call.people().getFirst().press("v");
      dashboard.awaitRoomFigure(call.room(), "consumers-paused", 0, PATIENCE);

      call.join(stage.api().ticket(call.room(), call.room() + "-p5", false), "Person5");
      call.awaitEverybody();
      long joined = System.nanoTime();
      dashboard.awaitRoomFigure(call.room(), "consumers-live", Consumers.of(4), PATIENCE);
      report.add(
          Figure.within(
              "from the first frame of a newcomer to the dashboard", since(joined), SOON));
      dashboard.open("hosts/" + workerPath);
      dashboard.awaitWorkerFigure(worker, "consumers-live", Consumers.of(4), PATIENCE);
      report.add(
          Figure.exactly(
              "live consumers of the worker in the dashboard",
              dashboard.workerFigure(worker, "consumers-live"),
              Consumers.of(4)));
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
