// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtpCapabilities;
import headroom.participant.ortc.RtpParameters;
import headroom.participant.ortc.WebRtcTransportParameters;
import headroom.participant.signalling.Json;
import headroom.participant.signalling.RequestRejectedException;
import headroom.participant.signalling.Signalling;
import headroom.participant.signalling.SignallingException;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The requests of the signalling protocol, typed, over whichever connection is the present one. */
final class RoomRequests {
  private final Supplier<Signalling> signalling;

  RoomRequests(Supplier<Signalling> signalling) {
    this.signalling = signalling;
  }

  RtpCapabilities routerCapabilities() throws RequestRejectedException, SignallingException {
    return Json.MAPPER.treeToValue(
        request("getRouterRtpCapabilities", Map.of()), RtpCapabilities.class);
  }

  WebRtcTransportParameters createWebRtcTransport(boolean producing)
      throws RequestRejectedException, SignallingException {
    return Json.MAPPER.treeToValue(
        request(
            "createWebRtcTransport",
            Map.of("forceTcp", false, "producing", producing, "consuming", !producing)),
        WebRtcTransportParameters.class);
  }

  void connectWebRtcTransport(String transportId, WebRtcTransportParameters.Dtls local)
      throws RequestRejectedException, SignallingException {
    request("connectWebRtcTransport", Map.of("transportId", transportId, "dtlsParameters", local));
  }

  /** One transport for both directions; the server learns our address from our first packet. */
  PlainTransport createPlainTransport() throws RequestRejectedException, SignallingException {
    return Json.MAPPER.treeToValue(
        request(
            "createPlainTransport",
            Map.of("comedia", true, "rtcpMux", true, "producing", true, "consuming", true)),
        PlainTransport.class);
  }

  /** The server's end of a plain transport. */
  record PlainTransport(String id, String ip, int port) {}

  /**
   * Joins.
   *
   * @param migrates whether it says that it knows moves
   */
  void join(String displayName, String device, RtpCapabilities capabilities, boolean migrates)
      throws RequestRejectedException, SignallingException {
    request(
        "join",
        Map.of(
            "displayName",
            displayName,
            "device",
            Map.of("flag", "headroom", "name", device, "version", "1"),
            "rtpCapabilities",
            capabilities,
            "migrates",
            migrates));
  }

  /** Returns the new producer's id. */
  String produce(String transportId, MediaKind kind, RtpParameters rtpParameters, boolean paused)
      throws RequestRejectedException, SignallingException {
    return request(
            "produce",
            Map.of(
                "transportId",
                transportId,
                "kind",
                kind,
                "rtpParameters",
                rtpParameters,
                "paused",
                paused,
                "appData",
                Map.of("source", kind == MediaKind.AUDIO ? "mic" : "webcam")))
        .path("id")
        .asString();
  }

  void pauseProducer(String producerId, boolean on)
      throws RequestRejectedException, SignallingException {
    request(on ? "pauseProducer" : "resumeProducer", Map.of("producerId", producerId));
  }

  void closeProducer(String producerId) throws RequestRejectedException, SignallingException {
    request("closeProducer", Map.of("producerId", producerId));
  }

  /** Said on the old connection when all has switched to the new one. */
  void moved(String operationId) throws RequestRejectedException, SignallingException {
    request("moved", Map.of("operationId", operationId));
  }

  void reportMedia(MigrationReport report) throws RequestRejectedException, SignallingException {
    request("reportMedia", report);
  }

  private JsonNode request(String method, Object data)
      throws RequestRejectedException, SignallingException {
    return signalling.get().request(method, data);
  }
}
