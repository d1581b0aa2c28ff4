// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.slice;

import headroom.rig.browser.DashboardPage;
import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.Stage;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The control plane is gone for a minute: the call goes on, and one more joins. */
final class ControlPlaneAway implements Scenario {
  private static final Duration ABSENCE = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Override
  public String name() {
    return "control-plane-away";
  }

  @Override
  public String title() {
    return "The control plane is away for a minute, and a fifth person joins meanwhile";
  }

  @Override
  public void run(Stage stage, Report report) {
    try (Call call = Call.of(stage, "planning", 4)) {
      JsonNode fifth = stage.api().ticket(call.room(), "planning-p5", false);
      stage.controlPlane().kill();
      long killed = System.nanoTime();
      call.join(fifth, "Person5");
      call.awaitEverybody();
      report.add(
          Figure.exactly(
              "streams that flow with a fifth person, control plane away",
              call.flowingStreams(Duration.ofSeconds(2)),
              Consumers.of(5)));
      Duration rest = ABSENCE.minus(Duration.ofNanos(System.nanoTime() - killed));
      if (rest.isPositive()) {
        Await.pause(rest);
      }
      report.add(
          Figure.exactly(
              "streams that flow after a minute without it",
              call.flowingStreams(Duration.ofSeconds(2)),
              Consumers.of(5)));
      stage.controlPlane().restart();
      long back = System.nanoTime();
      try (DashboardPage dashboard =
          DashboardPage.signIn(
                  stage.chromium(),
                  stage.controlPlane().url(),
                  stage.controlPlane().operatorPassword(),
                  1440,
                  900,
                  false)
              .open("rooms/" + call.room())) {
        dashboard.awaitRoomFigure(call.room(), "consumers-live", Consumers.of(5), PATIENCE);
        report.add(
            Figure.within(
                "from its return to the right figure in the dashboard, sign-in included",
                Duration.ofNanos(System.nanoTime() - back),
                Duration.ofSeconds(5)));
        report.add(
            Figure.exactly(
                "live consumers in the dashboard",
                dashboard.roomFigure(call.room(), "consumers-live"),
                Consumers.of(5)));
      }
    }
  }
}
