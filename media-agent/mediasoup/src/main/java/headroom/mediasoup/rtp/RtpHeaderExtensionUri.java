// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import java.util.Arrays;

/**
 * The header extensions that mediasoup knows; only these can be packed for a worker.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtpHeaderExtensionUri">RtpHeaderExtensionUri</a>
 */
public enum RtpHeaderExtensionUri implements WireNamed {
  MID("urn:ietf:params:rtp-hdrext:sdes:mid"),
  RTP_STREAM_ID("urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"),
  REPAIRED_RTP_STREAM_ID("urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id"),
  ABS_SEND_TIME("http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"),
  TRANSPORT_WIDE_CC("http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"),
  SSRC_AUDIO_LEVEL("urn:ietf:params:rtp-hdrext:ssrc-audio-level"),
  DEPENDENCY_DESCRIPTOR(
      "https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension"),
  VIDEO_ORIENTATION("urn:3gpp:video-orientation"),
  TIME_OFFSET("urn:ietf:params:rtp-hdrext:toffset"),
  ABS_CAPTURE_TIME("http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time"),
  PLAYOUT_DELAY("http://www.webrtc.org/experiments/rtp-hdrext/playout-delay"),
  MEDIASOUP_PACKET_ID("urn:mediasoup:params:rtp-hdrext:packet-id");

  private final String wireName;

  RtpHeaderExtensionUri(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The constant with the given wire name; an unknown name is an {@link
   * InvalidParametersException}.
   */
  public static RtpHeaderExtensionUri of(String wireName) {
    return WireNamed.find(values(), wireName);
  }

  /** Whether mediasoup knows the given URI; endpoints may offer others, which are then left out. */
  public static boolean isKnown(String uri) {
    return Arrays.stream(values()).anyMatch(known -> known.wireName.equals(uri));
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public String toString() {
    return wireName;
  }
}
