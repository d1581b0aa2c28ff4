// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtcpFeedback;
import headroom.participant.ortc.RtpCapabilities;
import headroom.participant.ortc.RtpParameters;
import headroom.participant.rtp.GapMeter;
import headroom.participant.rtp.KeyFrameRequests;
import headroom.participant.rtp.ReceiverReport;
import headroom.participant.rtp.RtpCounter;
import headroom.participant.rtp.RtpLoop;
import headroom.participant.rtp.RtpPort;
import headroom.participant.rtp.SyntheticStream;
import headroom.participant.rtp.VoiceMeter;
import headroom.participant.signalling.RequestRejectedException;
import headroom.participant.signalling.SignallingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A participant's media on plain RTP: it costs next to nothing, sends what a receiver can decode
 * and decodes nothing itself.
 */
final class PlainParticipant implements ParticipantMedia {
  private static final String AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";

  /** Without it a router would ask for no key frames, and nobody could count how often it would. */
  private static final Set<RtcpFeedback> KEY_FRAME_FEEDBACK =
      Set.of(new RtcpFeedback("nack", "pli"), new RtcpFeedback("ccm", "fir"));

  private final RtpLoop loop;
  private final PlainOptions options;
  private final RoomRequests requests;
  private final Map<MediaKind, SyntheticStream> streams = new ConcurrentHashMap<>();
  private final Map<String, RtpCounter> counters = new ConcurrentHashMap<>();
  private volatile @Nullable KeyFrameRequests keyFrameRequests;
  private volatile @Nullable Link link;

  /** What exists once the transport does. */
  private record Link(RtpCapabilities router, String transportId, RtpPort port) {}

  PlainParticipant(RtpLoop loop, PlainOptions options, RoomRequests requests) {
    this.loop = loop;
    this.options = options;
    this.requests = requests;
  }

  @Override
  public String device() {
    return "plain-rtp";
  }

  @Override
  public RtpCapabilities prepare(RtpCapabilities router)
      throws RequestRejectedException, SignallingException {
    var transport = requests.createPlainTransport();
    try {
      var port = loop.connect(new InetSocketAddress(transport.ip(), transport.port()));
      port.send(new ReceiverReport());
      link = new Link(router, transport.id(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return router;
  }

  private Link link() {
    return Objects.requireNonNull(link, "prepared");
  }

  @Override
  public Set<String> transportIds() {
    return Set.of(link().transportId());
  }

  @Override
  public void produce(Announcement announcement)
      throws RequestRejectedException, SignallingException {
    if (options.sends().contains(MediaKind.AUDIO)) {
      var opus = codec("audio/opus");
      var extensions = link().router().received(MediaKind.AUDIO, AUDIO_LEVEL);
      var stream =
          SyntheticStream.opus(
              opus.preferredPayloadType(),
              options.audioInterval(),
              options.silenceInterval(),
              extensions.isEmpty() ? 0 : extensions.getFirst().id());
      streams.put(MediaKind.AUDIO, stream);
      produce(MediaKind.AUDIO, opus, extensions, announcement);
    }
    if (options.sends().contains(MediaKind.VIDEO)) {
      var vp8 = codec("video/VP8");
      var stream = SyntheticStream.vp8(vp8.preferredPayloadType(), options.videoInterval());
      keyFrameRequests = link().port().countKeyFrameRequests(stream.ssrc());
      streams.put(MediaKind.VIDEO, stream);
      produce(MediaKind.VIDEO, vp8, List.of(), announcement);
    }
  }

  private RtpCapabilities.Codec codec(String mimeType) {
    var codec = link().router().codec(mimeType);
    if (codec == null) {
      throw new IllegalStateException("the router does not take " + mimeType);
    }
    return codec;
  }

  private void produce(
      MediaKind kind,
      RtpCapabilities.Codec codec,
      List<RtpParameters.HeaderExtension> extensions,
      Announcement announcement)
      throws RequestRejectedException, SignallingException {
    var stream = Objects.requireNonNull(streams.get(kind), "made before");
    var rtpCodec =
        new RtpParameters.Codec(
            codec.mimeType(),
            codec.preferredPayloadType(),
            codec.clockRate(),
            codec.channels(),
            codec.parameters(),
            codec.rtcpFeedback().stream().filter(KEY_FRAME_FEEDBACK::contains).toList());
    announcement.produce(
        link().transportId(),
        kind,
        new RtpParameters(
            null,
            List.of(rtpCodec),
            extensions,
            List.of(RtpParameters.Encoding.ofSsrc(stream.ssrc(), null)),
            new RtpParameters.Rtcp("headroom-" + stream.ssrc(), true)));
    // Earlier packets would belong to no producer.
    link().port().send(stream);
  }

  @Override
  public void consume(NewConsumer consumer, GapMeter.Feed gaps, VoiceMeter voice) {
    counters.put(consumer.id(), link().port().count(consumer.ssrc(), gaps, voice));
  }

  @Override
  public void drop(NewConsumer consumer) {
    link().port().forget(consumer.ssrc());
    counters.remove(consumer.id());
  }

  @Override
  public void mute(MediaKind kind, boolean on) {
    var stream = streams.get(kind);
    if (stream != null) {
      stream.pause(on);
    }
  }

  @Override
  public void speak(boolean on) {
    var stream = streams.get(MediaKind.AUDIO);
    if (stream == null) {
      throw new IllegalStateException("this participant sends no audio");
    }
    stream.speak(on);
  }

  @Override
  public boolean measures() {
    return true;
  }

  @Override
  public boolean seesPackets() {
    return true;
  }

  @Override
  public void resetRequests() {
    var requests = keyFrameRequests;
    if (requests != null) {
      requests.reset();
    }
  }

  @Override
  public Figures figures() {
    return new PlainFigures();
  }

  @Override
  public void close() {
    var open = link;
    if (open != null) {
      open.port().close();
    }
  }

  private final class PlainFigures implements Figures {
    @Override
    public @Nullable String sendDtls() {
      return null;
    }

    @Override
    public @Nullable String receiveDtls() {
      return null;
    }

    @Override
    public long sentPackets(MediaKind kind) {
      var stream = streams.get(kind);
      return stream == null ? 0 : stream.sent();
    }

    @Override
    public @Nullable KeyFrames keyFrames() {
      var requests = keyFrameRequests;
      return requests == null ? null : new KeyFrames(requests.total(), requests.mostInASecond());
    }

    @Override
    public Inbound inbound(NewConsumer consumer) {
      var counter = counters.get(consumer.id());
      if (counter == null) {
        return new Inbound(0, 0, 0L, null, null, null, null);
      }
      var counted = counter.snapshot();
      return new Inbound(
          counted.packets(), counted.lost(), counted.sequenceGaps(), null, null, null, null);
    }
  }
}
