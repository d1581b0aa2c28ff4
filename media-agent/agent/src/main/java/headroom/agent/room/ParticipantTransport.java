// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.journal.ParticipantEntry.TransportEntry;
import headroom.mediasoup.Transport;

/**
 * A transport of a participant, who sends over it, receives over it, or both.
 *
 * @param plain plain RTP instead of WebRTC
 */
record ParticipantTransport(Transport transport, boolean plain, boolean sends, boolean receives) {
  private static final String PLAIN = "plain";
  private static final String WEBRTC = "webrtc";
  private static final String SEND = "send";
  private static final String RECEIVE = "receive";
  private static final String BOTH = "both";

  TransportEntry entry() {
    String role = sends && receives ? BOTH : sends ? SEND : RECEIVE;
    return new TransportEntry(transport.id(), plain ? PLAIN : WEBRTC, role);
  }

  static ParticipantTransport of(TransportEntry entry, Transport transport) {
    return new ParticipantTransport(
        transport,
        entry.kind().equals(PLAIN),
        !entry.role().equals(RECEIVE),
        !entry.role().equals(SEND));
  }
}
