// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpHeaderExtensionCapability;
import java.util.List;

/**
 * Checks capabilities. Payload types may occur twice in them (comfort noise has one for all clock
 * rates) and header extensions may be unknown; neither gets any further.
 */
final class CapabilitiesValidation {
  private CapabilitiesValidation() {}

  static void check(RtpCapabilities capabilities) {
    checkCodecs(capabilities.codecs(), "codecs", Limits.CAPABILITY_CODECS);
    List<RtpHeaderExtensionCapability> extensions = capabilities.headerExtensions();
    Check.count("headerExtensions", extensions, Limits.CAPABILITY_EXTENSIONS);
    for (int i = 0; i < extensions.size(); i++) {
      String path = "headerExtensions[" + i + "]";
      Check.present(path + ".uri", extensions.get(i).uri());
      Check.text(path + ".uri", extensions.get(i).uri(), Limits.URI_LENGTH);
      Check.range(path + ".preferredId", extensions.get(i).preferredId(), 1, Limits.EXTENSION_ID);
    }
  }

  static void checkCodecs(List<RtpCodecCapability> codecs, String list, int max) {
    Check.count(list, codecs, max);
    for (int i = 0; i < codecs.size(); i++) {
      RtpCodecCapability codec = codecs.get(i);
      String path = list + "[" + i + "]";
      CodecValidation.check(
          path,
          codec.mimeType(),
          codec.clockRate(),
          codec.channels(),
          codec.parameters(),
          codec.rtcpFeedback());
      Integer payloadType = codec.preferredPayloadType();
      if (payloadType != null) {
        Check.range(path + ".preferredPayloadType", payloadType, 0, Limits.PAYLOAD_TYPE);
      }
    }
  }
}
