// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.MediaJson;
import headroom.agent.model.Flow;
import headroom.agent.protoo.ClientGoneException;
import headroom.agent.protoo.ProtooPeer;
import headroom.agent.room.ReceivedStream.Offer;
import headroom.mediasoup.CloseReason;
import headroom.mediasoup.Consumer;
import headroom.mediasoup.Router;
import headroom.mediasoup.error.MediasoupException;
import headroom.mediasoup.options.ConsumerOptions;
import headroom.mediasoup.state.ConsumerLayers;
import java.time.Duration;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets participants receive what others of the room send. All methods may be repeated: what is
 * there already is left as it is. Runs on the room's thread.
 */
final class Consuming {
  private static final String PAUSED = "consumerPaused";
  private static final String RESUMED = "consumerResumed";
  private static final Logger log = LoggerFactory.getLogger(Consuming.class);

  private final Router router;
  private final java.util.function.Consumer<Runnable> post;
  private final BiConsumer<Duration, Runnable> later;
  private final BiPredicate<Participant, SentStream> receives;
  private final Runnable changed;
  private @Nullable ResumeGroups groups;

  /**
   * @param post runs something on the room's thread
   * @param later runs something on the room's thread after a while
   * @param receives whether somebody is to receive a stream that it does not receive yet
   * @param changed tells that counts have changed
   */
  Consuming(
      Router router,
      java.util.function.Consumer<Runnable> post,
      BiConsumer<Duration, Runnable> later,
      BiPredicate<Participant, SentStream> receives,
      Runnable changed) {
    this.router = router;
    this.post = post;
    this.later = later;
    this.receives = receives;
    this.changed = changed;
  }

  /** Lets a participant receive a stream, if it can and the stream is not off. */
  void consume(Participant receiver, SentStream sent) {
    var transport = receiver.receiving();
    var capabilities = receiver.rtpCapabilities();
    String producerId = sent.producer().id();
    if (transport == null
        || capabilities == null
        || !receiver.joined()
        || sent.flow() == Flow.OFF
        || sent.from().equals(receiver.id())
        || receiver.receiving(sent) != null
        || !receives.test(receiver, sent)
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
      var stream = new ReceivedStream(consumer, sent);
      if (groups != null) {
        groups.add(stream);
      }
      receiver.consumers().put(consumer.id(), stream);
      watch(receiver, stream);
      offer(receiver, stream);
      changed.run();
    } catch (MediasoupException e) {
      log.warn("{} cannot receive from {}: {}", receiver.id(), sent.from(), e.getMessage());
    }
  }

  /**
   * Lets several participants receive at once: consumers of one producer are resumed together, when
   * all of them have been answered or after a while. Else each would ask the sender for a key frame
   * of its own, and senders ignore those that come soon after another.
   */
  void together(Runnable consumes) {
    var gathered = new ResumeGroups(this::resume);
    groups = gathered;
    try {
      consumes.run();
    } finally {
      groups = null;
    }
    later.accept(ResumeGroups.LONGEST, gathered::releaseAll);
  }

  private void resume(ReceivedStream stream) {
    try {
      if (stream.mayFlow() && stream.consumer().paused() && !stream.consumer().closed()) {
        stream.consumer().resume();
        changed.run();
      }
    } catch (MediasoupException e) {
      log.warn("consumer {} cannot be resumed: {}", stream.consumer().id(), e.getMessage());
    }
  }

  /** Takes a restored consumer into the participant's care. */
  void adopt(Participant receiver, Consumer consumer, SentStream sent, boolean pausedByClient) {
    var stream = ReceivedStream.adopted(consumer, sent);
    stream.pausedByClient(pausedByClient);
    receiver.consumers().put(consumer.id(), stream);
    watch(receiver, stream);
  }

  /** Brings those who receive a stream into line with its flow; who does not yet, does now. */
  void follow(SentStream sent, Collection<Participant> receivers) {
    for (var receiver : receivers) {
      var stream = receiver.receiving(sent);
      if (stream == null) {
        consume(receiver, sent);
      } else if (sent.flow() == Flow.OFF) {
        stream.consumer().close();
        receiver.consumers().remove(stream.consumer().id());
        tellClosed(receiver, stream.consumer());
      } else {
        settle(receiver, stream);
      }
    }
    changed.run();
  }

  /** Tells those who receive a stream that came through a pipe what it is now. */
  void tellFlow(SentStream sent, Collection<Participant> receivers) {
    for (var receiver : receivers) {
      var stream = receiver.receiving(sent);
      if (stream != null && stream.offer() != Offer.NONE) {
        tellFlow(receiver, stream);
      }
    }
  }

  /** Said of a muted stream as well: it is paused as before, but perhaps for another reason. */
  private static void tellFlow(Participant receiver, ReceivedStream stream) {
    if (!stream.pausedByClient()) {
      receiver.notify(stream.isHeldBack() ? PAUSED : RESUMED, state(stream));
    }
  }

  private void settle(Participant receiver, ReceivedStream stream) {
    var consumer = stream.consumer();
    try {
      if (stream.mayFlow() == consumer.paused()) {
        if (stream.mayFlow()) {
          consumer.resume();
        } else {
          consumer.pause();
        }
        tellFlow(receiver, stream);
      }
    } catch (MediasoupException e) {
      log.warn("consumer {} cannot be paused or resumed: {}", consumer.id(), e.getMessage());
    }
  }

  /**
   * Has the client asked to receive a consumer, as soon as it has answered for others; when it
   * accepts, the consumer is resumed.
   */
  void offer(Participant receiver, ReceivedStream stream) {
    receiver.offers().add(stream);
    askNext(receiver);
  }

  private void askNext(Participant receiver) {
    var peer = receiver.peer();
    if (peer == null) {
      return;
    }
    for (var next = receiver.offers().next(); next != null; next = receiver.offers().next()) {
      ask(receiver, peer, next);
    }
  }

  private void ask(Participant receiver, ProtooPeer peer, ReceivedStream stream) {
    stream.offer(Offer.ASKED);
    boolean heldBack = stream.isHeldBack();
    var _ =
        peer.request("newConsumer", description(stream, heldBack))
            .whenComplete(
                (accepted, refusal) ->
                    post.accept(
                        () -> {
                          // An answer of an older connection says nothing about this one.
                          if (receiver.peer() == peer) {
                            receiver.offers().answered();
                            if (!stream.consumer().closed()) {
                              answered(receiver, stream, heldBack, refusal);
                            }
                            askNext(receiver);
                          }
                          stream.answered();
                        }));
  }

  private void answered(
      Participant receiver, ReceivedStream stream, boolean heldBack, @Nullable Throwable refusal) {
    if (ClientGoneException.isCauseOf(refusal)) {
      stream.offer(Offer.NONE); // It is offered again when the client comes back.
      return;
    }
    if (ProtooPeer.isUnanswered(refusal)) {
      // A starved machine, not an unwilling client: whoever is gone does not answer pings either.
      log.info("{} has not answered for consumer {}", receiver.id(), stream.consumer().id());
      stream.offer(Offer.NONE);
      offer(receiver, stream);
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
      if (stream.mayFlow()) {
        stream.consumer().resume();
      }
      if (heldBack != stream.isHeldBack()) {
        // It changed while the client was asked.
        receiver.notify(stream.isHeldBack() ? PAUSED : RESUMED, state(stream));
      }
      changed.run();
    } catch (MediasoupException e) {
      log.warn("consumer {} cannot be resumed: {}", stream.consumer().id(), e.getMessage());
    }
  }

  private void watch(Participant receiver, ReceivedStream stream) {
    var consumer = stream.consumer();
    consumer.onClose(reason -> post.accept(() -> closed(receiver, consumer, reason)));
    consumer.onProducerPause(() -> producerPaused(receiver, stream, PAUSED));
    consumer.onProducerResume(() -> producerPaused(receiver, stream, RESUMED));
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

  private void producerPaused(Participant receiver, ReceivedStream stream, String method) {
    post.accept(
        () -> {
          // Held back besides, it is paused already as far as the client knows.
          if (!stream.sent().holdsBack()) {
            receiver.notify(method, state(stream));
          }
        });
    post.accept(changed);
  }

  private void closed(Participant receiver, Consumer consumer, CloseReason reason) {
    boolean known = receiver.consumers().remove(consumer.id()) != null;
    changed.run();
    // In all other cases the client knows it, or is gone itself.
    if (known && reason == CloseReason.PRODUCER_CLOSED) {
      tellClosed(receiver, consumer);
    }
  }

  private static void tellClosed(Participant receiver, Consumer consumer) {
    receiver.notify("consumerClosed", MediaJson.object().put("consumerId", consumer.id()));
  }

  private void tell(Participant receiver, Consumer consumer, String method, ObjectNode data) {
    post.accept(() -> receiver.notify(method, data.put("consumerId", consumer.id())));
  }

  /** {@code standby} is Headroom's addition: old clients see a pause and ignore the reason. */
  private static ObjectNode state(ReceivedStream stream) {
    return MediaJson.object()
        .put("consumerId", stream.consumer().id())
        .put("standby", stream.isOnStandby());
  }

  private static ObjectNode description(ReceivedStream stream, boolean heldBack) {
    var consumer = stream.consumer();
    return MediaJson.object()
        .put("peerId", stream.from().value())
        .put("producerId", consumer.producerId())
        .put("id", consumer.id())
        .put("kind", consumer.kind().wireName())
        .put("type", consumer.type().wireName())
        .put("producerPaused", heldBack)
        .put("standby", stream.isOnStandby())
        .set("rtpParameters", MediaJson.toJson(consumer.rtpParameters()))
        .set("appData", stream.sent().appData().deepCopy().put("peerId", stream.from().value()));
  }
}
