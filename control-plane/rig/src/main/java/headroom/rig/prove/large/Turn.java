// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import headroom.rig.process.Await;
import headroom.rig.process.Swarm;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One person speaks for a while; who hears it is noted. Closing it ends the turn. */
final class Turn implements AutoCloseable {
  private final Swarm swarm;
  private final String speaker;
  private final int before;

  private Turn(Swarm swarm, String speaker) {
    this.swarm = swarm;
    this.speaker = speaker;
    this.before = swarm.events("heard").size();
    swarm.speak(speaker, true);
  }

  static Turn begin(Swarm swarm, String speaker) {
    return new Turn(swarm, speaker);
  }

  /** Milliseconds from the turn's beginning until it was heard, by who hears it. */
  Map<String, Double> heard() {
    Map<String, Double> heard = new HashMap<>();
    List<JsonNode> all = swarm.events("heard");
    for (JsonNode event : all.subList(before, all.size())) {
      if (speaker.equals(event.path("from").asString())) {
        heard.putIfAbsent(event.path("peerId").asString(), event.path("afterMs").asDouble());
      }
    }
    return heard;
  }

  /**
   * Waits until so many people hear it.
   *
   * @return whether they did in time
   */
  boolean awaitHeardBy(int people, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (heard().size() < people) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Await.pause(Duration.ofMillis(50));
    }
    return true;
  }

  /** The time until the last of these people heard it; infinite if one did not. */
  double lastOf(Set<String> people) {
    Map<String, Double> heard = heard();
    return people.stream()
        .mapToDouble(person -> heard.getOrDefault(person, Double.POSITIVE_INFINITY))
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }

  @Override
  public void close() {
    swarm.speak(speaker, false);
  }
}
