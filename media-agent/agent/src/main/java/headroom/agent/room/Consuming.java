// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.MediaJson;
import headroom.agent.protoo.ClientGoneException;
import headroom.agent.room.ReceivedStream.Offer;
import headroom.mediasoup.CloseReason;
import headroom.mediasoup.Consumer;
import headroom.mediasoup.Router;
import headroom.mediasoup.error.MediasoupException;
import headroom.mediasoup.options.ConsumerOptions;
import headroom.mediasoup.state.ConsumerLayers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets participants receive each other. All methods may be repeated: what is there already is left
 * as it is. Runs on the room's thread.
 */
final class Consuming {
  private static final Logger log = LoggerFactory.getLogger(Consuming.class);

  private final Router router;
  private final java.util.function.Consumer<Runnable> post;
  private final Runnable changed;

  /**
   * @param post runs something on the room's thread
   * @param changed tells that counts have changed
   */
  Consuming(Router router, java.util.function.Consumer<Runnable> post, Runnable changed) {
    this.router = router;
    this.post = post;
    this.changed = changed;
  }

  /** Lets a participant receive a stream of another, if it can. */
  void consume(Participant receiver, Participant sender, SentStream sent) {
    var transport = receiver.receiving();
    var capabilities = receiver.rtpCapabilities();
    String producerId = sent.producer().id();
    if (transport == null
        || capabilities == null
        || !receiver.joined()
        || receiver.receives(producerId)
        || !router.canConsume(producerId, capabilities)) {
      return;
    }
    try {
      // Paused until the client is ready: otherwise it would miss the key frame.
      var consumer =
          transport
              .transport()
              .consume(
                  ConsumerOptions.of(producerId, capabilities)
                      .withPaused(true)
                      .withEnableRtx(true)
                      .withIgnoreDtx(true));
      var stream = new ReceivedStream(consumer, sender.id());
      receiver.consumers().put(consumer.id(), stream);
      watch(receiver, stream);
      offer(receiver, stream, sent.appData());
      changed.run();
    } catch (MediasoupException e) {
      log.warn("{} cannot receive from {}: {}", receiver.id(), sender.id(), e.getMessage());
    }
  }

  /** Takes a restored consumer into the participant's care. */
  void adopt(Participant receiver, Consumer consumer, Participant sender, boolean pausedByClient) {
    var stream = new ReceivedStream(consumer, sender.id());
    stream.pausedByClient(pausedByClient);
    receiver.consumers().put(consumer.id(), stream);
    watch(receiver, stream);
  }

  /** Asks the client to receive a consumer; when it accepts, the consumer is resumed. */
  void offer(Participant receiver, ReceivedStream stream, ObjectNode appData) {
    var peer = receiver.peer();
    if (peer == null) {
      return;
    }
    stream.offer(Offer.ASKED);
    var _ =
        peer.request("newConsumer", description(stream, appData))
            .whenComplete(
                (accepted, refusal) ->
                    post.accept(
                        () -> {
                          // An answer of an older connection says nothing about this one.
                          if (receiver.peer() == peer && !stream.consumer().closed()) {
                            answered(receiver, stream, refusal);
                          }
                        }));
  }

  private void answered(Participant receiver, ReceivedStream stream, @Nullable Throwable refusal) {
    if (ClientGoneException.isCauseOf(refusal)) {
      stream.offer(Offer.NONE); // It is offered again when the client comes back.
      return;
    }
    if (refusal != null) {
      log.info(
          "{} refuses consumer {}: {}",
          receiver.id(),
          stream.consumer().id(),
          refusal.getMessage());
      stream.consumer().close();
      return;
    }
    stream.offer(Offer.ACCEPTED);
    try {
      if (!stream.pausedByClient()) {
        stream.consumer().resume();
      }
      changed.run();
    } catch (MediasoupException e) {
      log.warn("consumer {} cannot be resumed: {}", stream.consumer().id(), e.getMessage());
    }
  }

  private void watch(Participant receiver, ReceivedStream stream) {
    var consumer = stream.consumer();
    consumer.onClose(reason -> post.accept(() -> closed(receiver, consumer, reason)));
    consumer.onProducerPause(() -> producerPaused(receiver, consumer, "consumerPaused"));
    consumer.onProducerResume(() -> producerPaused(receiver, consumer, "consumerResumed"));
    consumer.onScore(
        score -> tell(receiver, consumer, "consumerScore", MediaJson.with("score", score)));
    consumer.onLayersChange(
        layers -> tell(receiver, consumer, "consumerLayersChanged", layers(layers.orElse(null))));
  }

  private static ObjectNode layers(@Nullable ConsumerLayers layers) {
    return MediaJson.object()
        .put("spatialLayer", layers == null ? null : (Integer) layers.spatialLayer())
        .put("temporalLayer", layers == null ? null : layers.temporalLayer());
  }

  private void producerPaused(Participant receiver, Consumer consumer, String method) {
    tell(receiver, consumer, method, MediaJson.object());
    post.accept(changed);
  }

  private void closed(Participant receiver, Consumer consumer, CloseReason reason) {
    receiver.consumers().remove(consumer.id());
    changed.run();
    // In all other cases the client knows it, or is gone itself.
    if (reason == CloseReason.PRODUCER_CLOSED) {
      receiver.notify("consumerClosed", MediaJson.object().put("consumerId", consumer.id()));
    }
  }

  private void tell(Participant receiver, Consumer consumer, String method, ObjectNode data) {
    post.accept(() -> receiver.notify(method, data.put("consumerId", consumer.id())));
  }

  private static ObjectNode description(ReceivedStream stream, ObjectNode appData) {
    var consumer = stream.consumer();
    return MediaJson.object()
        .put("peerId", stream.from().value())
        .put("producerId", consumer.producerId())
        .put("id", consumer.id())
        .put("kind", consumer.kind().wireName())
        .put("type", consumer.type().wireName())
        .put("producerPaused", consumer.producerPaused())
        .set("rtpParameters", MediaJson.toJson(consumer.rtpParameters()))
        .set("appData", appData.deepCopy().put("peerId", stream.from().value()));
  }
}
