// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A room as the HTTP API shows it at a moment.
 *
 * @param json the answer of {@code GET /api/v1/rooms/ID}
 */
record RoomPicture(JsonNode json) {
  RoomPicture {
    // A field that is absent must never be taken for a graph without faults.
    if (!json.path("violations").isArray() || !json.path("parts").isArray()) {
      throw new IllegalStateException("The API shows no parts or violations: " + json);
    }
  }

  List<String> violations() {
    return json.path("violations").valueStream().map(JsonNode::asString).toList();
  }

  /** Workers such as {@code media-01/w1}, the home first. */
  List<String> parts() {
    return json.path("parts").valueStream().map(p -> p.path("worker").asString()).toList();
  }

  /** Who sits where: participants by worker. */
  Map<String, List<String>> seats() {
    Map<String, List<String>> seats = new TreeMap<>();
    for (JsonNode participant : json.path("participants")) {
      seats.merge(
          participant.required("part").asString(),
          List.of(participant.path("id").asString()),
          (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }
    return seats;
  }

  /** On how many hosts somebody sits. */
  long hosts() {
    return seats().keySet().stream().mapToInt(LargeStage::hostOf).distinct().count();
  }

  int participants() {
    return json.path("participants").size();
  }

  /** Streams that go so far, for example {@code LIVE}. */
  long streams(String flow) {
    return producers().filter(producer -> flow.equals(producer.path("flow").asString())).count();
  }

  /** Whose voice goes so far. */
  List<String> voices(String flow) {
    return json.path("participants")
        .valueStream()
        .filter(
            participant ->
                participant
                    .path("producers")
                    .valueStream()
                    .anyMatch(
                        producer ->
                            "audio".equals(producer.path("kind").asString())
                                && flow.equals(producer.path("flow").asString())))
        .map(participant -> participant.path("id").asString())
        .toList();
  }

  private Stream<JsonNode> producers() {
    return json.path("participants")
        .valueStream()
        .flatMap(participant -> participant.path("producers").valueStream());
  }

  /** Live consumers of participants and of pipes. */
  long live() {
    return json.path("consumers").path("live").asLong(0)
        + pipes().mapToLong(pipe -> carried(pipe, true)).sum();
  }

  /** Paused consumers of participants and of pipes. */
  long paused() {
    return json.path("consumers").path("paused").asLong(0)
        + pipes().mapToLong(pipe -> carried(pipe, false)).sum();
  }

  private static long carried(JsonNode pipe, boolean live) {
    return pipe.path("carries")
        .valueStream()
        .filter(carried -> carried.path("live").asBoolean(false) == live)
        .count();
  }

  /** Sent by all pipes, in bit/s. */
  double pipeBitsPerSecond() {
    return pipes().mapToDouble(pipe -> pipe.path("bitsPerSecond").asDouble(0)).sum();
  }

  long pipeCount() {
    return pipes().count();
  }

  private Stream<JsonNode> pipes() {
    return json.path("parts").valueStream().flatMap(part -> part.path("pipes").valueStream());
  }
}
