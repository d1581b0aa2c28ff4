// SPDX-License-Identifier: Apache-2.0
package headroom.participant.sdp;

import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtpParameters;
import headroom.participant.ortc.WebRtcTransportParameters;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the server's side of a description, the one that libwebrtc gets as the remote one.
 *
 * <p>The server is ICE-lite and never needs the client's candidates.
 */
final class SdpWriter {
  private final StringBuilder sdp = new StringBuilder();
  private final WebRtcTransportParameters transport;
  private final String setup;

  /**
   * Begins a description.
   *
   * @param version must rise with each description of one connection
   * @param setup the server's DTLS role: {@code passive} in answers, {@code actpass} in offers
   */
  SdpWriter(
      WebRtcTransportParameters transport, long version, String setup, List<String> bundledMids) {
    this.transport = transport;
    this.setup = setup;
    line("v=0");
    line("o=headroom 1 %d IN IP4 0.0.0.0".formatted(version));
    line("s=-");
    line("t=0 0");
    line("a=ice-lite");
    line("a=msid-semantic: WMS *");
    line("a=group:BUNDLE %s".formatted(String.join(" ", bundledMids)));
  }

  SdpWriter line(String text) {
    sdp.append(text).append("\r\n");
    return this;
  }

  /** One bundled m-section with its transport, codecs and header extensions. */
  SdpWriter section(MediaKind kind, String mid, String direction, RtpParameters rtp) {
    var payloadTypes =
        rtp.codecs().stream()
            .map(codec -> Integer.toString(codec.payloadType()))
            .collect(Collectors.joining(" "));
    // 9 is the discard port: the real ones are in the candidates.
    line("m=%s 9 UDP/TLS/RTP/SAVPF %s".formatted(kind, payloadTypes));
    line("c=IN IP4 127.0.0.1");
    line("a=mid:%s".formatted(mid));
    line("a=%s".formatted(direction));
    line("a=rtcp-mux");
    line("a=rtcp-rsize");
    transport();
    rtp.codecs().forEach(this::codec);
    rtp.headerExtensions().forEach(e -> line("a=extmap:%d %s".formatted(e.id(), e.uri())));
    return this;
  }

  private void transport() {
    line("a=ice-ufrag:%s".formatted(transport.iceParameters().usernameFragment()));
    line("a=ice-pwd:%s".formatted(transport.iceParameters().password()));
    for (var candidate : transport.iceCandidates()) {
      var tcp = candidate.tcpType() == null ? "" : " tcptype " + candidate.tcpType();
      line(
          "a=candidate:%s 1 %s %d %s %d typ %s%s"
              .formatted(
                  candidate.foundation(),
                  candidate.protocol(),
                  candidate.priority(),
                  candidate.host(),
                  candidate.port(),
                  candidate.type(),
                  tcp));
    }
    line("a=end-of-candidates");
    var sha256 =
        transport.dtlsParameters().fingerprints().stream()
            .filter(fingerprint -> fingerprint.algorithm().equals("sha-256"))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("transport without sha-256 fingerprint"));
    line("a=fingerprint:sha-256 %s".formatted(sha256.value()));
    line("a=setup:%s".formatted(setup));
  }

  private void codec(RtpParameters.Codec codec) {
    var channels = codec.channels();
    var suffix = channels == null || channels == 1 ? "" : "/" + channels;
    line(
        "a=rtpmap:%d %s/%d%s"
            .formatted(codec.payloadType(), codec.name(), codec.clockRate(), suffix));
    if (!codec.parameters().isEmpty()) {
      var pairs =
          codec.parameters().entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue())
              .sorted()
              .collect(Collectors.joining(";"));
      line("a=fmtp:%d %s".formatted(codec.payloadType(), pairs));
    }
    for (var feedback : codec.rtcpFeedback()) {
      var parameter = feedback.parameter() == null ? "" : " " + feedback.parameter();
      line("a=rtcp-fb:%d %s%s".formatted(codec.payloadType(), feedback.type(), parameter));
    }
  }

  @Override
  public String toString() {
    return sdp.toString();
  }
}
