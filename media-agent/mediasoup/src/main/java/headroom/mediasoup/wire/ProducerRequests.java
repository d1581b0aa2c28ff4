// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.channel.Request;
import headroom.mediasoup.fbs.request.Body;
import headroom.mediasoup.fbs.request.Method;
import headroom.mediasoup.fbs.transport.CloseProducerRequest;
import headroom.mediasoup.fbs.transport.CloseProducerRequestT;
import headroom.mediasoup.fbs.transport.ProduceRequest;
import headroom.mediasoup.fbs.transport.ProduceRequestT;
import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.rtp.RtpMapping;
import headroom.mediasoup.rtp.RtpParameters;

/** Requests about a producer. */
public final class ProducerRequests {
  private ProducerRequests() {}

  /** A new producer; its parameters are those that were mapped, not those of the options. */
  public static Request produce(
      String transportId,
      String producerId,
      ProducerOptions options,
      RtpParameters rtpParameters,
      RtpMapping rtpMapping) {
    var body = new ProduceRequestT();
    body.setProducerId(producerId);
    body.setKind(Numbers.of(options.kind()));
    body.setRtpParameters(RtpWriter.parameters(rtpParameters));
    body.setRtpMapping(RtpWriter.mapping(rtpMapping));
    body.setPaused(options.paused());
    body.setKeyFrameRequestDelay(options.keyFrameRequestDelay());
    body.setEnableMediasoupPacketIdHeaderExtension(
        options.enableMediasoupPacketIdHeaderExtension());
    return Request.to(
        transportId,
        Method.TRANSPORT_PRODUCE,
        Body.Transport_ProduceRequest,
        builder -> ProduceRequest.pack(builder, body));
  }

  public static Request close(String transportId, String producerId) {
    var body = new CloseProducerRequestT();
    body.setProducerId(producerId);
    return Request.to(
        transportId,
        Method.TRANSPORT_CLOSE_PRODUCER,
        Body.Transport_CloseProducerRequest,
        builder -> CloseProducerRequest.pack(builder, body));
  }

  public static Request dump(String producerId) {
    return Request.to(producerId, Method.PRODUCER_DUMP);
  }

  public static Request getStats(String producerId) {
    return Request.to(producerId, Method.PRODUCER_GET_STATS);
  }

  public static Request pause(String producerId) {
    return Request.to(producerId, Method.PRODUCER_PAUSE);
  }

  public static Request resume(String producerId) {
    return Request.to(producerId, Method.PRODUCER_RESUME);
  }
}
