// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.channel.Request;
import headroom.mediasoup.fbs.consumer.ConsumerLayersT;
import headroom.mediasoup.fbs.consumer.SetPreferredLayersRequest;
import headroom.mediasoup.fbs.consumer.SetPreferredLayersRequestT;
import headroom.mediasoup.fbs.consumer.SetPriorityRequest;
import headroom.mediasoup.fbs.consumer.SetPriorityRequestT;
import headroom.mediasoup.fbs.request.Body;
import headroom.mediasoup.fbs.request.Method;
import headroom.mediasoup.fbs.transport.CloseConsumerRequest;
import headroom.mediasoup.fbs.transport.CloseConsumerRequestT;
import headroom.mediasoup.fbs.transport.ConsumeRequest;
import headroom.mediasoup.fbs.transport.ConsumeRequestT;
import headroom.mediasoup.rtp.ConsumerType;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.state.ConsumerLayers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests about a consumer. */
public final class ConsumerRequests {
  private ConsumerRequests() {}

  /**
   * What a new consumer is to be.
   *
   * @param consumableRtpEncodings streams of the producer that it can choose from
   */
  public record Consume(
      String consumerId,
      String producerId,
      MediaKind kind,
      RtpParameters rtpParameters,
      ConsumerType type,
      List<RtpEncodingParameters> consumableRtpEncodings,
      boolean paused,
      @Nullable ConsumerLayers preferredLayers,
      boolean ignoreDtx) {}

  public static Request consume(String transportId, Consume wanted) {
    var body = new ConsumeRequestT();
    body.setConsumerId(wanted.consumerId);
    body.setProducerId(wanted.producerId);
    body.setKind(Numbers.of(wanted.kind));
    body.setRtpParameters(RtpWriter.parameters(wanted.rtpParameters));
    body.setType(Numbers.of(wanted.type));
    body.setConsumableRtpEncodings(RtpWriter.encodings(wanted.consumableRtpEncodings));
    body.setPaused(wanted.paused);
    body.setPreferredLayers(wanted.preferredLayers == null ? null : layers(wanted.preferredLayers));
    body.setIgnoreDtx(wanted.ignoreDtx);
    return Request.to(
        transportId,
        Method.TRANSPORT_CONSUME,
        Body.Transport_ConsumeRequest,
        builder -> ConsumeRequest.pack(builder, body));
  }

  public static Request close(String transportId, String consumerId) {
    var body = new CloseConsumerRequestT();
    body.setConsumerId(consumerId);
    return Request.to(
        transportId,
        Method.TRANSPORT_CLOSE_CONSUMER,
        Body.Transport_CloseConsumerRequest,
        builder -> CloseConsumerRequest.pack(builder, body));
  }

  public static Request dump(String consumerId) {
    return Request.to(consumerId, Method.CONSUMER_DUMP);
  }

  public static Request getStats(String consumerId) {
    return Request.to(consumerId, Method.CONSUMER_GET_STATS);
  }

  public static Request pause(String consumerId) {
    return Request.to(consumerId, Method.CONSUMER_PAUSE);
  }

  public static Request resume(String consumerId) {
    return Request.to(consumerId, Method.CONSUMER_RESUME);
  }

  public static Request requestKeyFrame(String consumerId) {
    return Request.to(consumerId, Method.CONSUMER_REQUEST_KEY_FRAME);
  }

  public static Request setPreferredLayers(String consumerId, ConsumerLayers layers) {
    var body = new SetPreferredLayersRequestT();
    body.setPreferredLayers(layers(layers));
    return Request.to(
        consumerId,
        Method.CONSUMER_SET_PREFERRED_LAYERS,
        Body.Consumer_SetPreferredLayersRequest,
        builder -> SetPreferredLayersRequest.pack(builder, body));
  }

  public static Request setPriority(String consumerId, int priority) {
    var body = new SetPriorityRequestT();
    body.setPriority(priority);
    return Request.to(
        consumerId,
        Method.CONSUMER_SET_PRIORITY,
        Body.Consumer_SetPriorityRequest,
        builder -> SetPriorityRequest.pack(builder, body));
  }

  private static ConsumerLayersT layers(ConsumerLayers from) {
    var to = new ConsumerLayersT();
    to.setSpatialLayer(from.spatialLayer());
    to.setTemporalLayer(from.temporalLayer());
    return to;
  }
}
