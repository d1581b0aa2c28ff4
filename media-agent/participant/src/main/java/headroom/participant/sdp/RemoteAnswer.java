// SPDX-License-Identifier: Apache-2.0
package headroom.participant.sdp;

import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtpParameters;
import headroom.participant.ortc.WebRtcTransportParameters;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The answer that the server would give to our offer to send. */
public final class RemoteAnswer {
  /** One section of our offer with the parameters that we produce by. */
  public record Sent(MediaKind kind, RtpParameters rtpParameters) {
    String mid() {
      return Objects.requireNonNull(rtpParameters.mid(), "a sent section has a mid");
    }
  }

  private RemoteAnswer() {}

  /** The answer for all sections of the offer, in the offer's order. */
  public static String sdp(WebRtcTransportParameters transport, long version, List<Sent> sections) {
    var mids = sections.stream().map(Sent::mid).toList();
    var sdp = new SdpWriter(transport, version, "passive", mids);
    for (var section : sections) {
      var rtp = section.rtpParameters();
      sdp.section(section.kind(), section.mid(), "recvonly", rtp);
      var rids =
          rtp.encodings().stream()
              .map(RtpParameters.Encoding::rid)
              .filter(Objects::nonNull)
              .toList();
      rids.forEach(rid -> sdp.line("a=rid:%s recv".formatted(rid)));
      if (!rids.isEmpty()) {
        sdp.line("a=simulcast:recv %s".formatted(rids.stream().collect(Collectors.joining(";"))));
      }
    }
    return sdp.toString();
  }
}
