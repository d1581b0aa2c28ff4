// SPDX-License-Identifier: Apache-2.0
package headroom.agent.part;

import headroom.agent.model.PartId;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.RouterId;

/**
 * Who speaks to whom.
 *
 * @param fromRouter the speaker's router; another one than before means that all of its part is new
 */
public record Ends(
    RoomId room, RoomEpoch epoch, PartSecret secret, PartId from, PartId to, RouterId fromRouter) {}
