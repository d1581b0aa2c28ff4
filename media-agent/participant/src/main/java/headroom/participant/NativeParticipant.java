// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtpCapabilities;
import headroom.participant.ortc.RtpParameters;
import headroom.participant.ortc.WebRtcTransportParameters;
import headroom.participant.rtp.GapMeter;
import headroom.participant.rtp.VoiceMeter;
import headroom.participant.sdp.ReceiverCapabilities;
import headroom.participant.signalling.RequestRejectedException;
import headroom.participant.signalling.SignallingException;
import headroom.participant.webrtc.ConnectionStats;
import headroom.participant.webrtc.NativeMedia;
import headroom.participant.webrtc.NativeMediaException;
import headroom.participant.webrtc.ReceiveConnection;
import headroom.participant.webrtc.SendConnection;
import headroom.participant.webrtc.TransportSignalling;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A participant's media on webrtc-java: real ICE, DTLS, codecs and jitter buffers. */
final class NativeParticipant implements ParticipantMedia {
  private static final Logger LOG = LoggerFactory.getLogger(NativeParticipant.class);

  private final NativeMedia media;
  private final RoomRequests requests;
  private final NativeOptions options;
  private final Set<String> transportIds = ConcurrentHashMap.newKeySet();
  private final @Nullable SendConnection before;
  private @Nullable RtpCapabilities router;
  private @Nullable WebRtcTransportParameters sendTransport;
  private volatile @Nullable SendConnection sending;
  private volatile @Nullable ReceiveConnection receiving;

  NativeParticipant(
      NativeMedia media,
      NativeOptions options,
      RoomRequests requests,
      @Nullable ParticipantMedia before) {
    this.before = before instanceof NativeParticipant other ? other.sending : null;
    this.media = media;
    this.options = options;
    this.requests = requests;
  }

  @Override
  public String device() {
    return "webrtc-java";
  }

  @Override
  public RtpCapabilities prepare(RtpCapabilities router)
      throws RequestRejectedException, SignallingException {
    this.router = router;
    var send = requests.createWebRtcTransport(true);
    var receive = requests.createWebRtcTransport(false);
    transportIds.addAll(Set.of(send.id(), receive.id()));
    sendTransport = send;
    receiving =
        new ReceiveConnection(
            media,
            receive,
            options.measureGaps(),
            local -> requests.connectWebRtcTransport(receive.id(), local));
    return ReceiverCapabilities.of(router);
  }

  @Override
  public Set<String> transportIds() {
    return Set.copyOf(transportIds);
  }

  @Override
  public void produce(Announcement announcement)
      throws RequestRejectedException, SignallingException, NativeMediaException {
    if (!options.sends()) {
      return;
    }
    var transport = Objects.requireNonNull(sendTransport, "prepared");
    var connection = new SendConnection(media, options.videoBitrates(), before);
    sending = connection;
    connection.negotiate(
        Objects.requireNonNull(router, "prepared"), transport, new Sender(transport, announcement));
  }

  @Override
  public void consume(NewConsumer consumer, GapMeter.Feed gaps, VoiceMeter voice)
      throws RequestRejectedException, SignallingException, NativeMediaException {
    Objects.requireNonNull(receiving, "prepared")
        .add(consumer.id(), consumer.kind(), consumer.rtpParameters(), gaps);
  }

  @Override
  public void drop(NewConsumer consumer) throws NativeMediaException {
    Objects.requireNonNull(receiving, "prepared").remove(consumer.id());
  }

  @Override
  public void mute(MediaKind kind, boolean on) {
    var connection = sending;
    if (connection != null) {
      connection.mute(kind, on);
    }
  }

  @Override
  public void speak(boolean on) {
    throw new IllegalStateException("a native participant sends its tone all the time");
  }

  @Override
  public boolean measures() {
    return options.measureGaps();
  }

  @Override
  public boolean seesPackets() {
    return false;
  }

  @Override
  public void resetRequests() {}

  @Override
  public Figures figures() {
    var sent = sending;
    var received = receiving;
    return new NativeFigures(
        figures(sent == null ? null : sent::stats),
        figures(received == null ? null : received::stats));
  }

  private interface Source {
    ConnectionStats stats() throws NativeMediaException;
  }

  private static ConnectionStats figures(@Nullable Source connection) {
    try {
      return connection == null ? ConnectionStats.NONE : connection.stats();
    } catch (NativeMediaException e) {
      LOG.debug("no statistics", e);
      return ConnectionStats.NONE;
    }
  }

  @Override
  public void close() {
    var sent = sending;
    if (sent != null) {
      sent.close();
    }
    var received = receiving;
    if (received != null) {
      received.close();
    }
  }

  private record NativeFigures(ConnectionStats sent, ConnectionStats received) implements Figures {
    @Override
    public @Nullable String sendDtls() {
      return sent.dtlsState();
    }

    @Override
    public @Nullable String receiveDtls() {
      return received.dtlsState();
    }

    @Override
    public long sentPackets(MediaKind kind) {
      return sent.packetsSent(kind.toString());
    }

    @Override
    public @Nullable KeyFrames keyFrames() {
      return null;
    }

    @Override
    public Inbound inbound(NewConsumer consumer) {
      var inbound = received.inbound(consumer.ssrc());
      var video = consumer.kind() == MediaKind.VIDEO;
      return new Inbound(
          inbound.packets(),
          inbound.lost(),
          null,
          video ? inbound.framesDecoded() : null,
          video ? inbound.frameWidth() : null,
          video ? inbound.freezes() : null,
          video ? null : inbound.concealedSamples());
    }
  }

  /** Tells the server about the sending transport. */
  private final class Sender implements TransportSignalling.Sending {
    private final WebRtcTransportParameters transport;
    private final Announcement announcement;

    Sender(WebRtcTransportParameters transport, Announcement announcement) {
      this.transport = transport;
      this.announcement = announcement;
    }

    @Override
    public void connect(WebRtcTransportParameters.Dtls local)
        throws RequestRejectedException, SignallingException {
      requests.connectWebRtcTransport(transport.id(), local);
    }

    @Override
    public void produce(MediaKind kind, RtpParameters rtpParameters)
        throws RequestRejectedException, SignallingException {
      announcement.produce(transport.id(), kind, rtpParameters);
    }
  }
}
