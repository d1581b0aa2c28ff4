// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.channel.Request;
import headroom.mediasoup.fbs.notification.Notification;
import headroom.mediasoup.rtp.SctpStreamParameters;
import headroom.mediasoup.state.DataProducerDump;
import headroom.mediasoup.wire.Answers;
import headroom.mediasoup.wire.DataRequests;
import headroom.mediasoup.wire.Statistics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source of messages that sends to a router.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#DataProducer">DataProducer</a>
 */
public final class DataProducer extends MediasoupObject {
  private final Transport transport;
  private final DataProducerDump description;
  private volatile boolean paused;

  DataProducer(Transport transport, Creation creation, DataProducerDump description) {
    super(transport.channel(), creation);
    this.transport = transport;
    this.description = description;
    this.paused = description.paused();
  }

  public Transport transport() {
    return transport;
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

  public void pause() {
    request(DataRequests.pauseProducer(id()));
    paused = true;
  }

  public void resume() {
    request(DataRequests.resumeProducer(id()));
    paused = false;
  }

  public DataProducerDump dump() {
    return Answers.dataProducerDump(request(DataRequests.dumpProducer(id())));
  }

  /** Upstream's names and values, one entry. */
  public List<Map<String, Object>> getStats() {
    return Statistics.ofDataProducer(request(DataRequests.getProducerStats(id())));
  }

  @Override
  Request closeRequest() {
    return DataRequests.closeProducer(transport.id(), id());
  }

  @Override
  void closeDependents(CloseReason reason) {
    // Its consumers hear of it from the worker.
  }

  @Override
  void leave() {
    transport.remove(this);
  }

  @Override
  void handle(Notification notification) {
    Unknown.event(this, notification);
  }
}
