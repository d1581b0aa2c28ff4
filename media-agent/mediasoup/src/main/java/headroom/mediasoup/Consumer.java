// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.channel.Request;
import headroom.mediasoup.fbs.notification.Event;
import headroom.mediasoup.fbs.notification.Notification;
import headroom.mediasoup.options.Range;
import headroom.mediasoup.rtp.ConsumerType;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.state.ConsumerDump;
import headroom.mediasoup.state.ConsumerLayers;
import headroom.mediasoup.state.ConsumerScore;
import headroom.mediasoup.wire.Answers;
import headroom.mediasoup.wire.ConsumerRequests;
import headroom.mediasoup.wire.Events;
import headroom.mediasoup.wire.Statistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A producer's stream on its way to an endpoint.
 *
 * @see <a href="https://mediasoup.org/documentation/v3/mediasoup/api/#Consumer">Consumer</a>
 */
public final class Consumer extends MediasoupObject {
  private static final int PRESET_PRIORITY = 1;

  private final Transport transport;
  private final Description description;
  private final Listeners<ConsumerScore> scoreEvent = new Listeners<>();
  private final Listeners<Optional<ConsumerLayers>> layersChange = new Listeners<>();
  private final Signal producerPause = new Signal("producerpause");
  private final Signal producerResume = new Signal("producerresume");
  private volatile boolean paused;
  private volatile boolean producerPaused;
  private volatile int priority = PRESET_PRIORITY;
  private volatile ConsumerScore score;
  private volatile @Nullable ConsumerLayers preferredLayers;
  private volatile @Nullable ConsumerLayers currentLayers;

  /** What does not change. */
  record Description(
      String producerId, MediaKind kind, ConsumerType type, RtpParameters rtpParameters) {}

  Consumer(
      Transport transport, Creation creation, Description description, Answers.Consumed state) {
    super(transport.channel(), creation);
    this.transport = transport;
    this.description = description;
    this.paused = state.paused();
    this.producerPaused = state.producerPaused();
    this.score = state.score();
    this.preferredLayers = state.preferredLayers();
  }

  public Transport transport() {
    return transport;
  }

  public String producerId() {
    return description.producerId;
  }

  public MediaKind kind() {
    return description.kind;
  }

  public ConsumerType type() {
    return description.type;
  }

  /** For the endpoint. */
  public RtpParameters rtpParameters() {
    return description.rtpParameters;
  }

  public boolean paused() {
    return paused;
  }

  public boolean producerPaused() {
    return producerPaused;
  }

  public int priority() {
    return priority;
  }

  public ConsumerScore score() {
    return score;
  }

  /** Absent for a consumer without layers, and until they are set. */
  public @Nullable ConsumerLayers preferredLayers() {
    return preferredLayers;
  }

  /** Absent as long as nothing is forwarded. */
  public @Nullable ConsumerLayers currentLayers() {
    return currentLayers;
  }

  public void pause() {
    request(ConsumerRequests.pause(id()));
    paused = true;
  }

  /** Begins to send, for video with a key frame that the producer is asked for. */
  public void resume() {
    request(ConsumerRequests.resume(id()));
    paused = false;
  }

  /** Sends no higher layers than these, if there are several. */
  public void setPreferredLayers(ConsumerLayers layers) {
    check(layers);
    preferredLayers =
        Answers.preferredLayers(request(ConsumerRequests.setPreferredLayers(id(), layers)));
  }

  /** Which consumer of the transport gets more when bandwidth is scarce: the one with more. */
  public void setPriority(int wanted) {
    Range.check("priority", wanted, PRESET_PRIORITY, Range.MAX_UINT8);
    priority = Answers.priority(request(ConsumerRequests.setPriority(id(), wanted)));
  }

  public void unsetPriority() {
    setPriority(PRESET_PRIORITY);
  }

  public void requestKeyFrame() {
    request(ConsumerRequests.requestKeyFrame(id()));
  }

  public ConsumerDump dump() {
    return Answers.consumerDump(request(ConsumerRequests.dump(id())));
  }

  /** Upstream's names and values: its own stream, and the producer's that it forwards. */
  public List<Map<String, Object>> getStats() {
    return Statistics.ofConsumer(request(ConsumerRequests.getStats(id())));
  }

  public Subscription onScore(EventListener<ConsumerScore> listener) {
    return scoreEvent.add(listener);
  }

  /** Hears of the layers that are forwarded now; empty if none are. */
  public Subscription onLayersChange(EventListener<Optional<ConsumerLayers>> listener) {
    return layersChange.add(listener);
  }

  public Subscription onProducerPause(Runnable listener) {
    return producerPause.add(listener);
  }

  public Subscription onProducerResume(Runnable listener) {
    return producerResume.add(listener);
  }

  /** Hears when it has closed because its producer has; at once if it has already. */
  public Subscription onProducerClose(Runnable listener) {
    return onClose(
        reason -> {
          if (reason == CloseReason.PRODUCER_CLOSED) {
            listener.run();
          }
        });
  }

  void restore(int oldPriority, @Nullable ConsumerLayers layers) {
    priority = oldPriority;
    currentLayers = layers;
  }

  static void check(ConsumerLayers layers) {
    Range.check("spatialLayer", layers.spatialLayer(), 0, Range.MAX_UINT8);
    if (layers.temporalLayer() != null) {
      Range.check("temporalLayer", layers.temporalLayer(), 0, Range.MAX_UINT8);
    }
  }

  @Override
  Request closeRequest() {
    return ConsumerRequests.close(transport.id(), id());
  }

  @Override
  void closeDependents(CloseReason reason) {
    // A consumer has none.
  }

  @Override
  void leave() {
    transport.remove(this);
  }

  @Override
  void handle(Notification notification) {
    switch (notification.event()) {
      case Event.CONSUMER_PRODUCER_CLOSE -> end(CloseReason.PRODUCER_CLOSED);
      case Event.CONSUMER_PRODUCER_PAUSE -> {
        if (!producerPaused) {
          producerPaused = true;
          producerPause.emit();
        }
      }
      case Event.CONSUMER_PRODUCER_RESUME -> {
        if (producerPaused) {
          producerPaused = false;
          producerResume.emit();
        }
      }
      case Event.CONSUMER_SCORE -> {
        score = Events.consumerScore(notification);
        scoreEvent.emit(score);
      }
      case Event.CONSUMER_LAYERS_CHANGE -> {
        ConsumerLayers layers = Events.consumerLayers(notification);
        currentLayers = layers;
        layersChange.emit(Optional.ofNullable(layers));
      }
      default -> Unknown.event(this, notification);
    }
  }
}
