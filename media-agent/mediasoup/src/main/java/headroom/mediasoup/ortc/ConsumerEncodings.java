// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtxParameters;
import headroom.mediasoup.rtp.ScalabilityMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The streams of a consumer, with SSRCs of their own. */
final class ConsumerEncodings {
  private ConsumerEncodings() {}

  /** One stream in which the worker switches between the layers of all consumable ones. */
  static RtpEncodingParameters single(
      List<RtpEncodingParameters> consumable, boolean rtx, Ssrcs ssrcs) {
    long ssrc = ssrcs.next();
    long maxBitrate =
        consumable.stream()
            .map(RtpEncodingParameters::maxBitrate)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    return new RtpEncodingParameters(
        ssrc,
        null,
        null,
        rtx ? new RtxParameters(ssrc + 1) : null,
        false,
        scalabilityMode(consumable),
        maxBitrate > 0 ? maxBitrate : null);
  }

  /** Every consumable stream on its own. */
  static List<RtpEncodingParameters> all(
      List<RtpEncodingParameters> consumable, boolean rtx, Ssrcs ssrcs) {
    long ssrc = ssrcs.next();
    long rtxSsrc = ssrcs.next();
    List<RtpEncodingParameters> encodings = new ArrayList<>();
    for (RtpEncodingParameters encoding : consumable) {
      encodings.add(
          new RtpEncodingParameters(
              ssrc++,
              encoding.rid(),
              encoding.codecPayloadType(),
              rtx ? new RtxParameters(rtxSsrc++) : null,
              encoding.dtx(),
              encoding.scalabilityMode(),
              encoding.maxBitrate()));
    }
    return encodings;
  }

  /** With simulcast each stream counts as a spatial layer; all are taken to have one mode. */
  private static @Nullable String scalabilityMode(List<RtpEncodingParameters> consumable) {
    String first =
        consumable.stream()
            .map(RtpEncodingParameters::scalabilityMode)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return consumable.size() > 1
        ? "L" + consumable.size() + "T" + ScalabilityMode.of(first).temporalLayers()
        : first;
  }
}
