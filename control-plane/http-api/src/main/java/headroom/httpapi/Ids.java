// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads ids from requests; a wrong one is the caller's INVALID_REQUEST. */
final class Ids {
  private Ids() {}

  static RoomId room(String text) {
    return read(text, RoomId::new);
  }

  static ParticipantId participant(String text) {
    return read(text, ParticipantId::new);
  }

  static HostId host(@Nullable String text) {
    return read(text, HostId::new);
  }

  static WorkerId worker(String host, int number) {
    return read(host, name -> new WorkerId(new HostId(name), number));
  }

  /** For example {@code media-01/w2}. */
  static WorkerId worker(@Nullable String text) {
    int slash = text == null ? -1 : text.lastIndexOf("/w");
    if (text == null || slash < 1 || !text.substring(slash + 2).matches("[0-9]{1,4}")) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST,
          "A worker is named by its host and number, like media-01/w2, not \"" + text + "\".");
    }
    return worker(text.substring(0, slash), Integer.parseInt(text.substring(slash + 2)));
  }

  private static <T> T read(@Nullable String text, Function<String, T> reader) {
    if (text == null) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, "A name is missing: null.");
    }
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
    }
  }
}
