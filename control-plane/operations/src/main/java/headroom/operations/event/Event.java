// SPDX-License-Identifier: Apache-2.0
package headroom.operations.event;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that has happened.
 *
 * @param number counts up by one in the life of a feed
 * @param data what it was, by names; values are strings, whole numbers and booleans
 */
public record Event(long number, Kind kind, Instant at, Map<String, Object> data) {
  /** What happens. */
  public enum Kind {
    /** An operation was begun. */
    OPERATION_CREATED("operation.created"),
    /** It is in another state, runs more or fewer moves at once, or a move began or ended. */
    OPERATION_CHANGED("operation.changed"),
    /** It is over. */
    OPERATION_ENDED("operation.ended"),
    /** A host came, or its control link or its cordon is another one. */
    HOST_CHANGED("host.changed"),
    /** A worker came, or its process or its cordon is in another state. */
    WORKER_CHANGED("worker.changed"),
    /** A room is wanted. */
    ROOM_OPENED("room.opened"),
    /** A room is wanted no more. */
    ROOM_CLOSED("room.closed");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Stable, as in {@code host.changed}. */
    public String word() {
      return word;
    }
  }

  public Event {
    data = Collections.unmodifiableMap(new TreeMap<>(data));
  }
}
