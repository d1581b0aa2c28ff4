// SPDX-License-Identifier: Apache-2.0
package headroom.agent.json;

import headroom.agent.model.ErrorCode;
import headroom.agent.model.RefusedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The data of a request, field by field; every getter refuses what is not of the right form. */
public final class Fields {
  private final ObjectNode data;

  public Fields(ObjectNode data) {
    this.data = data;
  }

  public boolean has(String name) {
    return data.hasNonNull(name);
  }

  /** A text of 1 to {@code most} characters. */
  public String text(String name, int most) {
    var value = data.path(name);
    if (!value.isString() || value.asString().isEmpty() || value.asString().length() > most) {
      throw invalid(name, "must be a text of 1 to " + most + " characters");
    }
    return value.asString();
  }

  /** A text of up to {@code most} characters; {@code absent} if there is none. */
  public String textOr(String name, int most, String absent) {
    if (!has(name)) {
      return absent;
    }
    var value = data.path(name);
    if (!value.isString() || value.asString().length() > most) {
      throw invalid(name, "must be a text of at most " + most + " characters");
    }
    return value.asString();
  }

  public boolean flag(String name, boolean absent) {
    if (!has(name)) {
      return absent;
    }
    if (!data.path(name).isBoolean()) {
      throw invalid(name, "must be true or false");
    }
    return data.path(name).asBoolean();
  }

  public int number(String name, int least, int most) {
    var value = data.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw invalid(name, "must be a whole number");
    }
    if (value.asInt() < least || value.asInt() > most) {
      throw invalid(name, "must be from " + least + " to " + most);
    }
    return value.asInt();
  }

  public @Nullable Integer numberOrNull(String name, int least, int most) {
    return has(name) ? (Integer) number(name, least, most) : null;
  }

  /** A finite number from 0 to {@code most}. */
  public double decimal(String name, double most) {
    var value = data.path(name);
    // Written so that what is not a number at all is refused too.
    if (!value.isNumber() || !(value.asDouble() >= 0 && value.asDouble() <= most)) {
      throw invalid(name, "must be a number from 0 to " + (long) most);
    }
    return value.asDouble();
  }

  /**
   * A record of mediasoup's.
   *
   * @param code if it is malformed
   */
  public <T> T read(String name, Class<T> type, ErrorCode code) {
    if (!data.path(name).isObject()) {
      throw invalid(name, "must be an object");
    }
    return MediaJson.read(data.path(name), type, name, code);
  }

  /** An object of the application's own, at most {@code mostCharacters} long as JSON; or null. */
  public @Nullable ObjectNode objectOrNull(String name, int mostCharacters) {
    if (!has(name)) {
      return null;
    }
    if (!(data.path(name) instanceof ObjectNode object)) {
      throw invalid(name, "must be an object");
    }
    if (object.toString().length() > mostCharacters) {
      throw invalid(name, "must be at most " + mostCharacters + " characters long");
    }
    return object;
  }

  /** The raw value, if there is one. */
  public @Nullable JsonNode raw(String name) {
    return has(name) ? data.get(name) : null;
  }

  private static RefusedException invalid(String name, String problem) {
    return new RefusedException(ErrorCode.INVALID_REQUEST, name + " " + problem);
  }
}
