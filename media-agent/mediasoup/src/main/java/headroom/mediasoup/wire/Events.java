// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import com.google.flatbuffers.Table;
import headroom.mediasoup.fbs.activespeakerobserver.DominantSpeakerNotification;
import headroom.mediasoup.fbs.audiolevelobserver.VolumesNotification;
import headroom.mediasoup.fbs.consumer.LayersChangeNotification;
import headroom.mediasoup.fbs.consumer.ScoreNotification;
import headroom.mediasoup.fbs.dataconsumer.BufferedAmountLowNotification;
import headroom.mediasoup.fbs.notification.Notification;
import headroom.mediasoup.fbs.plaintransport.RtcpTupleNotification;
import headroom.mediasoup.fbs.plaintransport.TupleNotification;
import headroom.mediasoup.fbs.producer.VideoOrientationChangeNotification;
import headroom.mediasoup.fbs.transport.SctpNegotiatedCapabilitiesNotification;
import headroom.mediasoup.fbs.transport.SctpStateChangeNotification;
import headroom.mediasoup.fbs.webrtctransport.DtlsStateChangeNotification;
import headroom.mediasoup.fbs.webrtctransport.IceSelectedTupleChangeNotification;
import headroom.mediasoup.fbs.webrtctransport.IceStateChangeNotification;
import headroom.mediasoup.rtp.DtlsState;
import headroom.mediasoup.rtp.IceState;
import headroom.mediasoup.rtp.SctpNegotiatedCapabilities;
import headroom.mediasoup.rtp.SctpState;
import headroom.mediasoup.rtp.TransportTuple;
import headroom.mediasoup.state.ConsumerLayers;
import headroom.mediasoup.state.ConsumerScore;
import headroom.mediasoup.state.ProducerScore;
import headroom.mediasoup.state.VideoOrientation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the worker's notifications say. */
public final class Events {
  private Events() {}

  public static IceState iceState(Notification notification) {
    return Numbers.constant(
        Enums.ICE_STATES, body(notification, new IceStateChangeNotification()).iceState());
  }

  public static TransportTuple iceSelectedTuple(Notification notification) {
    return TransportReader.presentTuple(
        body(notification, new IceSelectedTupleChangeNotification()).unpack().getTuple());
  }

  public static DtlsState dtlsState(Notification notification) {
    return Numbers.constant(
        Enums.DTLS_STATES, body(notification, new DtlsStateChangeNotification()).dtlsState());
  }

  public static SctpState sctpState(Notification notification) {
    return Numbers.constant(
        Enums.SCTP_STATES, body(notification, new SctpStateChangeNotification()).sctpState());
  }

  public static SctpNegotiatedCapabilities sctpNegotiatedCapabilities(Notification notification) {
    var from =
        body(notification, new SctpNegotiatedCapabilitiesNotification())
            .unpack()
            .getNegotiatedCapabilities();
    return new SctpNegotiatedCapabilities(
        from.getNegotiatedMaxOutboundStreams(), from.getNegotiatedMaxInboundStreams());
  }

  public static TransportTuple tuple(Notification notification) {
    return TransportReader.presentTuple(
        body(notification, new TupleNotification()).unpack().getTuple());
  }

  public static TransportTuple rtcpTuple(Notification notification) {
    return TransportReader.presentTuple(
        body(notification, new RtcpTupleNotification()).unpack().getTuple());
  }

  public static List<ProducerScore> producerScores(Notification notification) {
    return Vectors.map(
        body(notification, new headroom.mediasoup.fbs.producer.ScoreNotification())
            .unpack()
            .getScores(),
        score ->
            new ProducerScore(
                score.getEncodingIdx(),
                score.getSsrc(),
                Vectors.emptyToNull(score.getRid()),
                score.getScore()));
  }

  public static VideoOrientation videoOrientation(Notification notification) {
    var from = body(notification, new VideoOrientationChangeNotification());
    return new VideoOrientation(from.camera(), from.flip(), from.rotation());
  }

  public static ConsumerScore consumerScore(Notification notification) {
    return StreamReader.score(body(notification, new ScoreNotification()).unpack().getScore());
  }

  /** Absent when nothing is forwarded any more. */
  public static @Nullable ConsumerLayers consumerLayers(Notification notification) {
    return StreamReader.layers(
        body(notification, new LayersChangeNotification()).unpack().getLayers());
  }

  public static String dominantSpeaker(Notification notification) {
    return body(notification, new DominantSpeakerNotification()).producerId();
  }

  /** Loudest first: producer id and dBov. */
  public static Map<String, Integer> volumes(Notification notification) {
    Map<String, Integer> to = new LinkedHashMap<>();
    for (var volume : body(notification, new VolumesNotification()).unpack().getVolumes()) {
      to.put(volume.getProducerId(), (int) volume.getVolume());
    }
    return to;
  }

  public static long bufferedAmountLow(Notification notification) {
    return body(notification, new BufferedAmountLowNotification()).bufferedAmount();
  }

  private static <T extends Table> T body(Notification notification, T body) {
    if (notification.body(body) == null) {
      throw new IllegalStateException("The worker's notification has no body");
    }
    return body;
  }
}
