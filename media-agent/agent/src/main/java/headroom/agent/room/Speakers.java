// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.MediaJson;
import headroom.agent.model.ParticipantId;
import headroom.mediasoup.ActiveSpeakerObserver;
import headroom.mediasoup.AudioLevelObserver;
import headroom.mediasoup.Producer;
import headroom.mediasoup.Router;
import headroom.mediasoup.RtpObserver;
import headroom.mediasoup.error.MediasoupException;
import headroom.mediasoup.options.AudioLevelObserverOptions;
import headroom.mediasoup.rtp.MediaKind;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells the room who speaks, from the router's two observers. */
final class Speakers {
  /** ms between two decisions on who dominates; upstream's preset. */
  private static final int DOMINANCE_INTERVAL_MS = 300;

  /** The loudest one, at most every 800 ms, as the demo has it; below -80 dBov is silence. */
  private static final AudioLevelObserverOptions LEVELS =
      new AudioLevelObserverOptions(1, -80, 800);

  private static final Logger log = LoggerFactory.getLogger(Speakers.class);

  private final ActiveSpeakerObserver dominant;
  private final AudioLevelObserver levels;
  private final Function<String, @Nullable ParticipantId> senderOf;
  private final Consumer<ObjectNode> tell;

  private Speakers(
      ActiveSpeakerObserver dominant,
      AudioLevelObserver levels,
      Function<String, @Nullable ParticipantId> senderOf,
      Consumer<ObjectNode> tell) {
    this.dominant = dominant;
    this.levels = levels;
    this.senderOf = senderOf;
    this.tell = tell;
  }

  /**
   * Watches a router, with the observers that it has already or with new ones.
   *
   * @param post runs something on the room's thread
   * @param senderOf whose producer it is
   * @param tell sends the data of a notification to everybody in the room
   */
  static Speakers watch(
      Router router,
      Consumer<Runnable> post,
      Function<String, @Nullable ParticipantId> senderOf,
      Consumer<ObjectNode> tell) {
    var speakers =
        new Speakers(
            existing(
                router,
                ActiveSpeakerObserver.class,
                () -> router.createActiveSpeakerObserver(DOMINANCE_INTERVAL_MS)),
            existing(
                router, AudioLevelObserver.class, () -> router.createAudioLevelObserver(LEVELS)),
            senderOf,
            tell);
    speakers.dominant.onDominantSpeaker(
        producer -> post.accept(() -> speakers.speaks(producer, null)));
    speakers.levels.onVolumes(
        volumes ->
            post.accept(
                () -> speakers.speaks(volumes.getFirst().producer(), volumes.getFirst().volume())));
    speakers.levels.onSilence(() -> post.accept(speakers::silence));
    return speakers;
  }

  /** Listens to a new producer, if it is audio. */
  void add(Producer producer) {
    add(producer, List.of());
  }

  /**
   * Listens to a producer, if it is audio.
   *
   * @param listening ids of the observers that listen to it already
   */
  void add(Producer producer, List<String> listening) {
    if (producer.kind() != MediaKind.AUDIO) {
      return;
    }
    for (RtpObserver observer : List.of(dominant, levels)) {
      if (!listening.contains(observer.id())) {
        add(producer, observer);
      }
    }
  }

  private static void add(Producer producer, RtpObserver observer) {
    try {
      observer.addProducer(producer.id());
    } catch (MediasoupException e) {
      // Without it the call goes on; only the highlight of this speaker is missing.
      log.warn("producer {} is not listened to: {}", producer.id(), e.getMessage());
    }
  }

  private void speaks(Producer producer, @Nullable Integer volume) {
    var sender = senderOf.apply(producer.id());
    if (sender != null) {
      var data = MediaJson.object().put("peerId", sender.value());
      tell.accept(volume == null ? data : data.put("volume", volume));
    }
  }

  private void silence() {
    tell.accept(MediaJson.object().putNull("peerId"));
  }

  private static <T> T existing(Router router, Class<T> type, Supplier<T> otherwise) {
    return router.rtpObservers().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseGet(otherwise);
  }
}
