// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.model.ParticipantId;
import headroom.mediasoup.Consumer;

/**
 * What a participant receives.
 *
 * <p>A consumer is created paused and offered to the client; when that has accepted it, it is
 * resumed. Only the client's word counts: after a restart of the agent everything is offered again.
 */
final class ReceivedStream {
  private final Consumer consumer;
  private final ParticipantId from;
  private Offer offer = Offer.NONE;
  private boolean pausedByClient;

  ReceivedStream(Consumer consumer, ParticipantId from) {
    this.consumer = consumer;
    this.from = from;
  }

  Consumer consumer() {
    return consumer;
  }

  ParticipantId from() {
    return from;
  }

  Offer offer() {
    return offer;
  }

  void offer(Offer changed) {
    offer = changed;
  }

  /** Whether the client asked for a pause; it outlasts offers. */
  boolean pausedByClient() {
    return pausedByClient;
  }

  void pausedByClient(boolean changed) {
    pausedByClient = changed;
  }

  boolean isLive() {
    return !consumer.paused() && !consumer.producerPaused();
  }

  /** What the client knows of it. */
  enum Offer {
    /** Nothing for sure. */
    NONE,
    /** It was asked and has not answered yet. */
    ASKED,
    ACCEPTED
  }
}
