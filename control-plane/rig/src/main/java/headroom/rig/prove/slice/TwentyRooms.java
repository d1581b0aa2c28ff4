// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.slice;

import headroom.rig.browser.DashboardPage;
import headroom.rig.process.Await;
import headroom.rig.process.Swarm;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Twenty rooms of four, asked for as fast as the API takes them. */
final class TwentyRooms implements Scenario<Stage> {
  private static final int ROOMS = 20;
  private static final int PEOPLE = 4;
  private static final int LINE = 350;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Override
  public String name() {
    return "twenty-rooms";
  }

  @Override
  public String title() {
    return "Twenty rooms of four: 480 consumers, and no worker above its line";
  }

  @Override
  public void run(Stage stage, Report report) {
    List<String> rooms = IntStream.rangeClosed(1, ROOMS).mapToObj(n -> "room-" + n).toList();
    AtomicInteger highest = new AtomicInteger();
    try (Swarm swarm = stage.swarm("twenty-rooms")) {
      for (String room : rooms) {
        stage.api().createRoom(room, PEOPLE);
        for (int person = 1; person <= PEOPLE; person++) {
          swarm.join(
              Swarm.Kind.PLAIN,
              stage.api().ticket(room, room + "-p" + person, true),
              "Person " + person);
        }
        highest.accumulateAndGet(highestWorker(stage), Math::max);
      }
      swarm.awaitJoined(ROOMS * PEOPLE, PATIENCE);
      Await.until(
          () -> "all consumers; there are " + sum(stage),
          PATIENCE,
          () -> {
            highest.accumulateAndGet(highestWorker(stage), Math::max);
            return sum(stage) == ROOMS * Consumers.of(PEOPLE);
          });
      highest.accumulateAndGet(highestWorker(stage), Math::max);
      report.add(
          Figure.exactly("live consumers in all", sum(stage), ROOMS * (long) Consumers.of(PEOPLE)));
      report.add(
          Figure.atMost(
              "highest worker while they came and afterwards", highest.get(), LINE, " consumers"));
      try (DashboardPage dashboard = stage.signIn("?view=table")) {
        int shown =
            stage
                .api()
                .workers()
                .valueStream()
                .map(worker -> worker.path("id").asString())
                .mapToInt(
                    worker -> {
                      Await.until(
                          "worker " + worker + " in the fleet's table",
                          Duration.ofSeconds(10),
                          () -> dashboard.workerFigure(worker, "consumers-live") >= 0);
                      return dashboard.workerFigure(worker, "consumers-live");
                    })
                .sum();
        report.add(
            Figure.exactly(
                "sum of the workers in the dashboard", shown, ROOMS * (long) Consumers.of(PEOPLE)));
      }
    } finally {
      stage.api().rooms().forEach(room -> stage.api().closeRoom(room.path("id").asString()));
    }
  }

  private static int sum(Stage stage) {
    return stage.api().workers().valueStream().mapToInt(TwentyRooms::live).sum();
  }

  private static int highestWorker(Stage stage) {
    return stage.api().workers().valueStream().mapToInt(TwentyRooms::live).max().orElse(0);
  }

  private static int live(JsonNode worker) {
    return worker.path("consumers").path("live").asInt(0);
  }
}
