// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

/** A router of a room, unique in the fleet; mediasoup's id of it. */
public record RouterId(String value) {
  public RouterId {
    Ids.require("a router id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
