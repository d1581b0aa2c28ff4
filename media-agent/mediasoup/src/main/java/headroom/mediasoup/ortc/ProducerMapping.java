// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.InvalidParametersException;
import headroom.mediasoup.rtp.ParameterError;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpMapping;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.rtp.UnsupportedParametersException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds each codec of a producer among the router's and gives each of its streams a router SSRC.
 */
final class ProducerMapping {
  private final RtpCapabilities router;
  private final List<RtpCodecParameters> codecs;

  /** The router's payload type of each media codec, by the producer's. */
  private final Map<Integer, Integer> mediaTypes = new HashMap<>();

  private ProducerMapping(RtpCapabilities router, List<RtpCodecParameters> codecs) {
    this.router = router;
    this.codecs = new ArrayList<>(codecs);
  }

  static MappedProducer of(RtpParameters params, RtpCapabilities router, Ssrcs ssrcs) {
    List<RtpEncodingParameters> encodings =
        params.encodings().isEmpty()
            ? List.of(new RtpEncodingParameters(null, null, null, null, false, null, null))
            : params.encodings();
    ProducerMapping mapping = new ProducerMapping(router, params.codecs());
    List<RtpMapping.Codec> mappedCodecs = new ArrayList<>(mapping.mapMediaCodecs());
    mappedCodecs.addAll(mapping.mapRtxCodecs());
    RtpParameters mapped =
        new RtpParameters(
            params.mid(),
            mapping.codecs,
            params.headerExtensions(),
            encodings,
            params.rtcp(),
            params.msid());
    MappedProducer producer =
        new MappedProducer(mapped, new RtpMapping(mappedCodecs, mapEncodings(encodings, ssrcs)));
    PackedSize.check(producer);
    return producer;
  }

  private List<RtpMapping.Codec> mapMediaCodecs() {
    List<RtpMapping.Codec> mapped = new ArrayList<>();
    for (int i = 0; i < codecs.size(); i++) {
      RtpCodecParameters codec = codecs.get(i);
      if (CodecMatching.isRtx(codec)) {
        continue;
      }
      String path = "codecs[" + i + "]";
      RtpCodecCapability match =
          CodecMatching.find(router, codec)
              .orElseThrow(() -> unsupported(path, "is no codec of this router"));
      int payloadType = CodecMatching.payloadTypeOf(match);
      mediaTypes.put(codec.payloadType(), payloadType);
      mapped.add(new RtpMapping.Codec(codec.payloadType(), payloadType));
      codecs.set(i, withAgreedLevel(codec, match));
    }
    return mapped;
  }

  private List<RtpMapping.Codec> mapRtxCodecs() {
    List<RtpMapping.Codec> mapped = new ArrayList<>();
    for (int i = 0; i < codecs.size(); i++) {
      RtpCodecParameters codec = codecs.get(i);
      if (!CodecMatching.isRtx(codec)) {
        continue;
      }
      String path = "codecs[" + i + "]";
      Integer mediaType =
          codec.parameters().get("apt") instanceof Integer apt ? mediaTypes.get(apt) : null;
      if (mediaType == null) {
        throw new InvalidParametersException(
            ParameterError.PARAMETER_MALFORMED,
            path + ".parameters.apt",
            "is not the payload type of a media codec of this producer");
      }
      RtpCodecCapability match =
          CodecMatching.findRtx(router, mediaType)
              .orElseThrow(() -> unsupported(path, "is RTX for a codec that has none here"));
      mapped.add(new RtpMapping.Codec(codec.payloadType(), CodecMatching.payloadTypeOf(match)));
    }
    return mapped;
  }

  private static List<RtpMapping.Encoding> mapEncodings(
      List<RtpEncodingParameters> encodings, Ssrcs ssrcs) {
    long ssrc = ssrcs.next();
    List<RtpMapping.Encoding> mapped = new ArrayList<>();
    for (RtpEncodingParameters encoding : encodings) {
      mapped.add(new RtpMapping.Encoding(encoding.ssrc(), encoding.rid(), ssrc++));
    }
    return mapped;
  }

  /** The producer is told to send H264 at the level that both sides can do. */
  private static RtpCodecParameters withAgreedLevel(
      RtpCodecParameters codec, RtpCodecCapability match) {
    if (!codec.mimeType().equalsIgnoreCase("video/H264")) {
      return codec;
    }
    Map<String, Object> parameters = new LinkedHashMap<>(codec.parameters());
    H264Profile.agreed(codec.parameters(), match.parameters())
        .ifPresentOrElse(
            id -> parameters.put("profile-level-id", id),
            () -> parameters.remove("profile-level-id"));
    return codec.withParameters(parameters);
  }

  private static UnsupportedParametersException unsupported(String path, String problem) {
    return new UnsupportedParametersException(ParameterError.CODEC_NOT_SUPPORTED, path, problem);
  }
}
