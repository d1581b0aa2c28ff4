// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.WorkerNumber;
import tools.jackson.databind.JsonNode;

/**
 * A room that is open on this host.
 *
 * @param workerIncarnation the worker's process that holds the router; another process of the same
 *     number does not
 * @param routerId to find the router again
 * @param mediaCodecs that the router was made with, as mediasoup's JSON has them
 */
public record RoomEntry(
    RoomId id,
    RoomEpoch epoch,
    WorkerNumber worker,
    long workerIncarnation,
    String routerId,
    JsonNode mediaCodecs,
    long openedAtMs) {}
