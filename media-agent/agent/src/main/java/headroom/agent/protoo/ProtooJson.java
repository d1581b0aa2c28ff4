// SPDX-License-Identifier: Apache-2.0
package headroom.agent.protoo;

import headroom.agent.model.ErrorCode;
import headroom.agent.model.RefusedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Between text and {@link ProtooMessage}; refuses what is not of protoo's form. */
final class ProtooJson {
  private static final int MAX_METHOD_LENGTH = 64;

  /** Real messages nest less than ten deep; a bomb of brackets must not reach the stack's end. */
  private static final int MAX_DEPTH = 32;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(32)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ProtooJson() {}

  static ProtooMessage parse(String text) {
    if (!(tree(text) instanceof ObjectNode message)) {
      throw malformed("a message must be a JSON object");
    }
    if (message.path("request").asBoolean(false)) {
      return new ProtooMessage.Request(id(message), method(message), data(message));
    }
    if (message.path("response").asBoolean(false)) {
      return new ProtooMessage.Response(
          id(message),
          message.path("ok").asBoolean(false),
          message.path("data"),
          message.path("errorCode").asInt(0),
          message.path("errorReason").asString(""));
    }
    if (message.path("notification").asBoolean(false)) {
      return new ProtooMessage.Notification(method(message), data(message));
    }
    throw malformed("a message must be a request, a response or a notification");
  }

  static String request(long id, String method, JsonNode data) {
    var message = JSON.createObjectNode();
    message.put("request", true).put("id", id).put("method", method);
    return message.set("data", data).toString();
  }

  static String notification(String method, JsonNode data) {
    var message = JSON.createObjectNode();
    message.put("notification", true).put("method", method);
    return message.set("data", data).toString();
  }

  static String accepted(long id, JsonNode data) {
    var message = JSON.createObjectNode();
    message.put("response", true).put("id", id).put("ok", true);
    return message.set("data", data).toString();
  }

  static String refused(long id, RefusedException refusal) {
    return JSON.createObjectNode()
        .put("response", true)
        .put("id", id)
        .put("ok", false)
        .put("errorCode", refusal.code().status())
        .put("errorReason", refusal.code() + ": " + refusal.text())
        .toString();
  }

  static JsonNode refusal(RefusedException refusal) {
    return JSON.createObjectNode()
        .put("code", refusal.code().name())
        .put("message", refusal.text());
  }

  private static @Nullable JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw malformed("a message must be valid JSON");
    }
  }

  private static long id(ObjectNode message) {
    var id = message.path("id");
    if (!id.isIntegralNumber() || !id.canConvertToLong() || id.asLong() < 0) {
      throw malformed("id must be a whole number");
    }
    return id.asLong();
  }

  private static String method(ObjectNode message) {
    var method = message.path("method");
    if (!method.isString()
        || method.asString().isEmpty()
        || method.asString().length() > MAX_METHOD_LENGTH) {
      throw malformed("method must be a name");
    }
    return method.asString();
  }

  private static ObjectNode data(ObjectNode message) {
    return switch (message.path("data")) {
      case ObjectNode data -> data;
      case JsonNode absent when absent.isMissingNode() || absent.isNull() ->
          JSON.createObjectNode();
      default -> throw malformed("data must be an object");
    };
  }

  private static RefusedException malformed(String text) {
    return new RefusedException(ErrorCode.MALFORMED_MESSAGE, text);
  }
}
