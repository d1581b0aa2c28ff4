// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * How often a sender was asked for a key frame, by PLI (RFC 4585) or FIR (RFC 5104). Thread-safe.
 */
public final class KeyFrameRequests {
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private static final int PAYLOAD_FEEDBACK = 206;
  private static final int PLI = 1;
  private static final int FIR = 4;
  private static final int FEEDBACK_HEADER = 12;

  private final Deque<Long> recent = new ArrayDeque<>();
  private long total;
  private int mostInWindow;

  synchronized void asked(long nowNanos) {
    total++;
    recent.addLast(nowNanos);
    while (nowNanos - recent.getFirst() >= WINDOW.toNanos()) {
      recent.removeFirst();
    }
    mostInWindow = Math.max(mostInWindow, recent.size());
  }

  /** Begins to count anew. */
  public synchronized void reset() {
    total = 0;
    mostInWindow = 0;
    recent.clear();
  }

  /** All of them. */
  public synchronized long total() {
    return total;
  }

  /** The most that came within any second. */
  public synchronized int mostInASecond() {
    return mostInWindow;
  }

  /** The streams that an RTCP packet asks key frames of; it may hold several messages. */
  static List<Long> asked(ByteBuffer packet) {
    List<Long> ssrcs = new ArrayList<>();
    var at = 0;
    while (at + Integer.BYTES <= packet.limit()) {
      var end = at + Integer.BYTES + (packet.getShort(at + 2) & 0xFFFF) * Integer.BYTES;
      if ((packet.get(at + 1) & 0xFF) == PAYLOAD_FEEDBACK
          && end <= packet.limit()
          && end >= at + FEEDBACK_HEADER) {
        read(packet, at, end, ssrcs);
      }
      at = end;
    }
    return ssrcs;
  }

  private static void read(ByteBuffer packet, int at, int end, List<Long> ssrcs) {
    switch (packet.get(at) & 0x1F) {
      case PLI -> ssrcs.add(ssrc(packet, at + 8));
      case FIR -> {
        for (var entry = at + FEEDBACK_HEADER; entry + 8 <= end; entry += 8) {
          ssrcs.add(ssrc(packet, entry));
        }
      }
      default -> {}
    }
  }

  private static long ssrc(ByteBuffer packet, int at) {
    return packet.getInt(at) & 0xFFFF_FFFFL;
  }
}
