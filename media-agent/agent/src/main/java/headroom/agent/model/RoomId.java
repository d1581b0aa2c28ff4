// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

/** A room, the same on whatever host it lives. */
public record RoomId(String value) {
  public RoomId {
    Ids.require("a room id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
