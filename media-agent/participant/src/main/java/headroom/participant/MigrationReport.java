// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.ortc.MediaKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a move did to one participant.
 *
 * @param streams of all that it received and that was not paused; empty if nothing was measured
 */
public record MigrationReport(String operationId, List<Moved> streams) {
  /** Copies the list. */
  public MigrationReport {
    streams = List.copyOf(streams);
  }

  /**
   * One received stream; times in ms.
   *
   * @param peerId who sends it
   * @param longestGapMs the longest time without a picture, an audible sound or, on plain RTP, a
   *     packet: from the server's word to one second after the last switch
   * @param baselineMs the same of the window as long just before
   * @param switchMs from the last one of the old stream to the first one of the new stream
   * @param arrived whether it came within the time that a stream has for it
   */
  public record Moved(
      @Nullable String peerId,
      String source,
      MediaKind kind,
      long longestGapMs,
      long baselineMs,
      long switchMs,
      boolean arrived) {}
}
