// SPDX-License-Identifier: Apache-2.0
package headroom.participant.sdp;

import headroom.participant.ortc.WebRtcTransportParameters;
import java.util.List;

/** Reads our own certificate's fingerprint out of a local description. */
public final class LocalDtls {
  private LocalDtls() {}

  /** Our DTLS parameters; we are always the DTLS client, since the server cannot reach us first. */
  public static WebRtcTransportParameters.Dtls of(String localSdp) {
    var value = SdpSection.parse(localSdp).getFirst().require("fingerprint");
    var space = value.indexOf(' ');
    return new WebRtcTransportParameters.Dtls(
        "client",
        List.of(
            new WebRtcTransportParameters.Fingerprint(
                value.substring(0, space), value.substring(space + 1))));
  }
}
