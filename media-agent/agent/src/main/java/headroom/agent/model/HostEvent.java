// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

import java.util.List;

/** Something that happened once and that the control plane is told. */
public sealed interface HostEvent {
  /** Wall clock. */
  long atMs();

  /** A worker's process has ended unasked. */
  record WorkerDied(long atMs, WorkerNumber number, long pid, String reason, List<RoomId> rooms)
      implements HostEvent {
    public WorkerDied {
      rooms = List.copyOf(rooms);
    }
  }

  /** A participant was not let in. */
  record JoinRefused(long atMs, String roomId, ErrorCode code) implements HostEvent {}
}
