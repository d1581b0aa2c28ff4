// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

/**
 * Counts packets and holes of one RTP stream by its 16-bit sequence numbers, which wrap round. Not
 * thread-safe; owned by the {@link RtpCounter} that locks it.
 */
final class SequenceMeter {
  private static final int SPAN = 1 << 16;

  private long received;
  private long gaps;
  private long first;
  private long highest;

  void arrived(int sequence) {
    if (received++ == 0) {
      first = sequence;
      highest = sequence;
      return;
    }
    // The signed distance in 16 bits says which way round the number wrapped.
    var step = (short) (sequence - (int) (highest % SPAN));
    if (step > 1) {
      gaps++;
    }
    highest = Math.max(highest, highest + step);
  }

  long received() {
    return received;
  }

  /** How often one or more numbers were skipped, whether or not they came later. */
  long gaps() {
    return gaps;
  }

  /** Packets that were sent and have not come; duplicates hide as many losses. */
  long lost() {
    return received == 0 ? 0 : Math.max(0, highest - first + 1 - received);
  }
}
