// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.channel.Request;
import headroom.mediasoup.error.ClosedException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.fbs.notification.Event;
import headroom.mediasoup.fbs.notification.Notification;
import headroom.mediasoup.options.ConsumerOptions;
import headroom.mediasoup.options.DataConsumerOptions;
import headroom.mediasoup.options.DataProducerOptions;
import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.options.Range;
import headroom.mediasoup.rtp.SctpNegotiatedCapabilities;
import headroom.mediasoup.rtp.SctpParameters;
import headroom.mediasoup.rtp.SctpState;
import headroom.mediasoup.state.TransportBaseDump;
import headroom.mediasoup.state.TransportDump;
import headroom.mediasoup.wire.Answers;
import headroom.mediasoup.wire.Events;
import headroom.mediasoup.wire.RouterRequests;
import headroom.mediasoup.wire.Statistics;
import headroom.mediasoup.wire.TransportRequests;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Connects one endpoint with a router.
 *
 * @see <a href="https://mediasoup.org/documentation/v3/mediasoup/api/#Transport">Transport</a>
 */
public abstract sealed class Transport extends MediasoupObject
    permits PipeTransport, PlainTransport, WebRtcTransport {
  private final Router router;
  private final Map<String, Producer> producers = new ConcurrentHashMap<>();
  private final Map<String, Consumer> consumers = new ConcurrentHashMap<>();
  private final Map<String, DataProducer> dataProducers = new ConcurrentHashMap<>();
  private final Map<String, DataConsumer> dataConsumers = new ConcurrentHashMap<>();
  private final Producing producing;
  private final Consuming consuming;
  private final DataStreams dataStreams;
  private final @Nullable SctpParameters sctpParameters;
  private final Listeners<SctpState> sctpStateChange = new Listeners<>();
  private volatile @Nullable SctpState sctpState;
  private volatile @Nullable SctpNegotiatedCapabilities sctpNegotiatedCapabilities;

  Transport(Router router, Creation creation, TransportBaseDump dump) {
    super(router.channel(), creation);
    this.router = router;
    this.producing = new Producing(this);
    this.consuming = new Consuming(this, router.worker().generation());
    this.dataStreams = new DataStreams(this);
    this.sctpParameters = dump.sctpParameters();
    this.sctpState = dump.sctpState();
    negotiated(dump.sctpNegotiatedCapabilities());
  }

  public final Collection<Producer> producers() {
    return Collections.unmodifiableCollection(producers.values());
  }

  public final Optional<Producer> producer(String id) {
    return Optional.ofNullable(producers.get(id));
  }

  public final Collection<Consumer> consumers() {
    return Collections.unmodifiableCollection(consumers.values());
  }

  public final Optional<Consumer> consumer(String id) {
    return Optional.ofNullable(consumers.get(id));
  }

  public final Collection<DataProducer> dataProducers() {
    return Collections.unmodifiableCollection(dataProducers.values());
  }

  public final Optional<DataProducer> dataProducer(String id) {
    return Optional.ofNullable(dataProducers.get(id));
  }

  public final Collection<DataConsumer> dataConsumers() {
    return Collections.unmodifiableCollection(dataConsumers.values());
  }

  public final Optional<DataConsumer> dataConsumer(String id) {
    return Optional.ofNullable(dataConsumers.get(id));
  }

  /** Absent without data channels. */
  public final @Nullable SctpParameters sctpParameters() {
    return sctpParameters;
  }

  /** Absent without data channels. */
  public final @Nullable SctpState sctpState() {
    return closed() && sctpState != null ? SctpState.CLOSED : sctpState;
  }

  /** Absent until both sides have agreed. */
  public final @Nullable SctpNegotiatedCapabilities sctpNegotiatedCapabilities() {
    return sctpNegotiatedCapabilities;
  }

  public final Subscription onSctpStateChange(EventListener<SctpState> listener) {
    return sctpStateChange.add(listener);
  }

  /** Receives a stream from the endpoint. */
  public final Producer produce(ProducerOptions options) {
    requireOpen();
    return producing.produce(options);
  }

  /** Sends a producer's stream to the endpoint. */
  public final Consumer consume(ConsumerOptions options) {
    requireOpen();
    return consuming.consume(options);
  }

  /** Receives messages from the endpoint. */
  public final DataProducer produceData(DataProducerOptions options) {
    requireOpen();
    return dataStreams.produce(options);
  }

  /** Sends a data producer's messages to the endpoint. */
  public final DataConsumer consumeData(DataConsumerOptions options) {
    requireOpen();
    return dataStreams.consume(options);
  }

  /** What the worker has; its kind is this transport's. */
  public TransportDump dump() {
    return Answers.transportDump(request(TransportRequests.dump(id())));
  }

  /** Upstream's names and values, one entry. */
  public final List<Map<String, Object>> getStats() {
    return Statistics.ofTransport(request(TransportRequests.getStats(id())));
  }

  /** Asks senders to send no more, in bit/s; 0 for no limit. */
  public final void setMaxIncomingBitrate(long bitsPerSecond) {
    requireBitrate(bitsPerSecond);
    request(TransportRequests.setMaxIncomingBitrate(id(), bitsPerSecond));
  }

  /** Sends no more, in bit/s; 0 for no limit. */
  public final void setMaxOutgoingBitrate(long bitsPerSecond) {
    requireBitrate(bitsPerSecond);
    request(TransportRequests.setMaxOutgoingBitrate(id(), bitsPerSecond));
  }

  /** Takes at least this for available, in bit/s; 0 for no limit. */
  public final void setMinOutgoingBitrate(long bitsPerSecond) {
    requireBitrate(bitsPerSecond);
    request(TransportRequests.setMinOutgoingBitrate(id(), bitsPerSecond));
  }

  private static void requireBitrate(long bitsPerSecond) {
    Range.check("bitrate", bitsPerSecond, 0L, Range.MAX_UINT32);
  }

  final Router router() {
    return router;
  }

  final Producing producing() {
    return producing;
  }

  final Consuming consuming() {
    return consuming;
  }

  final DataStreams dataStreams() {
    return dataStreams;
  }

  final Producer add(Producer producer) {
    producers.put(producer.id(), producer);
    router.add(producer);
    adopt(producer);
    return producer;
  }

  final Consumer add(Consumer consumer) {
    consumers.put(consumer.id(), consumer);
    adopt(consumer);
    return consumer;
  }

  final DataProducer add(DataProducer producer) {
    dataProducers.put(producer.id(), producer);
    router.add(producer);
    adopt(producer);
    return producer;
  }

  final DataConsumer add(DataConsumer consumer) {
    dataConsumers.put(consumer.id(), consumer);
    adopt(consumer);
    return consumer;
  }

  final void remove(Producer producer) {
    producers.remove(producer.id());
    router.remove(producer);
  }

  final void remove(Consumer consumer) {
    consumers.remove(consumer.id());
  }

  final void remove(DataProducer producer) {
    dataProducers.remove(producer.id());
    router.remove(producer);
  }

  final void remove(DataConsumer consumer) {
    dataConsumers.remove(consumer.id());
    dataStreams.release(consumer);
  }

  private void adopt(MediasoupObject object) {
    object.listen();
    if (closed()) {
      object.end(CloseReason.TRANSPORT_CLOSED);
      throw new ClosedException(
          MediasoupError.OBJECT_CLOSED, "Transport %s is closed".formatted(id()));
    }
  }

  @Override
  final Request closeRequest() {
    return RouterRequests.closeTransport(router.id(), id());
  }

  @Override
  final void closeDependents(CloseReason reason) {
    producers.values().forEach(producer -> producer.end(CloseReason.TRANSPORT_CLOSED));
    consumers.values().forEach(consumer -> consumer.end(CloseReason.TRANSPORT_CLOSED));
    dataProducers.values().forEach(producer -> producer.end(CloseReason.TRANSPORT_CLOSED));
    dataConsumers.values().forEach(consumer -> consumer.end(CloseReason.TRANSPORT_CLOSED));
  }

  @Override
  final void leave() {
    router.remove(this);
  }

  @Override
  void handle(Notification notification) {
    switch (notification.event()) {
      case Event.TRANSPORT_SCTP_STATE_CHANGE -> {
        SctpState state = Events.sctpState(notification);
        sctpState = state;
        sctpStateChange.emit(state);
      }
      case Event.TRANSPORT_SCTP_NEGOTIATED_CAPABILITIES ->
          negotiated(Events.sctpNegotiatedCapabilities(notification));
      default -> Unknown.event(this, notification);
    }
  }

  private void negotiated(@Nullable SctpNegotiatedCapabilities capabilities) {
    if (capabilities != null) {
      sctpNegotiatedCapabilities = capabilities;
      dataStreams.negotiated(capabilities.negotiatedMaxOutboundStreams());
    }
  }
}
