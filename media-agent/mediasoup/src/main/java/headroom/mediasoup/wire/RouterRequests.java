// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.channel.Request;
import headroom.mediasoup.fbs.activespeakerobserver.ActiveSpeakerObserverOptionsT;
import headroom.mediasoup.fbs.audiolevelobserver.AudioLevelObserverOptionsT;
import headroom.mediasoup.fbs.request.Body;
import headroom.mediasoup.fbs.request.Method;
import headroom.mediasoup.fbs.router.CloseTransportRequest;
import headroom.mediasoup.fbs.router.CloseTransportRequestT;
import headroom.mediasoup.fbs.router.CreateActiveSpeakerObserverRequest;
import headroom.mediasoup.fbs.router.CreateActiveSpeakerObserverRequestT;
import headroom.mediasoup.fbs.router.CreateAudioLevelObserverRequest;
import headroom.mediasoup.fbs.router.CreateAudioLevelObserverRequestT;
import headroom.mediasoup.fbs.router.CreatePipeTransportRequest;
import headroom.mediasoup.fbs.router.CreatePipeTransportRequestT;
import headroom.mediasoup.fbs.router.CreatePlainTransportRequest;
import headroom.mediasoup.fbs.router.CreatePlainTransportRequestT;
import headroom.mediasoup.fbs.router.CreateWebRtcTransportRequest;
import headroom.mediasoup.fbs.router.CreateWebRtcTransportRequestT;
import headroom.mediasoup.fbs.webrtctransport.Listen;
import headroom.mediasoup.fbs.webrtctransport.ListenIndividualT;
import headroom.mediasoup.fbs.webrtctransport.ListenServerT;
import headroom.mediasoup.fbs.webrtctransport.ListenUnion;
import headroom.mediasoup.options.AudioLevelObserverOptions;
import headroom.mediasoup.options.PipeTransportOptions;
import headroom.mediasoup.options.PlainTransportOptions;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.options.WebRtcTransportOptions;
import java.util.List;

/** Requests to a router. */
public final class RouterRequests {
  private RouterRequests() {}

  public static Request dump(String routerId) {
    return Request.to(routerId, Method.ROUTER_DUMP);
  }

  public static Request createWebRtcTransport(
      String routerId, String transportId, String serverId, WebRtcTransportOptions options) {
    var server = new ListenServerT();
    server.setWebRtcServerId(serverId);
    var listen = new ListenUnion();
    listen.setType(Listen.ListenServer);
    listen.setValue(server);
    return createWebRtcTransport(
        Method.ROUTER_CREATE_WEBRTCTRANSPORT_WITH_SERVER, routerId, transportId, options, listen);
  }

  public static Request createWebRtcTransport(
      String routerId,
      String transportId,
      List<TransportListenInfo> listenInfos,
      WebRtcTransportOptions options) {
    var individual = new ListenIndividualT();
    individual.setListenInfos(TransportWriter.listenInfos(listenInfos));
    var listen = new ListenUnion();
    listen.setType(Listen.ListenIndividual);
    listen.setValue(individual);
    return createWebRtcTransport(
        Method.ROUTER_CREATE_WEBRTCTRANSPORT, routerId, transportId, options, listen);
  }

  private static Request createWebRtcTransport(
      int method,
      String routerId,
      String transportId,
      WebRtcTransportOptions options,
      ListenUnion listen) {
    var body = new CreateWebRtcTransportRequestT();
    body.setTransportId(transportId);
    body.setOptions(TransportWriter.webRtc(options, listen));
    return Request.to(
        routerId,
        method,
        Body.Router_CreateWebRtcTransportRequest,
        builder -> CreateWebRtcTransportRequest.pack(builder, body));
  }

  public static Request createPlainTransport(
      String routerId, String transportId, PlainTransportOptions options) {
    var body = new CreatePlainTransportRequestT();
    body.setTransportId(transportId);
    body.setOptions(TransportWriter.plain(options));
    return Request.to(
        routerId,
        Method.ROUTER_CREATE_PLAINTRANSPORT,
        Body.Router_CreatePlainTransportRequest,
        builder -> CreatePlainTransportRequest.pack(builder, body));
  }

  public static Request createPipeTransport(
      String routerId, String transportId, PipeTransportOptions options) {
    var body = new CreatePipeTransportRequestT();
    body.setTransportId(transportId);
    body.setOptions(TransportWriter.pipe(options));
    return Request.to(
        routerId,
        Method.ROUTER_CREATE_PIPETRANSPORT,
        Body.Router_CreatePipeTransportRequest,
        builder -> CreatePipeTransportRequest.pack(builder, body));
  }

  public static Request closeTransport(String routerId, String transportId) {
    var body = new CloseTransportRequestT();
    body.setTransportId(transportId);
    return Request.to(
        routerId,
        Method.ROUTER_CLOSE_TRANSPORT,
        Body.Router_CloseTransportRequest,
        builder -> CloseTransportRequest.pack(builder, body));
  }

  /**
   * A new active speaker observer.
   *
   * @param interval ms
   */
  public static Request createActiveSpeakerObserver(
      String routerId, String observerId, int interval) {
    var options = new ActiveSpeakerObserverOptionsT();
    options.setInterval(interval);
    var body = new CreateActiveSpeakerObserverRequestT();
    body.setRtpObserverId(observerId);
    body.setOptions(options);
    return Request.to(
        routerId,
        Method.ROUTER_CREATE_ACTIVESPEAKEROBSERVER,
        Body.Router_CreateActiveSpeakerObserverRequest,
        builder -> CreateActiveSpeakerObserverRequest.pack(builder, body));
  }

  public static Request createAudioLevelObserver(
      String routerId, String observerId, AudioLevelObserverOptions from) {
    var options = new AudioLevelObserverOptionsT();
    options.setMaxEntries(from.maxEntries());
    options.setThreshold((byte) from.threshold());
    options.setInterval(from.interval());
    var body = new CreateAudioLevelObserverRequestT();
    body.setRtpObserverId(observerId);
    body.setOptions(options);
    return Request.to(
        routerId,
        Method.ROUTER_CREATE_AUDIOLEVELOBSERVER,
        Body.Router_CreateAudioLevelObserverRequest,
        builder -> CreateAudioLevelObserverRequest.pack(builder, body));
  }
}
