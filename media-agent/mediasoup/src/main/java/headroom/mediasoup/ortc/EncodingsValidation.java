// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.InvalidParametersException;
import headroom.mediasoup.rtp.ParameterError;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtxParameters;
import headroom.mediasoup.rtp.ScalabilityMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the streams of a producer. */
final class EncodingsValidation {
  private static final Pattern RID = Pattern.compile("[A-Za-z0-9_-]+");

  /** The modes of the WebRTC SVC specification have up to 3 spatial layers; VP9 could have 8. */
  private static final Pattern SCALABILITY_MODE =
      Pattern.compile("[LS][1-8]T[1-8]h?(?:_KEY)?(?:_SHIFT)?");

  private EncodingsValidation() {}

  static void check(
      List<RtpEncodingParameters> encodings, Set<Integer> mediaTypes, boolean hasMid) {
    Check.count("encodings", encodings, Limits.ENCODINGS);
    if (encodings.isEmpty() && !hasMid) {
      throw new InvalidParametersException(
          ParameterError.PARAMETER_MISSING, "encodings", "are needed where there is no mid");
    }
    Set<Long> ssrcs = new HashSet<>();
    Set<String> rids = new HashSet<>();
    for (int i = 0; i < encodings.size(); i++) {
      RtpEncodingParameters encoding = encodings.get(i);
      String path = "encodings[" + i + "]";
      checkIdentity(path, encoding, hasMid && encodings.size() == 1);
      checkSsrc(path + ".ssrc", encoding.ssrc(), ssrcs);
      RtxParameters rtx = encoding.rtx();
      checkSsrc(path + ".rtx.ssrc", rtx == null ? null : rtx.ssrc(), ssrcs);
      checkRid(path + ".rid", encoding.rid(), rids);
      checkScalability(path + ".scalabilityMode", encoding.scalabilityMode(), encodings.size());
      Long maxBitrate = encoding.maxBitrate();
      if (maxBitrate != null) {
        Check.range(path + ".maxBitrate", maxBitrate, 0, Limits.BITRATE);
      }
      Integer payloadType = encoding.codecPayloadType();
      if (payloadType != null && !mediaTypes.contains(payloadType)) {
        throw Check.malformed(
            path + ".codecPayloadType", "must be the payload type of a media codec");
      }
    }
  }

  private static void checkIdentity(
      String path, RtpEncodingParameters encoding, boolean midWillDo) {
    if (encoding.ssrc() == null && encoding.rid() == null && !midWillDo) {
      throw new InvalidParametersException(
          ParameterError.PARAMETER_MISSING, path, "must have an ssrc or a rid");
    }
  }

  private static void checkSsrc(String path, @Nullable Long ssrc, Set<Long> seen) {
    if (ssrc != null) {
      Check.range(path, ssrc, 1, Limits.SSRC);
      Check.unique(path, seen, ssrc);
    }
  }

  private static void checkRid(String path, @Nullable String rid, Set<String> seen) {
    if (rid != null) {
      Check.text(path, rid, Limits.RID_LENGTH);
      if (!RID.matcher(rid).matches()) {
        throw Check.malformed(path, "must be letters, digits, - and _ only");
      }
      Check.unique(path, seen, rid);
    }
  }

  private static void checkScalability(String path, @Nullable String mode, int encodings) {
    if (mode == null) {
      return;
    }
    Check.text(path, mode, Limits.SCALABILITY_MODE_LENGTH);
    if (!SCALABILITY_MODE.matcher(mode).matches()) {
      throw Check.malformed(path, "must be a mode such as L1T3 or L3T3_KEY");
    }
    if (encodings > 1 && ScalabilityMode.of(mode).spatialLayers() > 1) {
      throw Check.contradiction(path, "must have one spatial layer where there is simulcast");
    }
  }
}
