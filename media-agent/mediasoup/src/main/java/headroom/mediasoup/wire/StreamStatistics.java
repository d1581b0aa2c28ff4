// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.fbs.rtpstream.BaseStatsT;
import headroom.mediasoup.fbs.rtpstream.BitrateByLayerT;
import headroom.mediasoup.fbs.rtpstream.RecvStatsT;
import headroom.mediasoup.fbs.rtpstream.SendStatsT;
import headroom.mediasoup.fbs.rtpstream.StatsData;
import headroom.mediasoup.fbs.rtpstream.StatsT;
import java.util.LinkedHashMap;
import java.util.Map;

/** Statistics of one RTP stream. */
final class StreamStatistics {
  private StreamStatistics() {}

  static Map<String, Object> of(StatsT from) {
    return from.getData().getType() == StatsData.RecvStats
        ? received(from.getData().asRecvStats())
        : sent(from.getData().asSendStats());
  }

  private static Map<String, Object> received(RecvStatsT from) {
    Map<String, Object> to = base("inbound-rtp", from.getBase().getData().asBaseStats());
    to.put("packetCount", from.getPacketCount());
    to.put("byteCount", from.getByteCount());
    to.put("bitrate", from.getBitrate());
    Map<String, Object> byLayer = new LinkedHashMap<>();
    for (BitrateByLayerT layer : from.getBitrateByLayer()) {
      byLayer.put(layer.getLayer(), layer.getBitrate());
    }
    to.put("bitrateByLayer", byLayer);
    return to;
  }

  private static Map<String, Object> sent(SendStatsT from) {
    Map<String, Object> to = base("outbound-rtp", from.getBase().getData().asBaseStats());
    to.put("packetCount", from.getPacketCount());
    to.put("byteCount", from.getByteCount());
    to.put("bitrate", from.getBitrate());
    return to;
  }

  private static Map<String, Object> base(String type, BaseStatsT from) {
    Map<String, Object> to = new LinkedHashMap<>();
    to.put("type", type);
    to.put("timestamp", from.getTimestamp());
    to.put("ssrc", from.getSsrc());
    Statistics.putPresent(to, "rtxSsrc", from.getRtxSsrc());
    Statistics.putPresent(to, "rid", Vectors.emptyToNull(from.getRid()));
    to.put("kind", Numbers.constant(Enums.KINDS, from.getKind()).wireName());
    to.put("mimeType", from.getMimeType());
    to.put("packetsLost", from.getPacketsLost());
    to.put("fractionLost", from.getFractionLost());
    to.put("jitter", from.getJitter());
    to.put("packetsDiscarded", from.getPacketsDiscarded());
    to.put("packetsRetransmitted", from.getPacketsRetransmitted());
    to.put("packetsRepaired", from.getPacketsRepaired());
    to.put("nackCount", from.getNackCount());
    to.put("nackPacketCount", from.getNackPacketCount());
    to.put("pliCount", from.getPliCount());
    to.put("firCount", from.getFirCount());
    to.put("roundTripTime", from.getRoundTripTime());
    if (from.getRtxPacketsDiscarded() != 0) {
      to.put("rtxPacketsDiscarded", from.getRtxPacketsDiscarded());
    }
    to.put("score", from.getScore());
    return to;
  }
}
