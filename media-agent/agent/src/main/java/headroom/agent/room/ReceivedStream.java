// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.model.Flow;
import headroom.agent.model.ParticipantId;
import headroom.mediasoup.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a participant receives.
 *
 * <p>A consumer is created paused and offered to the client; when that has accepted it, it is
 * resumed. Only the client's word counts: after a restart of the agent everything is offered again.
 */
final class ReceivedStream {
  private final Consumer consumer;
  private final SentStream sent;
  private final boolean flowedBefore;
  private Offer offer = Offer.NONE;
  private boolean pausedByClient;
  private @Nullable ResumeGroup<ReceivedStream> group;

  ReceivedStream(Consumer consumer, SentStream sent) {
    this(consumer, sent, false);
  }

  private ReceivedStream(Consumer consumer, SentStream sent, boolean flowedBefore) {
    this.consumer = consumer;
    this.sent = sent;
    this.flowedBefore = flowedBefore;
  }

  /**
   * One that the agent before this one made. If it flows, the client had accepted it, and goes on
   * receiving while it is asked again.
   */
  static ReceivedStream adopted(Consumer consumer, SentStream sent) {
    return new ReceivedStream(consumer, sent, !consumer.paused());
  }

  Consumer consumer() {
    return consumer;
  }

  SentStream sent() {
    return sent;
  }

  ParticipantId from() {
    return sent.from();
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

  /** Before the client has accepted it, a resume would waste the first key frame. */
  boolean mayFlow() {
    return (offer == Offer.ACCEPTED || flowedBefore)
        && !pausedByClient
        && !sent.holdsBack()
        && group == null;
  }

  /** It waits for others to be resumed with it; null: no longer. */
  void waitsFor(@Nullable ResumeGroup<ReceivedStream> newGroup) {
    group = newGroup;
  }

  /** The client has accepted or refused it, or is gone. */
  void answered() {
    var waiting = group;
    if (waiting != null) {
      waiting.answered(this);
    }
  }

  boolean isLive() {
    return !consumer.paused() && !consumer.producerPaused();
  }

  boolean isOnStandby() {
    return sent.flow() == Flow.STANDBY;
  }

  /** Whether no packets come, for a reason that is not the client's own. */
  boolean isHeldBack() {
    return consumer.producerPaused() || sent.holdsBack();
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
