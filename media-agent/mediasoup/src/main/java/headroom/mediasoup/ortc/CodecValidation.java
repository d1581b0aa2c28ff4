// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.RtcpFeedback;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what codecs in capabilities and codecs in use have in common. */
final class CodecValidation {
  private static final Pattern MIME_TYPE =
      Pattern.compile("(?:audio|video)/[a-z0-9][a-z0-9.+_-]*", Pattern.CASE_INSENSITIVE);

  private CodecValidation() {}

  static void check(
      String path,
      String mimeType,
      int clockRate,
      @Nullable Integer channels,
      Map<String, Object> parameters,
      List<RtcpFeedback> feedback) {
    Check.present(path + ".mimeType", mimeType);
    Check.text(path + ".mimeType", mimeType, Limits.MIME_TYPE_LENGTH);
    if (!MIME_TYPE.matcher(mimeType).matches()) {
      throw Check.malformed(path + ".mimeType", "must be audio/… or video/…");
    }
    Check.range(path + ".clockRate", clockRate, 1, Limits.CLOCK_RATE_HZ);
    if (channels != null) {
      Check.range(path + ".channels", channels, 1, Limits.CHANNELS);
    }
    ParameterMapValidation.check(path + ".parameters", parameters);
    Check.count(path + ".rtcpFeedback", feedback, Limits.FEEDBACKS);
    for (int i = 0; i < feedback.size(); i++) {
      RtcpFeedback entry = feedback.get(i);
      String at = path + ".rtcpFeedback[" + i + "]";
      Check.present(at + ".type", entry.type());
      Check.text(at + ".type", entry.type(), Limits.FEEDBACK_LENGTH);
      Check.text(at + ".parameter", entry.parameter(), Limits.FEEDBACK_LENGTH);
    }
  }
}
