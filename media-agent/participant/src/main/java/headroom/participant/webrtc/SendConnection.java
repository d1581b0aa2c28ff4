// SPDX-License-Identifier: Apache-2.0
package headroom.participant.webrtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpEncodingParameters;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.MediaType;
import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtpCapabilities;
import headroom.participant.ortc.WebRtcTransportParameters;
import headroom.participant.sdp.LocalDtls;
import headroom.participant.sdp.RemoteAnswer;
import headroom.participant.sdp.SdpSection;
import headroom.participant.sdp.SendMapping;
import headroom.participant.signalling.RequestRejectedException;
import headroom.participant.signalling.SignallingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One participant's connection that sends a tone and a picture. All changes of it hold the lock of
 * its {@link Tracks}, but never while the server is asked.
 */
public final class SendConnection implements AutoCloseable {
  private static final int AUDIO_BITRATE = 40_000;

  private final NativeMedia media;
  private final List<Integer> videoBitrates;
  private final Tracks tracks;
  private final RTCPeerConnection connection;

  /** Keeps statistics and close apart; taken before that of the tracks. */
  private final ReentrantLock closing = new ReentrantLock();

  private boolean closed;

  /**
   * A connection that is not negotiated yet.
   *
   * @param videoBitrates the most that each simulcast layer may take in bit/s, the smallest picture
   *     first
   * @param before a connection whose tone and picture this one sends too
   */
  public SendConnection(
      NativeMedia media, List<Integer> videoBitrates, @Nullable SendConnection before) {
    this.media = media;
    this.videoBitrates = List.copyOf(videoBitrates);
    this.tracks =
        before == null
            ? media.tracks(
                videoBitrates.size() > 1 ? TestPicture.Size.LARGE : TestPicture.Size.SMALL)
            : media.tracksLike(before.tracks);
    this.connection =
        media.sending().createPeerConnection(NativeMedia.configuration(), candidate -> {});
  }

  /** Negotiates both tracks at once, connects the transport and produces. */
  public void negotiate(
      RtpCapabilities router,
      WebRtcTransportParameters transport,
      TransportSignalling.Sending signalling)
      throws NativeMediaException, RequestRejectedException, SignallingException {
    var offer = offer();
    var sections = new ArrayList<RemoteAnswer.Sent>();
    for (var section : SdpSection.parse(offer)) {
      sections.add(
          new RemoteAnswer.Sent(section.kind(), SendMapping.rtpParameters(section, router)));
    }
    signalling.connect(LocalDtls.of(offer));
    tracks.changing().lock();
    try {
      Negotiation.setRemote(
          connection, RTCSdpType.ANSWER, RemoteAnswer.sdp(transport, 1, sections));
    } finally {
      tracks.changing().unlock();
    }
    for (var section : sections) {
      signalling.produce(section.kind(), section.rtpParameters());
    }
  }

  private String offer() throws NativeMediaException {
    tracks.changing().lock();
    try {
      add(tracks.audio(), MediaType.AUDIO, Set.of("opus"), List.of(AUDIO_BITRATE));
      add(tracks.video(), MediaType.VIDEO, Set.of("vp8", "rtx"), videoBitrates);
      return Negotiation.localOffer(connection);
    } finally {
      tracks.changing().unlock();
    }
  }

  private void add(
      MediaStreamTrack track, MediaType type, Set<String> codecs, List<Integer> bitrates) {
    var init = new RTCRtpTransceiverInit();
    init.direction = RTCRtpTransceiverDirection.SEND_ONLY;
    init.streamIds = List.of("synthetic");
    for (var layer = 0; layer < bitrates.size(); layer++) {
      var encoding = new RTCRtpEncodingParameters();
      encoding.active = true;
      encoding.maxBitrate = bitrates.get(layer);
      if (type == MediaType.VIDEO) {
        // The last layer is the full picture, each one below has half its width.
        encoding.scaleResolutionDownBy = (double) (1 << (bitrates.size() - 1 - layer));
      }
      init.sendEncodings.add(encoding);
    }
    var transceiver = connection.addTransceiver(track, init);
    transceiver.setCodecPreferences(
        media.sending().getRtpSenderCapabilities(type).getCodecs().stream()
            .filter(codec -> codecs.contains(codec.getName().toLowerCase(Locale.ROOT)))
            .toList());
  }

  /** Sends silence or black instead; the server's producer is paused by its owner. */
  public void mute(MediaKind kind, boolean on) {
    switch (kind) {
      case AUDIO -> tracks.audio().setEnabled(!on);
      case VIDEO -> tracks.video().setEnabled(!on);
    }
  }

  /** The connection's figures now. */
  public ConnectionStats stats() throws NativeMediaException {
    closing.lock();
    try {
      if (closed) {
        throw new NativeMediaException("the sending connection is closed");
      }
      return ConnectionStats.of(Negotiation.stats(connection));
    } finally {
      closing.unlock();
    }
  }

  @Override
  public void close() {
    closing.lock();
    tracks.changing().lock();
    try {
      if (!closed) {
        closed = true;
        connection.close();
        tracks.giveBack();
      }
    } finally {
      tracks.changing().unlock();
      closing.unlock();
    }
  }
}
