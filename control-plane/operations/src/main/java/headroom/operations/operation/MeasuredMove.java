// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import java.util.List;

/**
 * What one receiver measured while it was moved.
 *
 * @param operation as agents know it
 */
public record MeasuredMove(
    OperationId operation, RoomId room, ParticipantId receiver, List<Stream> streams) {
  public MeasuredMove {
    streams = List.copyOf(streams);
  }

  /**
   * One stream that it received before and after.
   *
   * @param from who sends it
   * @param source for example {@code camera} or {@code microphone}
   * @param video else audio
   * @param longestGapMs longest time without a new picture, or without an audible sample, ms
   * @param baselineMs the same just before the move, ms
   * @param switchMs from the last of the old stream to the first of the new one, ms
   * @param arrived false when it did not come at all
   */
  public record Stream(
      ParticipantId from,
      String source,
      boolean video,
      double longestGapMs,
      double baselineMs,
      double switchMs,
      boolean arrived) {}
}
