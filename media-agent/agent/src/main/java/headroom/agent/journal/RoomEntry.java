// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.WorkerNumber;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A part of a room on a worker of this host.
 *
 * @param workerIncarnation the worker's process that holds the router; another process of the same
 *     number does not
 * @param routerId to find the router again
 * @param mediaCodecs that the router was made with, as mediasoup's JSON has them
 * @param pipes ids of its PipeTransports by the parts to which they lead
 */
public record RoomEntry(
    RoomId id,
    RoomEpoch epoch,
    WorkerNumber worker,
    long workerIncarnation,
    String routerId,
    JsonNode mediaCodecs,
    long openedAtMs,
    Map<String, String> pipes) {
  public RoomEntry {
    pipes = Map.copyOf(pipes);
  }

  /** Names a part in the journal; a blank occurs in no id. */
  public static String key(RoomId room, WorkerNumber worker) {
    return room.value() + ' ' + worker;
  }

  public String key() {
    return key(id, worker);
  }
}
