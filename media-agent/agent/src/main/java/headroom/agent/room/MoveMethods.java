// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.Fields;
import headroom.agent.json.MediaJson;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.HostEvent;
import headroom.agent.model.OperationId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RefusedException;
import headroom.agent.protoo.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients say of their own moves to another part of the room. */
final class MoveMethods {
  /** A room never has so many live streams. */
  private static final int MOST_STREAMS = 1_000;

  private static final double LONGEST_MS = 3_600_000;

  static final Map<String, Method> ALL =
      Map.of(
          "moved", new Method.Act(true, MoveMethods::moved),
          "reportMedia", new Method.Act(true, MoveMethods::reportMedia));

  private MoveMethods() {}

  private static Answer moved(Call call) {
    call.room().moves().moved(call.participant().id(), operation(call));
    return Answer.of(MediaJson.object());
  }

  private static Answer reportMedia(Call call) {
    var operation = operation(call);
    if (!operation.equals(call.session().grant().move())) {
      throw new RefusedException(
          ErrorCode.INVALID_STATE, "this participant has not come by this operation");
    }
    var streams = streams(call.data());
    if (call.session().reportsMedia()) {
      var context = call.room().context();
      context
          .events()
          .accept(
              new HostEvent.MediaMoved(
                  context.clock().millis(),
                  call.room().id(),
                  operation,
                  call.participant().id(),
                  streams));
      context.changed().run();
    }
    return Answer.of(MediaJson.object());
  }

  private static OperationId operation(Call call) {
    return id(call.data(), "operationId", OperationId::new);
  }

  private static List<HostEvent.MovedStream> streams(Fields data) {
    if (!(data.raw("streams") instanceof ArrayNode array) || array.size() > MOST_STREAMS) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST, "streams must be a list of at most " + MOST_STREAMS);
    }
    var streams = new ArrayList<HostEvent.MovedStream>();
    for (var item : array) {
      if (!(item instanceof ObjectNode object)) {
        throw new RefusedException(ErrorCode.INVALID_REQUEST, "streams must hold objects");
      }
      streams.add(stream(new Fields(object)));
    }
    return streams;
  }

  private static HostEvent.MovedStream stream(Fields data) {
    String kind = data.text("kind", Limits.ID);
    if (!kind.equals("audio") && !kind.equals("video")) {
      throw new RefusedException(ErrorCode.INVALID_REQUEST, "kind must be audio or video");
    }
    return new HostEvent.MovedStream(
        id(data, "peerId", ParticipantId::new),
        data.text("source", Limits.ID),
        kind,
        data.decimal("longestGapMs", LONGEST_MS),
        data.decimal("baselineMs", LONGEST_MS),
        data.decimal("switchMs", LONGEST_MS),
        data.flag("arrived", true));
  }

  private static <T> T id(Fields data, String name, Function<String, T> make) {
    try {
      return make.apply(data.text(name, Limits.DISPLAY_NAME));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(ErrorCode.INVALID_REQUEST, name + ": " + e.getMessage());
    }
  }
}
