// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.InvalidParametersException;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.ParameterError;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionUri;
import headroom.mediasoup.rtp.RtpParameters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the parameters of a stream that an endpoint is going to send. */
final class RtpParametersValidation {
  private RtpParametersValidation() {}

  static void check(MediaKind kind, RtpParameters params) {
    Check.text("mid", params.mid(), Limits.MID_LENGTH);
    Check.text("msid", params.msid(), Limits.MSID_LENGTH);
    Check.text("rtcp.cname", params.rtcp().cname(), Limits.CNAME_LENGTH);
    Set<Integer> mediaTypes = checkCodecs(kind, params.codecs());
    checkExtensions(params.headerExtensions());
    EncodingsValidation.check(params.encodings(), mediaTypes, params.mid() != null);
    PackedSize.check(params);
  }

  private static Set<Integer> checkCodecs(MediaKind kind, List<RtpCodecParameters> codecs) {
    Check.count("codecs", codecs, Limits.CODECS);
    Set<Integer> all = new HashSet<>();
    Set<Integer> media = new HashSet<>();
    for (int i = 0; i < codecs.size(); i++) {
      RtpCodecParameters codec = codecs.get(i);
      String path = "codecs[" + i + "]";
      CodecValidation.check(
          path,
          codec.mimeType(),
          codec.clockRate(),
          codec.channels(),
          codec.parameters(),
          codec.rtcpFeedback());
      if (!codec.mimeType().regionMatches(true, 0, kind + "/", 0, 6)) {
        throw Check.contradiction(path + ".mimeType", "must be of the producer's kind, " + kind);
      }
      Check.range(path + ".payloadType", codec.payloadType(), 0, Limits.PAYLOAD_TYPE);
      Check.unique(path + ".payloadType", all, codec.payloadType());
      if (!CodecMatching.isRtx(codec)) {
        media.add(codec.payloadType());
      }
    }
    if (media.isEmpty()) {
      throw new InvalidParametersException(
          ParameterError.PARAMETER_MISSING, "codecs", "must have a media codec");
    }
    checkApts(codecs, media);
    return media;
  }

  private static void checkApts(List<RtpCodecParameters> codecs, Set<Integer> mediaTypes) {
    for (int i = 0; i < codecs.size(); i++) {
      Object apt = codecs.get(i).parameters().get("apt");
      if (CodecMatching.isRtx(codecs.get(i)) && (apt == null || !mediaTypes.contains(apt))) {
        throw Check.malformed(
            "codecs[" + i + "].parameters.apt", "must be the payload type of a media codec");
      }
    }
  }

  private static void checkExtensions(List<RtpHeaderExtensionParameters> extensions) {
    Check.count("headerExtensions", extensions, Limits.EXTENSIONS);
    Set<Integer> ids = new HashSet<>();
    for (int i = 0; i < extensions.size(); i++) {
      RtpHeaderExtensionParameters extension = extensions.get(i);
      String path = "headerExtensions[" + i + "]";
      Check.present(path + ".uri", extension.uri());
      if (!RtpHeaderExtensionUri.isKnown(extension.uri())) {
        throw new InvalidParametersException(
            ParameterError.PARAMETER_UNKNOWN, path + ".uri", "is no extension of mediasoup");
      }
      Check.range(path + ".id", extension.id(), 1, Limits.EXTENSION_ID);
      Check.unique(path + ".id", ids, extension.id());
      ParameterMapValidation.check(path + ".parameters", extension.parameters());
    }
  }
}
