// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.channel.Request;
import headroom.mediasoup.fbs.pipetransport.ConnectRequestT;
import headroom.mediasoup.fbs.request.Body;
import headroom.mediasoup.fbs.request.Method;
import headroom.mediasoup.fbs.transport.SetMaxIncomingBitrateRequest;
import headroom.mediasoup.fbs.transport.SetMaxIncomingBitrateRequestT;
import headroom.mediasoup.fbs.transport.SetMaxOutgoingBitrateRequest;
import headroom.mediasoup.fbs.transport.SetMaxOutgoingBitrateRequestT;
import headroom.mediasoup.fbs.transport.SetMinOutgoingBitrateRequest;
import headroom.mediasoup.fbs.transport.SetMinOutgoingBitrateRequestT;
import headroom.mediasoup.fbs.webrtctransport.ConnectRequest;
import headroom.mediasoup.options.PlainRemote;
import headroom.mediasoup.rtp.DtlsParameters;
import headroom.mediasoup.rtp.SrtpParameters;
import org.jspecify.annotations.Nullable;

/** Requests to a transport about itself. */
public final class TransportRequests {
  private TransportRequests() {}

  public static Request dump(String transportId) {
    return Request.to(transportId, Method.TRANSPORT_DUMP);
  }

  public static Request getStats(String transportId) {
    return Request.to(transportId, Method.TRANSPORT_GET_STATS);
  }

  public static Request restartIce(String transportId) {
    return Request.to(transportId, Method.TRANSPORT_RESTART_ICE);
  }

  public static Request connectWebRtc(String transportId, DtlsParameters dtls) {
    var body = new headroom.mediasoup.fbs.webrtctransport.ConnectRequestT();
    body.setDtlsParameters(TransportWriter.dtls(dtls));
    return Request.to(
        transportId,
        Method.WEBRTCTRANSPORT_CONNECT,
        Body.WebRtcTransport_ConnectRequest,
        builder -> ConnectRequest.pack(builder, body));
  }

  public static Request connectPlain(String transportId, PlainRemote remote) {
    var body = new headroom.mediasoup.fbs.plaintransport.ConnectRequestT();
    body.setIp(remote.ip());
    body.setPort(remote.port());
    body.setRtcpPort(remote.rtcpPort());
    body.setSrtpParameters(TransportWriter.srtp(remote.srtpParameters()));
    return Request.to(
        transportId,
        Method.PLAINTRANSPORT_CONNECT,
        Body.PlainTransport_ConnectRequest,
        builder -> headroom.mediasoup.fbs.plaintransport.ConnectRequest.pack(builder, body));
  }

  public static Request connectPipe(
      String transportId, String ip, int port, @Nullable SrtpParameters srtp) {
    var body = new ConnectRequestT();
    body.setIp(ip);
    body.setPort(port);
    body.setSrtpParameters(TransportWriter.srtp(srtp));
    return Request.to(
        transportId,
        Method.PIPETRANSPORT_CONNECT,
        Body.PipeTransport_ConnectRequest,
        builder -> headroom.mediasoup.fbs.pipetransport.ConnectRequest.pack(builder, body));
  }

  public static Request setMaxIncomingBitrate(String transportId, long bitsPerSecond) {
    var body = new SetMaxIncomingBitrateRequestT();
    body.setMaxIncomingBitrate(bitsPerSecond);
    return Request.to(
        transportId,
        Method.TRANSPORT_SET_MAX_INCOMING_BITRATE,
        Body.Transport_SetMaxIncomingBitrateRequest,
        builder -> SetMaxIncomingBitrateRequest.pack(builder, body));
  }

  public static Request setMaxOutgoingBitrate(String transportId, long bitsPerSecond) {
    var body = new SetMaxOutgoingBitrateRequestT();
    body.setMaxOutgoingBitrate(bitsPerSecond);
    return Request.to(
        transportId,
        Method.TRANSPORT_SET_MAX_OUTGOING_BITRATE,
        Body.Transport_SetMaxOutgoingBitrateRequest,
        builder -> SetMaxOutgoingBitrateRequest.pack(builder, body));
  }

  public static Request setMinOutgoingBitrate(String transportId, long bitsPerSecond) {
    var body = new SetMinOutgoingBitrateRequestT();
    body.setMinOutgoingBitrate(bitsPerSecond);
    return Request.to(
        transportId,
        Method.TRANSPORT_SET_MIN_OUTGOING_BITRATE,
        Body.Transport_SetMinOutgoingBitrateRequest,
        builder -> SetMinOutgoingBitrateRequest.pack(builder, body));
  }
}
