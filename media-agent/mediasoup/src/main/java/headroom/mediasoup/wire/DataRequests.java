// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.channel.Request;
import headroom.mediasoup.fbs.dataproducer.Type;
import headroom.mediasoup.fbs.request.Body;
import headroom.mediasoup.fbs.request.Method;
import headroom.mediasoup.fbs.transport.CloseDataConsumerRequest;
import headroom.mediasoup.fbs.transport.CloseDataConsumerRequestT;
import headroom.mediasoup.fbs.transport.CloseDataProducerRequest;
import headroom.mediasoup.fbs.transport.CloseDataProducerRequestT;
import headroom.mediasoup.fbs.transport.ConsumeDataRequest;
import headroom.mediasoup.fbs.transport.ConsumeDataRequestT;
import headroom.mediasoup.fbs.transport.ProduceDataRequest;
import headroom.mediasoup.fbs.transport.ProduceDataRequestT;
import headroom.mediasoup.rtp.SctpStreamParameters;

/** Requests about data producers and data consumers over SCTP. */
public final class DataRequests {
  private DataRequests() {}

  public static Request produce(
      String transportId,
      String dataProducerId,
      SctpStreamParameters stream,
      String label,
      String protocol,
      boolean paused) {
    var body = new ProduceDataRequestT();
    body.setDataProducerId(dataProducerId);
    body.setType(Type.SCTP);
    body.setSctpStreamParameters(TransportWriter.sctpStream(stream));
    body.setLabel(label);
    body.setProtocol(protocol);
    body.setPaused(paused);
    return Request.to(
        transportId,
        Method.TRANSPORT_PRODUCE_DATA,
        Body.Transport_ProduceDataRequest,
        builder -> ProduceDataRequest.pack(builder, body));
  }

  /** What a new data consumer is to be. */
  public record Consume(
      String dataConsumerId,
      String dataProducerId,
      SctpStreamParameters stream,
      String label,
      String protocol,
      boolean paused) {}

  public static Request consume(String transportId, Consume wanted) {
    var body = new ConsumeDataRequestT();
    body.setDataConsumerId(wanted.dataConsumerId);
    body.setDataProducerId(wanted.dataProducerId);
    body.setType(headroom.mediasoup.fbs.dataconsumer.Type.SCTP);
    body.setSctpStreamParameters(TransportWriter.sctpStream(wanted.stream));
    body.setLabel(wanted.label);
    body.setProtocol(wanted.protocol);
    body.setPaused(wanted.paused);
    body.setSubchannels(new int[0]);
    return Request.to(
        transportId,
        Method.TRANSPORT_CONSUME_DATA,
        Body.Transport_ConsumeDataRequest,
        builder -> ConsumeDataRequest.pack(builder, body));
  }

  public static Request closeProducer(String transportId, String dataProducerId) {
    var body = new CloseDataProducerRequestT();
    body.setDataProducerId(dataProducerId);
    return Request.to(
        transportId,
        Method.TRANSPORT_CLOSE_DATAPRODUCER,
        Body.Transport_CloseDataProducerRequest,
        builder -> CloseDataProducerRequest.pack(builder, body));
  }

  public static Request closeConsumer(String transportId, String dataConsumerId) {
    var body = new CloseDataConsumerRequestT();
    body.setDataConsumerId(dataConsumerId);
    return Request.to(
        transportId,
        Method.TRANSPORT_CLOSE_DATACONSUMER,
        Body.Transport_CloseDataConsumerRequest,
        builder -> CloseDataConsumerRequest.pack(builder, body));
  }

  public static Request dumpProducer(String id) {
    return Request.to(id, Method.DATAPRODUCER_DUMP);
  }

  public static Request getProducerStats(String id) {
    return Request.to(id, Method.DATAPRODUCER_GET_STATS);
  }

  public static Request pauseProducer(String id) {
    return Request.to(id, Method.DATAPRODUCER_PAUSE);
  }

  public static Request resumeProducer(String id) {
    return Request.to(id, Method.DATAPRODUCER_RESUME);
  }

  public static Request dumpConsumer(String id) {
    return Request.to(id, Method.DATACONSUMER_DUMP);
  }

  public static Request getConsumerStats(String id) {
    return Request.to(id, Method.DATACONSUMER_GET_STATS);
  }

  public static Request pauseConsumer(String id) {
    return Request.to(id, Method.DATACONSUMER_PAUSE);
  }

  public static Request resumeConsumer(String id) {
    return Request.to(id, Method.DATACONSUMER_RESUME);
  }
}
