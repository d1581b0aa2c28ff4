// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.channel.Request;
import headroom.mediasoup.fbs.request.Body;
import headroom.mediasoup.fbs.request.Method;
import headroom.mediasoup.fbs.router.CloseRtpObserverRequest;
import headroom.mediasoup.fbs.router.CloseRtpObserverRequestT;
import headroom.mediasoup.fbs.rtpobserver.AddProducerRequest;
import headroom.mediasoup.fbs.rtpobserver.AddProducerRequestT;
import headroom.mediasoup.fbs.rtpobserver.RemoveProducerRequest;
import headroom.mediasoup.fbs.rtpobserver.RemoveProducerRequestT;

/** Requests to an observer of either kind. */
public final class ObserverRequests {
  private ObserverRequests() {}

  public static Request close(String routerId, String observerId) {
    var body = new CloseRtpObserverRequestT();
    body.setRtpObserverId(observerId);
    return Request.to(
        routerId,
        Method.ROUTER_CLOSE_RTPOBSERVER,
        Body.Router_CloseRtpObserverRequest,
        builder -> CloseRtpObserverRequest.pack(builder, body));
  }

  public static Request pause(String observerId) {
    return Request.to(observerId, Method.RTPOBSERVER_PAUSE);
  }

  public static Request resume(String observerId) {
    return Request.to(observerId, Method.RTPOBSERVER_RESUME);
  }

  public static Request addProducer(String observerId, String producerId) {
    var body = new AddProducerRequestT();
    body.setProducerId(producerId);
    return Request.to(
        observerId,
        Method.RTPOBSERVER_ADD_PRODUCER,
        Body.RtpObserver_AddProducerRequest,
        builder -> AddProducerRequest.pack(builder, body));
  }

  public static Request removeProducer(String observerId, String producerId) {
    var body = new RemoveProducerRequestT();
    body.setProducerId(producerId);
    return Request.to(
        observerId,
        Method.RTPOBSERVER_REMOVE_PRODUCER,
        Body.RtpObserver_RemoveProducerRequest,
        builder -> RemoveProducerRequest.pack(builder, body));
  }
}
