// SPDX-License-Identifier: Apache-2.0
package headroom.testkit;

import headroom.testkit.agent.LocalAgent;
import java.time.Duration;

/** Worlds with a name, shared by the tests of planner, API and dashboard. */
public final class Worlds {
  private Worlds() {}

  /** No host was ever seen. */
  public static World nobodyHere() {
    return new World();
  }

  /** One host with four idle workers. */
  public static World oneIdleHost() {
    World world = new World();
    world.host("media-01", 4);
    return world;
  }

  /** One host: the first of its four workers is above the line, the others are nearly idle. */
  public static World oneHotWorker() {
    World world = oneIdleHost();
    LocalAgent agent = world.agent("media-01");
    agent.host().workerCarries(1, 420);
    agent.host().workerBurns(1, 0.85);
    agent.host().workerCarries(2, 40);
    agent.host().workerCarries(3, 20);
    agent.report();
    return world;
  }

  /** Two hosts of two workers each; a room of four fits nowhere under the line. */
  public static World everythingFull() {
    World world = new World();
    for (String name : new String[] {"media-01", "media-02"}) {
      LocalAgent agent = world.host(name, 2);
      agent.host().workerCarries(1, 345);
      agent.host().workerCarries(2, 340);
      agent.report();
    }
    return world;
  }

  /** Two idle hosts; the second has been silent for five seconds over an open connection. */
  public static World staleHost() {
    return withSilentHost(Duration.ofSeconds(5));
  }

  /** The same after thirty seconds, with a call of four people in room {@code standup} on it. */
  public static World lostHost() {
    return withSilentHost(Duration.ofSeconds(30));
  }

  /** One host with one call of four people in room {@code standup}, long settled: 24 consumers. */
  public static World oneCallOfFour() {
    World world = oneIdleHost();
    world.call("standup", 4);
    world.pass(Duration.ofSeconds(90));
    return world;
  }

  /** The same call, and PostgreSQL is away. */
  public static World databaseAway() {
    World world = oneCallOfFour();
    world.databaseGoesAway();
    return world;
  }

  private static World withSilentHost(Duration silence) {
    World world = new World();
    world.host("media-02", 2);
    world.call("standup", 4);
    world.host("media-01", 2);
    world.agent("media-02").goSilent();
    world.pass(silence);
    return world;
  }
}
