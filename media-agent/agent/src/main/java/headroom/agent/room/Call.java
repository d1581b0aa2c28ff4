// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.Fields;

/** A request of a client, on its way through the room's thread. */
record Call(Room room, ClientSession session, Participant participant, Fields data) {}
