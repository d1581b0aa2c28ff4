// SPDX-License-Identifier: Apache-2.0
package headroom.participant.ortc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of a WebRTC transport.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WebRtcTransport">WebRtcTransport</a>
 */
public record WebRtcTransportParameters(
    String id, Ice iceParameters, List<Candidate> iceCandidates, Dtls dtlsParameters) {
  /** Absent candidates are read as none. */
  public WebRtcTransportParameters {
    iceCandidates = Lists.orEmpty(iceCandidates);
  }

  /** ICE credentials of one side. */
  public record Ice(String usernameFragment, String password, boolean iceLite) {}

  /** One address of the server. Older servers call the address {@code ip}. */
  public record Candidate(
      String foundation,
      long priority,
      @Nullable String ip,
      @Nullable String address,
      String protocol,
      int port,
      String type,
      @Nullable String tcpType) {
    /** The address under whichever name it came. */
    public String host() {
      var host = address != null ? address : ip;
      if (host == null) {
        throw new IllegalArgumentException("ICE candidate without address");
      }
      return host;
    }
  }

  /** DTLS role and certificate fingerprints of one side. */
  public record Dtls(String role, List<Fingerprint> fingerprints) {
    /** Absent fingerprints are read as none. */
    public Dtls {
      fingerprints = Lists.orEmpty(fingerprints);
    }
  }

  /** The digest of a certificate. */
  public record Fingerprint(String algorithm, String value) {}
}
