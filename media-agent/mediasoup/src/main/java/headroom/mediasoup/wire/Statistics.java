// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.fbs.pipetransport.GetStatsResponse;
import headroom.mediasoup.fbs.response.Body;
import headroom.mediasoup.fbs.response.Response;
import headroom.mediasoup.fbs.transport.StatsT;
import headroom.mediasoup.rtp.TransportTuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statistics with upstream's names and types, ready to become JSON. What is absent is left out. */
public final class Statistics {
  private Statistics() {}

  /** A transport's, of whatever kind. */
  public static List<Map<String, Object>> ofTransport(Response response) {
    return List.of(
        switch (response.bodyType()) {
          case Body.WebRtcTransport_GetStatsResponse -> webRtc(response);
          case Body.PlainTransport_GetStatsResponse -> plain(response);
          case Body.PipeTransport_GetStatsResponse -> pipe(response);
          default ->
              throw new IllegalStateException(
                  "A transport's statistics are a " + Body.name(response.bodyType()));
        });
  }

  /** One entry for each stream of the producer that has been seen. */
  public static List<Map<String, Object>> ofProducer(Response response) {
    return Vectors.map(
        Answers.body(response, new headroom.mediasoup.fbs.producer.GetStatsResponse())
            .unpack()
            .getStats(),
        StreamStatistics::of);
  }

  /** The consumer's own stream and the producer's that it forwards. */
  public static List<Map<String, Object>> ofConsumer(Response response) {
    return Vectors.map(
        Answers.body(response, new headroom.mediasoup.fbs.consumer.GetStatsResponse())
            .unpack()
            .getStats(),
        StreamStatistics::of);
  }

  public static List<Map<String, Object>> ofDataProducer(Response response) {
    var from = Answers.body(response, new headroom.mediasoup.fbs.dataproducer.GetStatsResponse());
    Map<String, Object> to = new LinkedHashMap<>();
    to.put("type", "data-producer");
    to.put("timestamp", from.timestamp());
    to.put("label", from.label());
    to.put("protocol", from.protocol());
    to.put("messagesReceived", from.messagesReceived());
    to.put("bytesReceived", from.bytesReceived());
    return List.of(to);
  }

  public static List<Map<String, Object>> ofDataConsumer(Response response) {
    var from = Answers.body(response, new headroom.mediasoup.fbs.dataconsumer.GetStatsResponse());
    Map<String, Object> to = new LinkedHashMap<>();
    to.put("type", "data-consumer");
    to.put("timestamp", from.timestamp());
    to.put("label", from.label());
    to.put("protocol", from.protocol());
    to.put("messagesSent", from.messagesSent());
    to.put("bytesSent", from.bytesSent());
    to.put("bufferedAmount", from.bufferedAmount());
    return List.of(to);
  }

  private static Map<String, Object> webRtc(Response response) {
    var from =
        Answers.body(response, new headroom.mediasoup.fbs.webrtctransport.GetStatsResponse())
            .unpack();
    Map<String, Object> to = base("webrtc-transport", from.getBase());
    to.put("iceRole", from.getIceRole() == 0 ? "controlled" : "controlling");
    to.put("iceState", Numbers.constant(Enums.ICE_STATES, from.getIceState()).wireName());
    putTuple(to, "iceSelectedTuple", TransportReader.tuple(from.getIceSelectedTuple()));
    to.put("dtlsState", Numbers.constant(Enums.DTLS_STATES, from.getDtlsState()).wireName());
    return to;
  }

  private static Map<String, Object> plain(Response response) {
    var from =
        Answers.body(response, new headroom.mediasoup.fbs.plaintransport.GetStatsResponse())
            .unpack();
    Map<String, Object> to = base("plain-rtp-transport", from.getBase());
    to.put("rtcpMux", from.getRtcpMux());
    to.put("comedia", from.getComedia());
    putTuple(to, "tuple", TransportReader.tuple(from.getTuple()));
    putTuple(to, "rtcpTuple", TransportReader.tuple(from.getRtcpTuple()));
    return to;
  }

  private static Map<String, Object> pipe(Response response) {
    var from = Answers.body(response, new GetStatsResponse()).unpack();
    Map<String, Object> to = base("pipe-transport", from.getBase());
    putTuple(to, "tuple", TransportReader.tuple(from.getTuple()));
    return to;
  }

  private static Map<String, Object> base(String type, StatsT from) {
    Map<String, Object> to = new LinkedHashMap<>();
    to.put("type", type);
    to.put("transportId", from.getTransportId());
    to.put("timestamp", from.getTimestamp());
    if (from.getSctpState() != null) {
      to.put("sctpState", Numbers.constant(Enums.SCTP_STATES, from.getSctpState()).wireName());
    }
    to.put("bytesReceived", from.getBytesReceived());
    to.put("recvBitrate", from.getRecvBitrate());
    to.put("bytesSent", from.getBytesSent());
    to.put("sendBitrate", from.getSendBitrate());
    to.put("rtpBytesReceived", from.getRtpBytesReceived());
    to.put("rtpRecvBitrate", from.getRtpRecvBitrate());
    to.put("rtpBytesSent", from.getRtpBytesSent());
    to.put("rtpSendBitrate", from.getRtpSendBitrate());
    to.put("rtxBytesReceived", from.getRtxBytesReceived());
    to.put("rtxRecvBitrate", from.getRtxRecvBitrate());
    to.put("rtxBytesSent", from.getRtxBytesSent());
    to.put("rtxSendBitrate", from.getRtxSendBitrate());
    to.put("probationBytesSent", from.getProbationBytesSent());
    to.put("probationSendBitrate", from.getProbationSendBitrate());
    putPresent(to, "availableOutgoingBitrate", from.getAvailableOutgoingBitrate());
    putPresent(to, "availableIncomingBitrate", from.getAvailableIncomingBitrate());
    putPresent(to, "maxIncomingBitrate", from.getMaxIncomingBitrate());
    putPresent(to, "maxOutgoingBitrate", from.getMaxOutgoingBitrate());
    putPresent(to, "minOutgoingBitrate", from.getMinOutgoingBitrate());
    putPresent(to, "rtpPacketLossReceived", from.getRtpPacketLossReceived());
    putPresent(to, "rtpPacketLossSent", from.getRtpPacketLossSent());
    return to;
  }

  static void putPresent(Map<String, Object> to, String name, @Nullable Object value) {
    if (value != null) {
      to.put(name, value);
    }
  }

  private static void putTuple(
      Map<String, Object> to, String name, @Nullable TransportTuple tuple) {
    if (tuple != null) {
      Map<String, Object> entry = new LinkedHashMap<>();
      // Upstream's older name for the same.
      entry.put("localIp", tuple.localAddress());
      entry.put("localAddress", tuple.localAddress());
      entry.put("localPort", tuple.localPort());
      putPresent(entry, "remoteIp", tuple.remoteIp());
      putPresent(entry, "remotePort", tuple.remotePort());
      entry.put("protocol", tuple.protocol().wireName());
      to.put(name, entry);
    }
  }
}
