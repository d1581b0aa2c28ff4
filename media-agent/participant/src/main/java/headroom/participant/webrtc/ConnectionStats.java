// SPDX-License-Identifier: Apache-2.0
package headroom.participant.webrtc;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few figures that we read out of libwebrtc's statistics of one connection. */
public final class ConnectionStats {
  /** The figures of a connection that does not exist. */
  public static final ConnectionStats NONE = new ConnectionStats(List.of());

  private final List<RTCStats> report;

  private ConnectionStats(List<RTCStats> report) {
    this.report = report;
  }

  static ConnectionStats of(RTCStatsReport report) {
    return new ConnectionStats(List.copyOf(report.getStats().values()));
  }

  /** State of the DTLS transport: {@code connected} once media can flow; null before it exists. */
  public @Nullable String dtlsState() {
    return entries(RTCStatsType.TRANSPORT).stream()
        .map(entry -> String.valueOf(entry.get("dtlsState")))
        .findFirst()
        .orElse(null);
  }

  /** Packets sent of one kind, all streams added up: simulcast has several. */
  public long packetsSent(String kind) {
    return entries(RTCStatsType.OUTBOUND_RTP).stream()
        .filter(entry -> kind.equals(entry.get("kind")))
        .mapToLong(entry -> number(entry, "packetsSent"))
        .sum();
  }

  /** Figures of what is received with this SSRC; all 0 where nothing has come yet. */
  public Inbound inbound(long ssrc) {
    return entries(RTCStatsType.INBOUND_RTP).stream()
        .filter(entry -> number(entry, "ssrc") == ssrc)
        .map(
            entry ->
                new Inbound(
                    number(entry, "packetsReceived"),
                    number(entry, "packetsLost"),
                    number(entry, "framesDecoded"),
                    number(entry, "frameWidth"),
                    number(entry, "freezeCount"),
                    number(entry, "concealedSamples")))
        .findFirst()
        .orElse(new Inbound(0, 0, 0, 0, 0, 0));
  }

  private List<Map<String, Object>> entries(RTCStatsType type) {
    return report.stream()
        .filter(stats -> stats.getType() == type)
        .map(RTCStats::getAttributes)
        .toList();
  }

  private static long number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /** What one received stream came to; frames and freezes of video, concealment of audio. */
  public record Inbound(
      long packets,
      long lost,
      long framesDecoded,
      long frameWidth,
      long freezes,
      long concealedSamples) {}
}
