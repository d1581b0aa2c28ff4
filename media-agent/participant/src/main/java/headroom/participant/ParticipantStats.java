// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.ortc.MediaKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one participant has sent and received since it joined.
 *
 * @param sendDtls DTLS state of the sending transport; null on plain RTP
 * @param receiveDtls DTLS state of the receiving transport; null on plain RTP and before the first
 *     consumer
 */
public record ParticipantStats(
    @Nullable String sendDtls,
    @Nullable String receiveDtls,
    List<Sent> sent,
    List<Received> received) {
  /** Copies the lists. */
  public ParticipantStats {
    sent = List.copyOf(sent);
    received = List.copyOf(received);
  }

  /**
   * One producer.
   *
   * @param keyFrameRequests how often the router asked for a key frame; null for audio and for
   *     native participants
   * @param keyFrameRequestsInASecond the most of them within any second
   */
  public record Sent(
      MediaKind kind,
      String producerId,
      boolean muted,
      long packets,
      @Nullable Long keyFrameRequests,
      @Nullable Integer keyFrameRequestsInASecond) {}

  /**
   * One consumer.
   *
   * @param peerId who sends it
   * @param longestGapMs longest time in milliseconds without a decoded picture or audible sound; on
   *     plain RTP, without a packet; an open gap counts, a pause does not
   * @param lost packets that were sent and never came
   * @param frameWidth of the last decoded picture, in pixels: tells simulcast layers apart
   * @param framesDecoded null on plain RTP and for audio
   */
  public record Received(
      String consumerId,
      String producerId,
      @Nullable String peerId,
      MediaKind kind,
      boolean paused,
      long packets,
      long lost,
      long longestGapMs,
      @Nullable Long sequenceGaps,
      @Nullable Long framesDecoded,
      @Nullable Long frameWidth,
      @Nullable Long freezes,
      @Nullable Long concealedSamples) {}
}
