// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpCodecParameters;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether two descriptions mean the same codec. Loosely: same type, clock rate and channels, which
 * finds a codec among those that mediasoup supports. Strictly: also the parameters without which an
 * endpoint could not decode, that is H264's packetization mode and profile and VP9's profile.
 */
final class CodecMatching {
  private CodecMatching() {}

  static boolean matchesLoosely(RtpCodecCapability one, RtpCodecCapability other) {
    return matchesLoosely(CodecView.of(one), CodecView.of(other));
  }

  static boolean matches(RtpCodecParameters one, RtpCodecCapability other) {
    return matches(CodecView.of(one), CodecView.of(other));
  }

  static Optional<RtpCodecCapability> find(RtpCapabilities capabilities, RtpCodecParameters codec) {
    return capabilities.codecs().stream().filter(other -> matches(codec, other)).findFirst();
  }

  static boolean isRtx(RtpCodecParameters codec) {
    return isRtx(codec.mimeType());
  }

  static boolean isRtx(RtpCodecCapability codec) {
    return isRtx(codec.mimeType());
  }

  /** The RTX codec of the media codec with the given payload type, if the router has one. */
  static Optional<RtpCodecCapability> findRtx(RtpCapabilities capabilities, int payloadType) {
    return capabilities.codecs().stream()
        .filter(CodecMatching::isRtx)
        .filter(codec -> Objects.equals(codec.parameters().get("apt"), payloadType))
        .findFirst();
  }

  /** The payload type of a router's codec, which always has one. */
  static int payloadTypeOf(RtpCodecCapability routerCodec) {
    return Objects.requireNonNull(routerCodec.preferredPayloadType(), "payload type of a router");
  }

  private static boolean isRtx(String mimeType) {
    int subtype = mimeType.length() - "/rtx".length();
    return subtype > 0 && mimeType.regionMatches(true, subtype, "/rtx", 0, "/rtx".length());
  }

  private static boolean matchesLoosely(CodecView one, CodecView other) {
    return one.mimeType().equals(other.mimeType())
        && one.clockRate() == other.clockRate()
        && Objects.equals(one.channels(), other.channels())
        && (!one.mimeType().equals("audio/multiopus")
            || (same(one, other, "num_streams") && same(one, other, "coupled_streams")));
  }

  private static boolean matches(CodecView one, CodecView other) {
    if (!matchesLoosely(one, other)) {
      return false;
    }
    return switch (one.mimeType()) {
      case "video/h264" ->
          one.orZero("packetization-mode").equals(other.orZero("packetization-mode"))
              && H264Profile.isSame(one.parameters(), other.parameters());
      case "video/vp9" -> one.orZero("profile-id").equals(other.orZero("profile-id"));
      default -> true;
    };
  }

  private static boolean same(CodecView one, CodecView other, String parameter) {
    return Objects.equals(one.parameters().get(parameter), other.parameters().get(parameter));
  }
}
