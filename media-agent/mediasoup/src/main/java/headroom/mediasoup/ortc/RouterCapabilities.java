// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.InvalidParametersException;
import headroom.mediasoup.rtp.ParameterError;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.UnsupportedParametersException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a router's capabilities out of the codecs that it is asked to offer. */
final class RouterCapabilities {
  private final PayloadTypes payloadTypes = new PayloadTypes();
  private final List<RtpCodecCapability> codecs = new ArrayList<>();

  private RouterCapabilities() {}

  static RtpCapabilities of(List<RtpCodecCapability> mediaCodecs) {
    Validation.routerCodecs(mediaCodecs);
    RouterCapabilities router = new RouterCapabilities();
    for (int i = 0; i < mediaCodecs.size(); i++) {
      router.add(mediaCodecs.get(i), "mediaCodecs[" + i + "]");
    }
    return new RtpCapabilities(router.codecs, SupportedCapabilities.ALL.headerExtensions());
  }

  private void add(RtpCodecCapability wanted, String path) {
    RtpCodecCapability supported =
        SupportedCapabilities.ALL.codecs().stream()
            .filter(candidate -> CodecMatching.matchesLoosely(wanted, candidate))
            .findFirst()
            .orElseThrow(
                () ->
                    new UnsupportedParametersException(
                        ParameterError.CODEC_NOT_SUPPORTED,
                        path,
                        "is no codec that mediasoup supports with this clock rate and these"
                            + " channels"));
    int payloadType = payloadTypeOf(wanted, supported, path);
    if (codecs.stream().anyMatch(codec -> CodecMatching.payloadTypeOf(codec) == payloadType)) {
      throw new InvalidParametersException(
          ParameterError.PARAMETER_DUPLICATE,
          path + ".preferredPayloadType",
          "is already in use, by another codec or its RTX");
    }
    Map<String, Object> parameters = new LinkedHashMap<>(supported.parameters());
    parameters.putAll(wanted.parameters());
    codecs.add(supported.withPreferredPayloadType(payloadType).withParameters(parameters));
    switch (supported.kind()) {
      case AUDIO -> {}
      case VIDEO -> codecs.add(rtxFor(supported, payloadType, path));
    }
  }

  private int payloadTypeOf(RtpCodecCapability wanted, RtpCodecCapability supported, String path) {
    Integer asked = wanted.preferredPayloadType();
    if (asked != null) {
      payloadTypes.take(asked);
      return asked;
    }
    Integer fixed = supported.preferredPayloadType();
    return fixed != null ? fixed : payloadTypes.next(path);
  }

  private RtpCodecCapability rtxFor(RtpCodecCapability codec, int payloadType, String path) {
    return new RtpCodecCapability(
        codec.kind(),
        codec.kind() + "/rtx",
        payloadTypes.next(path),
        codec.clockRate(),
        null,
        Map.of("apt", payloadType),
        List.of());
  }
}
