// SPDX-License-Identifier: Apache-2.0
package headroom.participant.sdp;

import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtcpFeedback;
import headroom.participant.ortc.RtpCapabilities;
import headroom.participant.ortc.RtpParameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a producer's RTP parameters out of an offer of libwebrtc.
 *
 * <p>The sender keeps the payload types and extension ids of its own offer. Feedback and header
 * extensions are cut down to what the router takes.
 */
public final class SendMapping {
  /** libwebrtc sends three temporal layers in simulcast; unnamed, only the lowest is forwarded. */
  private static final String SIMULCAST_LAYERS = "L1T3";

  private SendMapping() {}

  /** The RTP parameters of the media that this section of our offer sends. */
  public static RtpParameters rtpParameters(SdpSection section, RtpCapabilities router) {
    return new RtpParameters(
        section.require("mid"),
        codecs(section, router),
        headerExtensions(section, router),
        encodings(section),
        new RtpParameters.Rtcp(cname(section), true));
  }

  private static List<RtpParameters.Codec> codecs(SdpSection section, RtpCapabilities router) {
    var media = section.payloadTypes().getFirst();
    var codecs = new ArrayList<>(List.of(codec(section, media, router)));
    for (var other : section.payloadTypes()) {
      if (media.equals(section.formatParameters(other).get("apt"))) {
        codecs.add(codec(section, other, router));
      }
    }
    return codecs;
  }

  private static RtpParameters.Codec codec(
      SdpSection section, int payloadType, RtpCapabilities router) {
    // VP8/90000 or opus/48000/2
    var map = List.of(section.ofPayloadType("rtpmap", payloadType).getFirst().split("/", -1));
    var mimeType = section.kind() + "/" + map.getFirst();
    var routerCodec = router.codec(mimeType);
    if (routerCodec == null) {
      throw new IllegalArgumentException("the router does not take " + mimeType);
    }
    return new RtpParameters.Codec(
        mimeType,
        payloadType,
        Integer.parseInt(map.get(1)),
        map.size() > 2 ? Integer.valueOf(map.get(2)) : null,
        section.formatParameters(payloadType),
        section.ofPayloadType("rtcp-fb", payloadType).stream()
            .map(SendMapping::feedback)
            .filter(routerCodec.rtcpFeedback()::contains)
            .toList());
  }

  private static RtcpFeedback feedback(String value) {
    var space = value.indexOf(' ');
    return space < 0
        ? new RtcpFeedback(value, null)
        : new RtcpFeedback(value.substring(0, space), value.substring(space + 1));
  }

  private static List<RtpParameters.HeaderExtension> headerExtensions(
      SdpSection section, RtpCapabilities router) {
    var extensions = new ArrayList<RtpParameters.HeaderExtension>();
    for (var extmap : section.values("extmap")) {
      var words = List.of(extmap.split(" ", -1));
      // The id may carry a direction: 3/sendonly.
      var id = words.getFirst().replaceFirst("/.*", "");
      if (takes(router, section.kind(), words.get(1))) {
        extensions.add(new RtpParameters.HeaderExtension(words.get(1), Integer.parseInt(id)));
      }
    }
    return extensions;
  }

  private static boolean takes(RtpCapabilities router, MediaKind kind, String uri) {
    return router.headerExtensions().stream()
        .anyMatch(e -> e.kind() == kind && e.uri().equals(uri) && e.isReceivedByRouter());
  }

  private static List<RtpParameters.Encoding> encodings(SdpSection section) {
    var rids =
        section.values("rid").stream()
            .filter(value -> value.endsWith(" send"))
            .map(value -> value.substring(0, value.indexOf(' ')))
            .toList();
    if (!rids.isEmpty()) {
      return rids.stream().map(rid -> RtpParameters.Encoding.ofRid(rid, SIMULCAST_LAYERS)).toList();
    }
    for (var group : section.values("ssrc-group")) {
      if (group.startsWith("FID ")) {
        var ssrcs = List.of(group.split(" ", -1));
        return List.of(
            RtpParameters.Encoding.ofSsrc(
                Long.parseLong(ssrcs.get(1)), Long.valueOf(ssrcs.get(2))));
      }
    }
    var ssrc = section.require("ssrc");
    return List.of(
        RtpParameters.Encoding.ofSsrc(Long.parseLong(ssrc.substring(0, ssrc.indexOf(' '))), null));
  }

  private static @Nullable String cname(SdpSection section) {
    return section.values("ssrc").stream()
        .filter(value -> value.contains(" cname:"))
        .map(value -> value.substring(value.indexOf(" cname:") + 7))
        .findFirst()
        .orElse(null);
  }
}
