// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.PartAddress;
import headroom.operations.room.WantedRoom;
import java.util.List;

/**
 * A room and where its agents are reached.
 *
 * @param parts the home first
 */
public record AddressedRoom(WantedRoom room, List<PartAddress> parts) {
  public AddressedRoom {
    parts = List.copyOf(parts);
  }
}
