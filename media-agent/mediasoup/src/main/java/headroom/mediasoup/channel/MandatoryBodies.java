// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.channel;

import headroom.mediasoup.fbs.request.Body;
import headroom.mediasoup.fbs.request.Method;

/** Which body the worker takes for granted with which method; FlatBuffers' schema does not say. */
final class MandatoryBodies {
  private MandatoryBodies() {}

  static byte of(int method) {
    return switch (method) {
      case Method.WORKER_UPDATE_SETTINGS -> Body.Worker_UpdateSettingsRequest;
      case Method.WORKER_CREATE_WEBRTCSERVER -> Body.Worker_CreateWebRtcServerRequest;
      case Method.WORKER_CREATE_ROUTER -> Body.Worker_CreateRouterRequest;
      case Method.WORKER_WEBRTCSERVER_CLOSE -> Body.Worker_CloseWebRtcServerRequest;
      case Method.WORKER_CLOSE_ROUTER -> Body.Worker_CloseRouterRequest;
      case Method.ROUTER_CREATE_WEBRTCTRANSPORT, Method.ROUTER_CREATE_WEBRTCTRANSPORT_WITH_SERVER ->
          Body.Router_CreateWebRtcTransportRequest;
      case Method.ROUTER_CREATE_PLAINTRANSPORT -> Body.Router_CreatePlainTransportRequest;
      case Method.ROUTER_CREATE_PIPETRANSPORT -> Body.Router_CreatePipeTransportRequest;
      case Method.ROUTER_CREATE_DIRECTTRANSPORT -> Body.Router_CreateDirectTransportRequest;
      case Method.ROUTER_CLOSE_TRANSPORT -> Body.Router_CloseTransportRequest;
      case Method.ROUTER_CREATE_ACTIVESPEAKEROBSERVER ->
          Body.Router_CreateActiveSpeakerObserverRequest;
      case Method.ROUTER_CREATE_AUDIOLEVELOBSERVER -> Body.Router_CreateAudioLevelObserverRequest;
      case Method.ROUTER_CLOSE_RTPOBSERVER -> Body.Router_CloseRtpObserverRequest;
      case Method.TRANSPORT_CONNECT ->
          throw new IllegalArgumentException("No object of the worker handles TRANSPORT_CONNECT");
      case Method.TRANSPORT_SET_MAX_INCOMING_BITRATE -> Body.Transport_SetMaxIncomingBitrateRequest;
      case Method.TRANSPORT_SET_MAX_OUTGOING_BITRATE -> Body.Transport_SetMaxOutgoingBitrateRequest;
      case Method.TRANSPORT_SET_MIN_OUTGOING_BITRATE -> Body.Transport_SetMinOutgoingBitrateRequest;
      case Method.TRANSPORT_PRODUCE -> Body.Transport_ProduceRequest;
      case Method.TRANSPORT_PRODUCE_DATA -> Body.Transport_ProduceDataRequest;
      case Method.TRANSPORT_CONSUME -> Body.Transport_ConsumeRequest;
      case Method.TRANSPORT_CONSUME_DATA -> Body.Transport_ConsumeDataRequest;
      case Method.TRANSPORT_ENABLE_TRACE_EVENT -> Body.Transport_EnableTraceEventRequest;
      case Method.TRANSPORT_CLOSE_PRODUCER -> Body.Transport_CloseProducerRequest;
      case Method.TRANSPORT_CLOSE_CONSUMER -> Body.Transport_CloseConsumerRequest;
      case Method.TRANSPORT_CLOSE_DATAPRODUCER -> Body.Transport_CloseDataProducerRequest;
      case Method.TRANSPORT_CLOSE_DATACONSUMER -> Body.Transport_CloseDataConsumerRequest;
      case Method.PLAINTRANSPORT_CONNECT -> Body.PlainTransport_ConnectRequest;
      case Method.PIPETRANSPORT_CONNECT -> Body.PipeTransport_ConnectRequest;
      case Method.WEBRTCTRANSPORT_CONNECT -> Body.WebRtcTransport_ConnectRequest;
      case Method.PRODUCER_ENABLE_TRACE_EVENT -> Body.Producer_EnableTraceEventRequest;
      case Method.CONSUMER_SET_PREFERRED_LAYERS -> Body.Consumer_SetPreferredLayersRequest;
      case Method.CONSUMER_SET_PRIORITY -> Body.Consumer_SetPriorityRequest;
      case Method.CONSUMER_ENABLE_TRACE_EVENT -> Body.Consumer_EnableTraceEventRequest;
      case Method.DATACONSUMER_SET_BUFFERED_AMOUNT_LOW_THRESHOLD ->
          Body.DataConsumer_SetBufferedAmountLowThresholdRequest;
      case Method.DATACONSUMER_SEND -> Body.DataConsumer_SendRequest;
      case Method.DATACONSUMER_SET_SUBCHANNELS -> Body.DataConsumer_SetSubchannelsRequest;
      case Method.DATACONSUMER_ADD_SUBCHANNEL -> Body.DataConsumer_AddSubchannelRequest;
      case Method.DATACONSUMER_REMOVE_SUBCHANNEL -> Body.DataConsumer_RemoveSubchannelRequest;
      case Method.RTPOBSERVER_ADD_PRODUCER -> Body.RtpObserver_AddProducerRequest;
      case Method.RTPOBSERVER_REMOVE_PRODUCER -> Body.RtpObserver_RemoveProducerRequest;
      case Method.WORKER_DUMP,
          Method.WORKER_GET_RESOURCE_USAGE,
          Method.WEBRTCSERVER_DUMP,
          Method.ROUTER_DUMP,
          Method.TRANSPORT_DUMP,
          Method.TRANSPORT_GET_STATS,
          Method.TRANSPORT_RESTART_ICE,
          Method.PRODUCER_DUMP,
          Method.PRODUCER_GET_STATS,
          Method.PRODUCER_PAUSE,
          Method.PRODUCER_RESUME,
          Method.CONSUMER_DUMP,
          Method.CONSUMER_GET_STATS,
          Method.CONSUMER_PAUSE,
          Method.CONSUMER_RESUME,
          Method.CONSUMER_REQUEST_KEY_FRAME,
          Method.DATAPRODUCER_DUMP,
          Method.DATAPRODUCER_GET_STATS,
          Method.DATAPRODUCER_PAUSE,
          Method.DATAPRODUCER_RESUME,
          Method.DATACONSUMER_DUMP,
          Method.DATACONSUMER_GET_STATS,
          Method.DATACONSUMER_PAUSE,
          Method.DATACONSUMER_RESUME,
          Method.DATACONSUMER_GET_BUFFERED_AMOUNT,
          Method.RTPOBSERVER_PAUSE,
          Method.RTPOBSERVER_RESUME ->
          Body.NONE;
      default -> throw new IllegalArgumentException("The worker knows no method " + method);
    };
  }
}
