// SPDX-License-Identifier: Apache-2.0
package headroom.participant.webrtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtpParameters;
import headroom.participant.ortc.WebRtcTransportParameters;
import headroom.participant.rtp.GapMeter;
import headroom.participant.sdp.LocalDtls;
import headroom.participant.sdp.RemoteOffer;
import headroom.participant.signalling.RequestRejectedException;
import headroom.participant.signalling.SignallingException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One participant's connection that receives; guarded by a lock of its own. */
public final class ReceiveConnection implements AutoCloseable {
  private final TransportSignalling signalling;
  private final RTCPeerConnection connection;
  private final RemoteOffer offer;
  private final boolean measuring;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Received> received = new HashMap<>();
  private boolean connected;
  private boolean closed;

  private record Received(MediaStreamTrack track, StreamGaps gaps) {}

  /**
   * A connection that is negotiated with its first consumer.
   *
   * @param measuring whether gaps are measured, which costs a copy of each decoded picture
   */
  public ReceiveConnection(
      NativeMedia media,
      WebRtcTransportParameters transport,
      boolean measuring,
      TransportSignalling signalling) {
    this.signalling = signalling;
    this.measuring = measuring;
    this.offer = new RemoteOffer(transport);
    this.connection =
        media.receiving().createPeerConnection(NativeMedia.configuration(), candidate -> {});
  }

  /**
   * Makes ready to receive a consumer, whose arrivals go to the meter; it may be resumed
   * afterwards.
   */
  public void add(String consumerId, MediaKind kind, RtpParameters rtp, GapMeter.Feed meter)
      throws NativeMediaException, RequestRejectedException, SignallingException {
    lock.lock();
    try {
      if (closed) {
        throw new NativeMediaException("the receiving connection is closed");
      }
      var mid = offer.add(consumerId, kind, rtp);
      var answer = negotiate();
      if (!connected) {
        connected = true;
        signalling.connect(LocalDtls.of(answer));
      }
      var track = track(mid);
      if (measuring && track != null) {
        received.put(consumerId, new Received(track, StreamGaps.on(track, meter)));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Stops receiving a consumer. */
  public void remove(String consumerId) throws NativeMediaException {
    lock.lock();
    try {
      var gone = received.remove(consumerId);
      if (gone != null) {
        gone.gaps().detach(gone.track());
      }
      if (!closed && offer.remove(consumerId)) {
        negotiate();
      }
    } finally {
      lock.unlock();
    }
  }

  private String negotiate() throws NativeMediaException {
    Negotiation.setRemote(connection, RTCSdpType.OFFER, offer.sdp());
    return Negotiation.localAnswer(connection);
  }

  private @Nullable MediaStreamTrack track(String mid) {
    for (var transceiver : connection.getTransceivers()) {
      if (mid.equals(transceiver.getMid())) {
        return transceiver.getReceiver().getTrack();
      }
    }
    return null;
  }

  /** The connection's figures now. */
  public ConnectionStats stats() throws NativeMediaException {
    lock.lock();
    try {
      if (closed) {
        throw new NativeMediaException("the receiving connection is closed");
      }
      return ConnectionStats.of(Negotiation.stats(connection));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        received.values().forEach(gone -> gone.gaps().detach(gone.track()));
        received.clear();
        connection.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
