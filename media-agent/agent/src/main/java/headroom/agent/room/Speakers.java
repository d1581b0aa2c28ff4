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

  /**
   * Enough of the loudest to rank speakers by, as often as the ranking needs it; below -80 dBov is
   * silence. See docs/architecture/speakers.md.
   */
  private static final AudioLevelObserverOptions LEVELS =
      new AudioLevelObserverOptions(30, -80, DOMINANCE_INTERVAL_MS);

  /** Clients are told how loud somebody is at most every 800 ms, as the demo has it. */
  private static final long TELL_LEVEL_NANOS = 800_000_000;

  private static final Logger log = LoggerFactory.getLogger(Speakers.class);

  private final ActiveSpeakerObserver dominant;
  private final AudioLevelObserver levels;
  private final Function<String, @Nullable ParticipantId> senderOf;
  private final Consumer<ObjectNode> tell;
  private final Heard heard;
  private long levelToldAt = System.nanoTime() - TELL_LEVEL_NANOS;

  private Speakers(
      ActiveSpeakerObserver dominant,
      AudioLevelObserver levels,
      Function<String, @Nullable ParticipantId> senderOf,
      Consumer<ObjectNode> tell,
      Heard heard) {
    this.dominant = dominant;
    this.levels = levels;
    this.senderOf = senderOf;
    this.tell = tell;
    this.heard = heard;
  }

  /** Hears who of the room makes a sound; on the room's thread. */
  interface Heard {
    /** How loud somebody was in the last interval, -127 to 0 dBov. */
    void loud(String producerId, int dbov);

    /** Whose sound is the most of a speaker's on this router now. */
    void dominant(String producerId);

    /** One interval has been told. */
    void told();
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
      Consumer<ObjectNode> tell,
      Heard heard) {
    var speakers =
        new Speakers(
            existing(
                router,
                ActiveSpeakerObserver.class,
                () -> router.createActiveSpeakerObserver(DOMINANCE_INTERVAL_MS)),
            existing(
                router, AudioLevelObserver.class, () -> router.createAudioLevelObserver(LEVELS)),
            senderOf,
            tell,
            heard);
    speakers.dominant.onDominantSpeaker(
        producer -> post.accept(() -> speakers.dominates(producer)));
    speakers.levels.onVolumes(volumes -> post.accept(() -> speakers.sound(volumes)));
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

  private void dominates(Producer producer) {
    speaks(producer, null);
    heard.dominant(producer.id());
    heard.told();
  }

  private void sound(List<AudioLevelObserver.Volume> volumes) {
    if (System.nanoTime() - levelToldAt >= TELL_LEVEL_NANOS) {
      levelToldAt = System.nanoTime();
      speaks(volumes.getFirst().producer(), volumes.getFirst().volume());
    }
    for (var volume : volumes) {
      heard.loud(volume.producer().id(), volume.volume());
    }
    heard.told();
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
