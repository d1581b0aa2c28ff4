// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a producer's payload types and streams map to those of its router.
 *
 * @param codecs one entry per codec of the producer
 * @param encodings one entry per encoding of the producer, in the same order
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#transport-produce">RtpMapping</a>
 */
public record RtpMapping(List<Codec> codecs, List<Encoding> encodings) {
  public RtpMapping {
    codecs = Absent.orEmpty(codecs, "codecs");
    encodings = Absent.orEmpty(encodings, "encodings");
  }

  /** A payload type of the producer and the router's for the same codec. */
  public record Codec(int payloadType, int mappedPayloadType) {}

  /** A stream of the producer, known by ssrc or rid, and the router's SSRC (uint32) for it. */
  public record Encoding(@Nullable Long ssrc, @Nullable String rid, long mappedSsrc) {}
}
