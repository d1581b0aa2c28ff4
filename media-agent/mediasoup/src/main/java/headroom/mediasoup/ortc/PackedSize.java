// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.InvalidParametersException;
import headroom.mediasoup.rtp.ParameterError;
import headroom.mediasoup.rtp.RtcpFeedback;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionParameters;
import headroom.mediasoup.rtp.RtpMapping;
import headroom.mediasoup.rtp.RtpParameters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An upper bound of the bytes that parameters take in a request to a worker. The channel writes no
 * frame above 4096 bytes, because only such a write is never torn when its writer dies. The limits
 * of single fields are generous, so the sum is what has to be watched.
 *
 * <p>A FlatBuffers table is a 4-byte link to its description and its fields, each at a multiple of
 * its size; descriptions of equal tables are shared and counted in the envelope.
 */
final class PackedSize {
  private static final int FRAME = 4096;

  /** Request, ids of objects, descriptions of all kinds of tables. */
  private static final int ENVELOPE = 640;

  private PackedSize() {}

  /** A producer before it is mapped; its mapping is counted as if it were there. */
  static void check(RtpParameters params) {
    int mapping = 16 + 12 * params.codecs().size();
    for (RtpEncodingParameters encoding : params.encodings()) {
      mapping += 20 + text(encoding.rid());
    }
    check(ENVELOPE + of(params) + mapping);
  }

  static void check(MappedProducer producer) {
    check(of(producer));
  }

  static void check(RtpParameters params, List<RtpEncodingParameters> consumable) {
    check(of(params, consumable));
  }

  /** The request for a producer. */
  static int of(MappedProducer producer) {
    int mapping = 16 + 12 * producer.rtpMapping().codecs().size();
    for (RtpMapping.Encoding encoding : producer.rtpMapping().encodings()) {
      mapping += 20 + text(encoding.rid());
    }
    return ENVELOPE + of(producer.rtpParameters()) + mapping;
  }

  /** The request for a consumer; it also holds the streams that it can choose from. */
  static int of(RtpParameters params, List<RtpEncodingParameters> consumable) {
    return ENVELOPE + of(params) + encodings(consumable);
  }

  private static void check(int bytes) {
    if (bytes > FRAME) {
      throw new InvalidParametersException(
          ParameterError.PARAMETERS_TOO_BIG,
          "rtpParameters",
          "take up to "
              + bytes
              + " bytes, but a request to a worker holds "
              + FRAME
              + "; offer fewer codecs, codec parameters or header extensions");
    }
  }

  private static int of(RtpParameters params) {
    int bytes = 32 + 12 + text(params.mid()) + text(params.msid());
    for (RtpCodecParameters codec : params.codecs()) {
      bytes += 4 + codec(codec);
    }
    for (RtpHeaderExtensionParameters extension : params.headerExtensions()) {
      bytes += 4 + 12 + parameters(extension.parameters());
    }
    return bytes + encodings(params.encodings()) + 12 + text(params.rtcp().cname());
  }

  private static int codec(RtpCodecParameters codec) {
    int bytes = 24 + text(codec.mimeType()) + parameters(codec.parameters()) + 4;
    for (RtcpFeedback feedback : codec.rtcpFeedback()) {
      bytes += 4 + 12 + text(feedback.type()) + text(feedback.parameter());
    }
    return bytes;
  }

  private static int encodings(List<RtpEncodingParameters> encodings) {
    int bytes = 4;
    for (RtpEncodingParameters encoding : encodings) {
      bytes += 4 + 40 + 8 + text(encoding.rid()) + text(encoding.scalabilityMode());
    }
    return bytes;
  }

  private static int parameters(Map<String, Object> parameters) {
    int bytes = 4;
    for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
      bytes += 4 + 16 + text(parameter.getKey());
      bytes += parameter.getValue() instanceof String text ? 8 + text(text) : 16;
    }
    return bytes;
  }

  /** Length, bytes, a closing zero, filled up to a multiple of four. */
  private static int text(@Nullable String text) {
    return text == null ? 0 : 4 + (text.length() + 1 + 3) / 4 * 4;
  }
}
