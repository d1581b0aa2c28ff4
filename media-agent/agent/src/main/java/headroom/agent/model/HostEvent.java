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

  /** A participant has measured what it saw and heard of its own move. */
  record MediaMoved(
      long atMs,
      RoomId room,
      OperationId operation,
      ParticipantId participant,
      List<MovedStream> streams)
      implements HostEvent {
    public MediaMoved {
      streams = List.copyOf(streams);
    }
  }

  /**
   * A logical stream in a move. Times are in ms, finite and not negative.
   *
   * @param kind {@code audio} or {@code video}
   * @param longestGapMs without a new picture or an audible sample
   * @param baselineMs the same of a window as long, just before
   * @param switchMs from the last of the old stream to the first of the new one
   * @param arrived whether it came in time
   */
  record MovedStream(
      ParticipantId from,
      String source,
      String kind,
      double longestGapMs,
      double baselineMs,
      double switchMs,
      boolean arrived) {}

  /** A participant was not let in. */
  record JoinRefused(long atMs, String roomId, ErrorCode code) implements HostEvent {}
}
