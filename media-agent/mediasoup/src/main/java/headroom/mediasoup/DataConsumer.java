// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.channel.Request;
import headroom.mediasoup.fbs.notification.Event;
import headroom.mediasoup.fbs.notification.Notification;
import headroom.mediasoup.rtp.SctpStreamParameters;
import headroom.mediasoup.state.DataConsumerDump;
import headroom.mediasoup.wire.Answers;
import headroom.mediasoup.wire.DataRequests;
import headroom.mediasoup.wire.Events;
import headroom.mediasoup.wire.Statistics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data producer's messages on their way to an endpoint.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#DataConsumer">DataConsumer</a>
 */
public final class DataConsumer extends MediasoupObject {
  private final Transport transport;
  private final DataConsumerDump description;
  private final Signal dataProducerPause = new Signal("dataproducerpause");
  private final Signal dataProducerResume = new Signal("dataproducerresume");
  private final Signal sctpSendBufferFull = new Signal("sctpsendbufferfull");
  private final Listeners<Long> bufferedAmountLow = new Listeners<>();
  private volatile boolean paused;
  private volatile boolean dataProducerPaused;

  DataConsumer(Transport transport, Creation creation, DataConsumerDump description) {
    super(transport.channel(), creation);
    this.transport = transport;
    this.description = description;
    this.paused = description.paused();
    this.dataProducerPaused = description.dataProducerPaused();
  }

  public Transport transport() {
    return transport;
  }

  public String dataProducerId() {
    return description.dataProducerId();
  }

  public @Nullable SctpStreamParameters sctpStreamParameters() {
    return description.sctpStreamParameters();
  }

  public String label() {
    return description.label();
  }

  public String protocol() {
    return description.protocol();
  }

  public boolean paused() {
    return paused;
  }

  public boolean dataProducerPaused() {
    return dataProducerPaused;
  }

  public void pause() {
    request(DataRequests.pauseConsumer(id()));
    paused = true;
  }

  public void resume() {
    request(DataRequests.resumeConsumer(id()));
    paused = false;
  }

  public DataConsumerDump dump() {
    return Answers.dataConsumerDump(request(DataRequests.dumpConsumer(id())));
  }

  /** Upstream's names and values, one entry. */
  public List<Map<String, Object>> getStats() {
    return Statistics.ofDataConsumer(request(DataRequests.getConsumerStats(id())));
  }

  public Subscription onDataProducerPause(Runnable listener) {
    return dataProducerPause.add(listener);
  }

  public Subscription onDataProducerResume(Runnable listener) {
    return dataProducerResume.add(listener);
  }

  /** Hears when a message was dropped because the endpoint takes them too slowly. */
  public Subscription onSctpSendBufferFull(Runnable listener) {
    return sctpSendBufferFull.add(listener);
  }

  /** Hears of the bytes that wait when they have fallen to the threshold. */
  public Subscription onBufferedAmountLow(EventListener<Long> listener) {
    return bufferedAmountLow.add(listener);
  }

  @Override
  Request closeRequest() {
    return DataRequests.closeConsumer(transport.id(), id());
  }

  @Override
  void closeDependents(CloseReason reason) {
    // A data consumer has none.
  }

  @Override
  void leave() {
    transport.remove(this);
  }

  @Override
  void handle(Notification notification) {
    switch (notification.event()) {
      case Event.DATACONSUMER_DATAPRODUCER_CLOSE -> end(CloseReason.DATA_PRODUCER_CLOSED);
      case Event.DATACONSUMER_DATAPRODUCER_PAUSE -> {
        if (!dataProducerPaused) {
          dataProducerPaused = true;
          dataProducerPause.emit();
        }
      }
      case Event.DATACONSUMER_DATAPRODUCER_RESUME -> {
        if (dataProducerPaused) {
          dataProducerPaused = false;
          dataProducerResume.emit();
        }
      }
      case Event.DATACONSUMER_SCTP_SENDBUFFER_FULL -> sctpSendBufferFull.emit();
      case Event.DATACONSUMER_BUFFERED_AMOUNT_LOW ->
          bufferedAmountLow.emit(Events.bufferedAmountLow(notification));
      default -> Unknown.event(this, notification);
    }
  }
}
