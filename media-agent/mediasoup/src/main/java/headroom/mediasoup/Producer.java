// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.channel.Request;
import headroom.mediasoup.fbs.notification.Event;
import headroom.mediasoup.fbs.notification.Notification;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.ProducerType;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.state.ProducerDump;
import headroom.mediasoup.state.ProducerScore;
import headroom.mediasoup.state.RtpStreamDump;
import headroom.mediasoup.state.VideoOrientation;
import headroom.mediasoup.wire.Answers;
import headroom.mediasoup.wire.Events;
import headroom.mediasoup.wire.ProducerRequests;
import headroom.mediasoup.wire.Statistics;
import java.util.List;
import java.util.Map;

/**
 * An audio or video source that sends to a router.
 *
 * @see <a href="https://mediasoup.org/documentation/v3/mediasoup/api/#Producer">Producer</a>
 */
public final class Producer extends MediasoupObject {
  private final Transport transport;
  private final Description description;
  private final Listeners<List<ProducerScore>> scoreEvent = new Listeners<>();
  private final Listeners<VideoOrientation> videoOrientationChange = new Listeners<>();
  private final Signal pauseEvent = new Signal("pause");
  private final Signal resumeEvent = new Signal("resume");
  private volatile boolean paused;
  private volatile List<ProducerScore> score = List.of();

  /** What does not change. */
  record Description(
      MediaKind kind,
      ProducerType type,
      RtpParameters rtpParameters,
      RtpParameters consumableRtpParameters) {}

  Producer(Transport transport, Creation creation, Description description, boolean paused) {
    super(transport.channel(), creation);
    this.transport = transport;
    this.description = description;
    this.paused = paused;
  }

  public Transport transport() {
    return transport;
  }

  public MediaKind kind() {
    return description.kind;
  }

  public ProducerType type() {
    return description.type;
  }

  public RtpParameters rtpParameters() {
    return description.rtpParameters;
  }

  /** The same in the router's terms. */
  public RtpParameters consumableRtpParameters() {
    return description.consumableRtpParameters;
  }

  public boolean paused() {
    return paused;
  }

  public List<ProducerScore> score() {
    return score;
  }

  public void pause() {
    request(ProducerRequests.pause(id()));
    boolean was = paused;
    paused = true;
    if (!was) {
      pauseEvent.emit();
    }
  }

  public void resume() {
    request(ProducerRequests.resume(id()));
    boolean was = paused;
    paused = false;
    if (was) {
      resumeEvent.emit();
    }
  }

  public ProducerDump dump() {
    return Answers.producerDump(request(ProducerRequests.dump(id())));
  }

  /** Upstream's names and values, one entry for each stream that has been seen. */
  public List<Map<String, Object>> getStats() {
    return Statistics.ofProducer(request(ProducerRequests.getStats(id())));
  }

  public Subscription onScore(EventListener<List<ProducerScore>> listener) {
    return scoreEvent.add(listener);
  }

  public Subscription onVideoOrientationChange(EventListener<VideoOrientation> listener) {
    return videoOrientationChange.add(listener);
  }

  /** Hears when {@link #pause} has paused it, on the thread that called it. */
  public Subscription onPause(Runnable listener) {
    return pauseEvent.add(listener);
  }

  /** Hears when {@link #resume} has resumed it, on the thread that called it. */
  public Subscription onResume(Runnable listener) {
    return resumeEvent.add(listener);
  }

  void restoreScore(List<RtpStreamDump> streams) {
    score =
        streams.stream()
            .map(
                stream ->
                    new ProducerScore(
                        stream.encodingIdx(), stream.ssrc(), stream.rid(), stream.score()))
            .toList();
  }

  @Override
  Request closeRequest() {
    return ProducerRequests.close(transport.id(), id());
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
    switch (notification.event()) {
      case Event.PRODUCER_SCORE -> {
        score = Events.producerScores(notification);
        scoreEvent.emit(score);
      }
      case Event.PRODUCER_VIDEO_ORIENTATION_CHANGE ->
          videoOrientationChange.emit(Events.videoOrientation(notification));
      default -> Unknown.event(this, notification);
    }
  }
}
