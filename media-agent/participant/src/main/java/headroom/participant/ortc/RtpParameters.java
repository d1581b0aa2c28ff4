// SPDX-License-Identifier: Apache-2.0
package headroom.participant.ortc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one producer's or consumer's media looks on the wire.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtpParameters">RtpParameters</a>
 */
public record RtpParameters(
    @Nullable String mid,
    List<Codec> codecs,
    List<HeaderExtension> headerExtensions,
    List<Encoding> encodings,
    @Nullable Rtcp rtcp) {
  /** Absent lists are read as empty ones. */
  public RtpParameters {
    codecs = Lists.orEmpty(codecs);
    headerExtensions = Lists.orEmpty(headerExtensions);
    encodings = Lists.orEmpty(encodings);
  }

  /** A codec in use. */
  public record Codec(
      String mimeType,
      int payloadType,
      int clockRate,
      @Nullable Integer channels,
      Map<String, Object> parameters,
      List<RtcpFeedback> rtcpFeedback) {
    /** Absent maps and lists are read as empty ones. */
    public Codec {
      parameters = Lists.orEmpty(parameters);
      rtcpFeedback = Lists.orEmpty(rtcpFeedback);
    }

    /** The name without the kind, as SDP has it: {@code VP8} of {@code video/VP8}. */
    public String name() {
      return mimeType.substring(mimeType.indexOf('/') + 1);
    }

    /** Whether this codec carries retransmissions of another one. */
    public boolean isRtx() {
      return name().toLowerCase(Locale.ROOT).equals("rtx");
    }
  }

  /** A header extension in use. */
  public record HeaderExtension(String uri, int id) {}

  /** One stream: by SSRC, or by RID where simulcast is sent. */
  public record Encoding(
      @Nullable Long ssrc,
      @Nullable String rid,
      @Nullable Rtx rtx,
      @Nullable String scalabilityMode,
      @Nullable Integer maxBitrate) {
    /** A single stream with an SSRC of its own. */
    public static Encoding ofSsrc(long ssrc, @Nullable Long rtxSsrc) {
      return new Encoding(ssrc, null, rtxSsrc == null ? null : new Rtx(rtxSsrc), null, null);
    }

    /** One layer of a simulcast stream. */
    public static Encoding ofRid(String rid, String scalabilityMode) {
      return new Encoding(null, rid, null, scalabilityMode, null);
    }
  }

  /** The stream of retransmissions. */
  public record Rtx(long ssrc) {}

  /** RTCP settings; reduced size is always on. */
  public record Rtcp(@Nullable String cname, boolean reducedSize) {}
}
