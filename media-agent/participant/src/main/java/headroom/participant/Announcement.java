// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtpParameters;
import headroom.participant.signalling.RequestRejectedException;
import headroom.participant.signalling.SignallingException;

/** Tells the server about media that is about to flow through a transport. */
interface Announcement {
  void produce(String transportId, MediaKind kind, RtpParameters rtpParameters)
      throws RequestRejectedException, SignallingException;
}
