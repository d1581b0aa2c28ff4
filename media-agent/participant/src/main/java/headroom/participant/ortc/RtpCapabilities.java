// SPDX-License-Identifier: Apache-2.0
package headroom.participant.ortc;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a router or a receiver can handle.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtpCapabilities">RtpCapabilities</a>
 */
public record RtpCapabilities(List<Codec> codecs, List<HeaderExtension> headerExtensions) {
  /** Absent lists are read as empty ones. */
  public RtpCapabilities {
    codecs = Lists.orEmpty(codecs);
    headerExtensions = Lists.orEmpty(headerExtensions);
  }

  /** The router's first codec with this MIME type, compared without regard to case. */
  public @Nullable Codec codec(String mimeType) {
    return codecs.stream()
        .filter(codec -> codec.mimeType().equalsIgnoreCase(mimeType))
        .findFirst()
        .orElse(null);
  }

  /**
   * The extension of this kind and URI that a sender may use; empty where the router takes none.
   */
  public List<RtpParameters.HeaderExtension> received(MediaKind kind, String uri) {
    return headerExtensions.stream()
        .filter(extension -> extension.kind() == kind && extension.uri().equals(uri))
        .filter(HeaderExtension::isReceivedByRouter)
        .map(extension -> new RtpParameters.HeaderExtension(uri, extension.preferredId()))
        .toList();
  }

  /** A codec with the payload type that the router uses for it. */
  public record Codec(
      MediaKind kind,
      String mimeType,
      int preferredPayloadType,
      int clockRate,
      @Nullable Integer channels,
      Map<String, Object> parameters,
      List<RtcpFeedback> rtcpFeedback) {
    /** Absent maps and lists are read as empty ones. */
    public Codec {
      parameters = Lists.orEmpty(parameters);
      rtcpFeedback = Lists.orEmpty(rtcpFeedback);
    }

    /** Whether this is a retransmission codec, which follows another codec by {@code apt}. */
    public boolean isRtx() {
      return mimeType.toLowerCase(java.util.Locale.ROOT).endsWith("/rtx");
    }
  }

  /** A header extension; the direction is the router's. */
  public record HeaderExtension(
      MediaKind kind,
      String uri,
      int preferredId,
      boolean preferredEncrypt,
      @Nullable String direction) {
    /** Whether the router takes this extension from a sender. */
    public boolean isReceivedByRouter() {
      return direction == null || direction.equals("sendrecv") || direction.equals("recvonly");
    }
  }
}
