// SPDX-License-Identifier: Apache-2.0
package headroom.agent.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RefusedException;
import headroom.mediasoup.rtp.ParametersException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts mediasoup's records from and to the JSON that mediasoup-client speaks: enums by their
 * wire names, absent instead of null.
 */
public final class MediaJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private MediaJson() {}

  /** An empty object to fill. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** An empty array to fill. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** An object that names a participant, as most messages to clients have it. */
  public static ObjectNode peer(ParticipantId participant) {
    return object().put("peerId", participant.value());
  }

  /** An object with one field. */
  public static ObjectNode with(String field, Object value) {
    return object().set(field, toJson(value));
  }

  /** A record, list or map as JSON. */
  public static JsonNode toJson(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** A text as JSON. */
  public static JsonNode text(String value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Parses an object.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static ObjectNode parse(String text) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
    throw new IllegalArgumentException("not a JSON object");
  }

  /**
   * Reads a record that a client sent.
   *
   * @param field its name, for the message
   * @param code of the {@link RefusedException} if it does not fit
   */
  public static <T> T read(JsonNode json, Class<T> type, String field, ErrorCode code) {
    try {
      return MAPPER.treeToValue(json, type);
    } catch (JacksonException e) {
      if (e.getCause() instanceof ParametersException parameters) {
        throw refused(code, field, parameters);
      }
      // Jackson's own text would name our classes; where it is wrong is enough.
      throw new RefusedException(code, field + path(e) + " is missing or malformed");
    }
  }

  /** Parameters that mediasoup's own checks refused. */
  public static RefusedException refused(ErrorCode code, String field, ParametersException e) {
    return new RefusedException(code, field + ": " + e.getMessage() + " (" + e.code() + ")");
  }

  private static String path(JacksonException e) {
    var path = new StringBuilder();
    for (var step : e.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append('.').append(step.getPropertyName());
      }
    }
    return path.toString();
  }
}
