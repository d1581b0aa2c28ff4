// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.RoomId;
import headroom.planning.WorkerId;

/** One part of one room. */
public record PartOnWorker(RoomId room, WorkerId worker) {}
