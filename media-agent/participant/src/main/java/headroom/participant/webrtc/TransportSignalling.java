// SPDX-License-Identifier: Apache-2.0
package headroom.participant.webrtc;

import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtpParameters;
import headroom.participant.ortc.WebRtcTransportParameters;
import headroom.participant.signalling.RequestRejectedException;
import headroom.participant.signalling.SignallingException;

/** What a connection has to tell the server while it is set up. */
public interface TransportSignalling {
  /** Connects the server's end of the transport; called exactly once per transport. */
  void connect(WebRtcTransportParameters.Dtls local)
      throws RequestRejectedException, SignallingException;

  /** The same for a connection that sends. */
  interface Sending extends TransportSignalling {
    /** Makes a producer of media that is about to flow. */
    void produce(MediaKind kind, RtpParameters rtpParameters)
        throws RequestRejectedException, SignallingException;
  }
}
