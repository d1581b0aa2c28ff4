// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.channel.Request;
import headroom.mediasoup.fbs.request.Body;
import headroom.mediasoup.fbs.request.Method;
import headroom.mediasoup.fbs.worker.CloseRouterRequest;
import headroom.mediasoup.fbs.worker.CloseRouterRequestT;
import headroom.mediasoup.fbs.worker.CloseWebRtcServerRequest;
import headroom.mediasoup.fbs.worker.CloseWebRtcServerRequestT;
import headroom.mediasoup.fbs.worker.CreateRouterRequest;
import headroom.mediasoup.fbs.worker.CreateRouterRequestT;
import headroom.mediasoup.fbs.worker.CreateWebRtcServerRequest;
import headroom.mediasoup.fbs.worker.CreateWebRtcServerRequestT;
import headroom.mediasoup.fbs.worker.UpdateSettingsRequest;
import headroom.mediasoup.fbs.worker.UpdateSettingsRequestT;
import headroom.mediasoup.options.TransportListenInfo;
import java.util.List;

/** Requests to a worker itself and to its WebRTC servers. */
public final class WorkerRequests {
  private WorkerRequests() {}

  public static Request dump() {
    return Request.toWorker(Method.WORKER_DUMP);
  }

  public static Request getResourceUsage() {
    return Request.toWorker(Method.WORKER_GET_RESOURCE_USAGE);
  }

  public static Request updateSettings(String logLevel, List<String> logTags) {
    var body = new UpdateSettingsRequestT();
    body.setLogLevel(logLevel);
    body.setLogTags(logTags.toArray(String[]::new));
    return Request.toWorker(
        Method.WORKER_UPDATE_SETTINGS,
        Body.Worker_UpdateSettingsRequest,
        builder -> UpdateSettingsRequest.pack(builder, body));
  }

  public static Request createRouter(String routerId) {
    var body = new CreateRouterRequestT();
    body.setRouterId(routerId);
    return Request.toWorker(
        Method.WORKER_CREATE_ROUTER,
        Body.Worker_CreateRouterRequest,
        builder -> CreateRouterRequest.pack(builder, body));
  }

  public static Request closeRouter(String routerId) {
    var body = new CloseRouterRequestT();
    body.setRouterId(routerId);
    return Request.toWorker(
        Method.WORKER_CLOSE_ROUTER,
        Body.Worker_CloseRouterRequest,
        builder -> CloseRouterRequest.pack(builder, body));
  }

  public static Request createWebRtcServer(String serverId, List<TransportListenInfo> listenInfos) {
    var body = new CreateWebRtcServerRequestT();
    body.setWebRtcServerId(serverId);
    body.setListenInfos(TransportWriter.listenInfos(listenInfos));
    return Request.toWorker(
        Method.WORKER_CREATE_WEBRTCSERVER,
        Body.Worker_CreateWebRtcServerRequest,
        builder -> CreateWebRtcServerRequest.pack(builder, body));
  }

  public static Request closeWebRtcServer(String serverId) {
    var body = new CloseWebRtcServerRequestT();
    body.setWebRtcServerId(serverId);
    return Request.toWorker(
        Method.WORKER_WEBRTCSERVER_CLOSE,
        Body.Worker_CloseWebRtcServerRequest,
        builder -> CloseWebRtcServerRequest.pack(builder, body));
  }

  public static Request dumpWebRtcServer(String serverId) {
    return Request.to(serverId, Method.WEBRTCSERVER_DUMP);
  }
}
