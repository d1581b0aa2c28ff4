// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpCodecParameters;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What matters of a codec for matching, whether it is offered or in use. */
record CodecView(
    String mimeType, int clockRate, @Nullable Integer channels, Map<String, Object> parameters) {

  static CodecView of(RtpCodecCapability codec) {
    return new CodecView(
        lowerCase(codec.mimeType()), codec.clockRate(), codec.channels(), codec.parameters());
  }

  static CodecView of(RtpCodecParameters codec) {
    return new CodecView(
        lowerCase(codec.mimeType()), codec.clockRate(), codec.channels(), codec.parameters());
  }

  /** The parameter, where absent, empty and 0 are the same. */
  Object orZero(String name) {
    Object value = parameters.getOrDefault(name, 0);
    return value.equals("") ? 0 : value;
  }

  private static String lowerCase(String mimeType) {
    return mimeType.toLowerCase(Locale.ROOT);
  }
}
