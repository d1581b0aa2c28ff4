// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtcpParameters;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionCapability;
import headroom.mediasoup.rtp.RtpHeaderExtensionDirection;
import headroom.mediasoup.rtp.RtpHeaderExtensionParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionUri;
import headroom.mediasoup.rtp.RtpMapping;
import headroom.mediasoup.rtp.RtpParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A producer in the router's terms: its payload types and SSRCs, all RTX and feedback that the
 * router knows, and the header extensions that consumers may get.
 */
final class ConsumableParameters {
  private ConsumableParameters() {}

  static RtpParameters of(
      MediaKind kind, RtpParameters params, RtpCapabilities router, RtpMapping mapping) {
    return new RtpParameters(
        null,
        codecs(params, router, mapping),
        headerExtensions(kind, params, router),
        encodings(params, mapping),
        new RtcpParameters(params.rtcp().cname(), true),
        params.msid());
  }

  private static List<RtpCodecParameters> codecs(
      RtpParameters params, RtpCapabilities router, RtpMapping mapping) {
    List<RtpCodecParameters> codecs = new ArrayList<>();
    for (RtpCodecParameters codec : params.codecs()) {
      if (CodecMatching.isRtx(codec)) {
        continue;
      }
      int payloadType =
          mapping.codecs().stream()
              .filter(entry -> entry.payloadType() == codec.payloadType())
              .findFirst()
              .orElseThrow(() -> notOfThisProducer("codec"))
              .mappedPayloadType();
      RtpCodecCapability offered =
          router.codecs().stream()
              .filter(candidate -> CodecMatching.payloadTypeOf(candidate) == payloadType)
              .findFirst()
              .orElseThrow(() -> notOfThisProducer("router"));
      codecs.add(inUse(offered, payloadType, codec.parameters()));
      CodecMatching.findRtx(router, payloadType)
          .ifPresent(
              rtx -> codecs.add(inUse(rtx, CodecMatching.payloadTypeOf(rtx), rtx.parameters())));
    }
    return codecs;
  }

  private static List<RtpHeaderExtensionParameters> headerExtensions(
      MediaKind kind, RtpParameters params, RtpCapabilities router) {
    return router.headerExtensions().stream()
        .filter(extension -> extension.kind() == kind)
        .filter(ConsumableParameters::canBeSent)
        .filter(extension -> !isForwardedOnly(extension) || uses(params, extension.uri()))
        .map(
            extension ->
                new RtpHeaderExtensionParameters(
                    extension.uri(),
                    extension.preferredId(),
                    extension.preferredEncrypt(),
                    Map.of()))
        .toList();
  }

  private static List<RtpEncodingParameters> encodings(RtpParameters params, RtpMapping mapping) {
    List<RtpEncodingParameters> encodings = new ArrayList<>();
    for (int i = 0; i < params.encodings().size(); i++) {
      RtpEncodingParameters given = params.encodings().get(i);
      encodings.add(
          new RtpEncodingParameters(
              mapping.encodings().get(i).mappedSsrc(),
              null,
              null,
              null,
              given.dtx(),
              given.scalabilityMode(),
              given.maxBitrate()));
    }
    return encodings;
  }

  private static boolean canBeSent(RtpHeaderExtensionCapability extension) {
    RtpHeaderExtensionDirection direction = extension.direction();
    return direction == RtpHeaderExtensionDirection.SENDRECV
        || direction == RtpHeaderExtensionDirection.SENDONLY;
  }

  /**
   * The worker passes on the capture time that a sender wrote and never writes one itself.
   * Announced behind a pipe without being there, a worker would wait for it for ever.
   */
  private static boolean isForwardedOnly(RtpHeaderExtensionCapability extension) {
    return extension.uri().equals(RtpHeaderExtensionUri.ABS_CAPTURE_TIME.wireName());
  }

  private static boolean uses(RtpParameters params, String uri) {
    return params.headerExtensions().stream().anyMatch(extension -> extension.uri().equals(uri));
  }

  private static RtpCodecParameters inUse(
      RtpCodecCapability offered, int payloadType, Map<String, Object> parameters) {
    return new RtpCodecParameters(
        offered.mimeType(),
        payloadType,
        offered.clockRate(),
        offered.channels(),
        parameters,
        offered.rtcpFeedback());
  }

  private static IllegalArgumentException notOfThisProducer(String what) {
    return new IllegalArgumentException("the mapping belongs to another " + what);
  }
}
