// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.fbs.rtpparameters.ParameterT;
import headroom.mediasoup.fbs.rtpparameters.RtcpFeedbackT;
import headroom.mediasoup.fbs.rtpparameters.RtpCodecParametersT;
import headroom.mediasoup.fbs.rtpparameters.RtpEncodingParametersT;
import headroom.mediasoup.fbs.rtpparameters.RtpHeaderExtensionParametersT;
import headroom.mediasoup.fbs.rtpparameters.RtpMappingT;
import headroom.mediasoup.fbs.rtpparameters.RtpParametersT;
import headroom.mediasoup.fbs.rtpparameters.Value;
import headroom.mediasoup.fbs.rtpparameters.ValueUnion;
import headroom.mediasoup.rtp.RtcpFeedback;
import headroom.mediasoup.rtp.RtcpParameters;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionParameters;
import headroom.mediasoup.rtp.RtpMapping;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.rtp.RtxParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** RTP parameters from the worker's dumps. */
final class RtpReader {
  private RtpReader() {}

  static RtpParameters parameters(RtpParametersT from) {
    return new RtpParameters(
        from.getMid(),
        Vectors.map(from.getCodecs(), RtpReader::codec),
        Vectors.map(from.getHeaderExtensions(), RtpReader::headerExtension),
        encodings(from.getEncodings()),
        new RtcpParameters(from.getRtcp().getCname(), from.getRtcp().getReducedSize()),
        from.getMsid());
  }

  static List<RtpEncodingParameters> encodings(RtpEncodingParametersT[] from) {
    return Vectors.map(from, RtpReader::encoding);
  }

  static RtpMapping mapping(RtpMappingT from) {
    return new RtpMapping(
        Vectors.map(
            from.getCodecs(),
            codec -> new RtpMapping.Codec(codec.getPayloadType(), codec.getMappedPayloadType())),
        Vectors.map(
            from.getEncodings(),
            encoding ->
                new RtpMapping.Encoding(
                    encoding.getSsrc(),
                    Vectors.emptyToNull(encoding.getRid()),
                    encoding.getMappedSsrc())));
  }

  private static RtpCodecParameters codec(RtpCodecParametersT from) {
    return new RtpCodecParameters(
        from.getMimeType(),
        from.getPayloadType(),
        (int) from.getClockRate(),
        from.getChannels(),
        values(from.getParameters()),
        Vectors.map(from.getRtcpFeedback(), RtpReader::feedback));
  }

  private static RtcpFeedback feedback(RtcpFeedbackT from) {
    return new RtcpFeedback(from.getType(), from.getParameter());
  }

  private static RtpHeaderExtensionParameters headerExtension(RtpHeaderExtensionParametersT from) {
    return new RtpHeaderExtensionParameters(
        Numbers.constant(Enums.HEADER_EXTENSIONS, from.getUri()).wireName(),
        from.getId(),
        from.getEncrypt(),
        values(from.getParameters()));
  }

  private static RtpEncodingParameters encoding(RtpEncodingParametersT from) {
    return new RtpEncodingParameters(
        from.getSsrc(),
        from.getRid(),
        from.getCodecPayloadType(),
        from.getRtx() == null ? null : new RtxParameters(from.getRtx().getSsrc()),
        from.getDtx(),
        from.getScalabilityMode(),
        from.getMaxBitrate());
  }

  private static Map<String, Object> values(ParameterT[] from) {
    Map<String, Object> to = new LinkedHashMap<>();
    if (from != null) {
      for (ParameterT parameter : from) {
        to.put(parameter.getName(), value(parameter.getValue()));
      }
    }
    return to;
  }

  private static Object value(ValueUnion from) {
    return switch (from.getType()) {
      case Value.BooleanValue -> from.asBooleanValue().getValue() != 0;
      case Value.Integer32 -> from.asInteger32().getValue();
      case Value.DoubleValue -> from.asDoubleValue().getValue();
      case Value.StringValue -> from.asStringValue().getValue();
      case Value.Integer32Array ->
          Arrays.stream(from.asInteger32Array().getValue()).boxed().toList();
      default -> throw new IllegalStateException("A parameter of type " + from.getType());
    };
  }
}
