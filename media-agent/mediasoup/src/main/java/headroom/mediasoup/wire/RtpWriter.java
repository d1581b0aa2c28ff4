// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.fbs.rtpparameters.BooleanValueT;
import headroom.mediasoup.fbs.rtpparameters.CodecMappingT;
import headroom.mediasoup.fbs.rtpparameters.DoubleValueT;
import headroom.mediasoup.fbs.rtpparameters.EncodingMappingT;
import headroom.mediasoup.fbs.rtpparameters.Integer32ArrayT;
import headroom.mediasoup.fbs.rtpparameters.Integer32T;
import headroom.mediasoup.fbs.rtpparameters.ParameterT;
import headroom.mediasoup.fbs.rtpparameters.RtcpFeedbackT;
import headroom.mediasoup.fbs.rtpparameters.RtcpParametersT;
import headroom.mediasoup.fbs.rtpparameters.RtpCodecParametersT;
import headroom.mediasoup.fbs.rtpparameters.RtpEncodingParametersT;
import headroom.mediasoup.fbs.rtpparameters.RtpHeaderExtensionParametersT;
import headroom.mediasoup.fbs.rtpparameters.RtpMappingT;
import headroom.mediasoup.fbs.rtpparameters.RtpParametersT;
import headroom.mediasoup.fbs.rtpparameters.RtxT;
import headroom.mediasoup.fbs.rtpparameters.StringValueT;
import headroom.mediasoup.fbs.rtpparameters.Value;
import headroom.mediasoup.fbs.rtpparameters.ValueUnion;
import headroom.mediasoup.rtp.RtcpFeedback;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionUri;
import headroom.mediasoup.rtp.RtpMapping;
import headroom.mediasoup.rtp.RtpParameters;
import java.util.List;
import java.util.Map;

/** RTP parameters for the worker. */
final class RtpWriter {
  private RtpWriter() {}

  static RtpParametersT parameters(RtpParameters from) {
    var rtcp = new RtcpParametersT();
    rtcp.setCname(from.rtcp().cname());
    rtcp.setReducedSize(from.rtcp().reducedSize());
    var to = new RtpParametersT();
    to.setMid(from.mid());
    to.setCodecs(from.codecs().stream().map(RtpWriter::codec).toArray(RtpCodecParametersT[]::new));
    to.setHeaderExtensions(
        from.headerExtensions().stream()
            .map(RtpWriter::headerExtension)
            .toArray(RtpHeaderExtensionParametersT[]::new));
    to.setEncodings(encodings(from.encodings()));
    to.setRtcp(rtcp);
    to.setMsid(from.msid());
    return to;
  }

  static RtpEncodingParametersT[] encodings(List<RtpEncodingParameters> from) {
    return from.stream().map(RtpWriter::encoding).toArray(RtpEncodingParametersT[]::new);
  }

  static RtpMappingT mapping(RtpMapping from) {
    var to = new RtpMappingT();
    to.setCodecs(
        from.codecs().stream()
            .map(
                codec -> {
                  var mapped = new CodecMappingT();
                  mapped.setPayloadType(codec.payloadType());
                  mapped.setMappedPayloadType(codec.mappedPayloadType());
                  return mapped;
                })
            .toArray(CodecMappingT[]::new));
    to.setEncodings(
        from.encodings().stream()
            .map(
                encoding -> {
                  var mapped = new EncodingMappingT();
                  mapped.setRid(encoding.rid());
                  mapped.setSsrc(encoding.ssrc());
                  mapped.setMappedSsrc(encoding.mappedSsrc());
                  return mapped;
                })
            .toArray(EncodingMappingT[]::new));
    return to;
  }

  private static RtpCodecParametersT codec(RtpCodecParameters from) {
    var to = new RtpCodecParametersT();
    to.setMimeType(from.mimeType());
    to.setPayloadType(from.payloadType());
    to.setClockRate(from.clockRate());
    to.setChannels(from.channels());
    to.setParameters(values(from.parameters()));
    to.setRtcpFeedback(
        from.rtcpFeedback().stream().map(RtpWriter::feedback).toArray(RtcpFeedbackT[]::new));
    return to;
  }

  private static RtcpFeedbackT feedback(RtcpFeedback from) {
    var to = new RtcpFeedbackT();
    to.setType(from.type());
    to.setParameter(from.parameter());
    return to;
  }

  private static RtpHeaderExtensionParametersT headerExtension(RtpHeaderExtensionParameters from) {
    var to = new RtpHeaderExtensionParametersT();
    to.setUri(Numbers.of(RtpHeaderExtensionUri.of(from.uri())));
    to.setId(from.id());
    to.setEncrypt(from.encrypt());
    to.setParameters(values(from.parameters()));
    return to;
  }

  private static RtpEncodingParametersT encoding(RtpEncodingParameters from) {
    var to = new RtpEncodingParametersT();
    to.setSsrc(from.ssrc());
    to.setRid(from.rid());
    to.setCodecPayloadType(from.codecPayloadType());
    if (from.rtx() != null) {
      var rtx = new RtxT();
      rtx.setSsrc(from.rtx().ssrc());
      to.setRtx(rtx);
    }
    to.setDtx(from.dtx());
    to.setScalabilityMode(from.scalabilityMode());
    to.setMaxBitrate(from.maxBitrate());
    return to;
  }

  private static ParameterT[] values(Map<String, Object> from) {
    return from.entrySet().stream()
        .map(
            entry -> {
              var to = new ParameterT();
              to.setName(entry.getKey());
              to.setValue(value(entry.getKey(), entry.getValue()));
              return to;
            })
        .toArray(ParameterT[]::new);
  }

  private static ValueUnion value(String name, Object from) {
    var to = new ValueUnion();
    switch (from) {
      case Boolean flag -> {
        var value = new BooleanValueT();
        value.setValue(flag ? 1 : 0);
        to.setType(Value.BooleanValue);
        to.setValue(value);
      }
      case Number number when number.doubleValue() == number.intValue() -> {
        var value = new Integer32T();
        value.setValue(number.intValue());
        to.setType(Value.Integer32);
        to.setValue(value);
      }
      case Number number -> {
        var value = new DoubleValueT();
        value.setValue(number.doubleValue());
        to.setType(Value.DoubleValue);
        to.setValue(value);
      }
      case String text -> {
        var value = new StringValueT();
        value.setValue(text);
        to.setType(Value.StringValue);
        to.setValue(value);
      }
      case List<?> list -> {
        var value = new Integer32ArrayT();
        value.setValue(list.stream().mapToInt(entry -> ((Number) entry).intValue()).toArray());
        to.setType(Value.Integer32Array);
        to.setValue(value);
      }
      default ->
          throw new IllegalArgumentException(
              "Parameter %s is a %s, which validation lets pass".formatted(name, from.getClass()));
    }
    return to;
  }
}
