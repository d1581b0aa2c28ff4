// SPDX-License-Identifier: Apache-2.0
package headroom.participant.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * webrtc-java's machinery of this process, shared by all native participants: two factories and the
 * synthetic sources. Made once a process.
 *
 * <p>Sending and receiving have a factory each. One for both aborts the whole JVM, because its
 * recording thread and the custom source feed the same sender (webrtc-java 0.14.0, upstream issue
 * 217).
 */
public final class NativeMedia implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NativeMedia.class);
  private static final int SOURCES = 6;
  private static final Duration AUDIO_BLOCK = Duration.ofMillis(10);
  private static final int FRAMES_PER_SECOND = 15;

  private final PeerConnectionFactory sending;
  private final PeerConnectionFactory receiving;

  private final Map<TestPicture.Size, SourceRing> rings =
      Map.of(TestPicture.Size.SMALL, new SourceRing(), TestPicture.Size.LARGE, new SourceRing());

  /** Apart, as a picture takes longer to paint than sound may wait. */
  private final ScheduledExecutorService sound =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("synthetic-sound").factory());

  private final ScheduledExecutorService pictures =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("synthetic-pictures").factory());

  /** Sources of one size of picture, which take turns. Guarded by the ring. */
  private static final class SourceRing {
    final List<SyntheticSource> sources = new ArrayList<>();
    int taken;
  }

  /** Loads the native library and starts its threads: 0.2 to 0.3 s. */
  public NativeMedia() {
    // The dummy layer has no capture thread, so that only the custom sources feed the senders.
    sending = new PeerConnectionFactory(new AudioDeviceModule(AudioLayer.kDummyAudio));
    // The headless one has a playout thread, which decodes; it must never get an audio sender.
    receiving = new PeerConnectionFactory(new HeadlessAudioDeviceModule());
  }

  PeerConnectionFactory sending() {
    return sending;
  }

  PeerConnectionFactory receiving() {
    return receiving;
  }

  /** Tracks for one more sender; the sources take turns, so neighbours look and sound different. */
  Tracks tracks(TestPicture.Size size) {
    var ring = Objects.requireNonNull(rings.get(size), "a ring for each size");
    synchronized (ring) {
      if (ring.taken < SOURCES) {
        var source = new SyntheticSource(size, ring.taken, SOURCES);
        ring.sources.add(source);
        every(sound, AUDIO_BLOCK, source::pushAudio);
        every(pictures, Duration.ofSeconds(1).dividedBy(FRAMES_PER_SECOND), source::pushVideo);
      }
      return ring.sources.get(ring.taken++ % SOURCES).tracks(sending);
    }
  }

  /**
   * Tracks with the same tone and picture as these, for a second sender of the same participant.
   */
  Tracks tracksLike(Tracks tracks) {
    return tracks.source().tracks(sending);
  }

  private static void every(ScheduledExecutorService clock, Duration period, Runnable push) {
    var _ =
        clock.scheduleAtFixedRate(
            () -> {
              try {
                push.run();
              } catch (RuntimeException e) {
                LOG.warn("synthetic media", e);
              }
            },
            0,
            period.toNanos(),
            TimeUnit.NANOSECONDS);
  }

  /**
   * A configuration that also works where there is only a loopback device, which libwebrtc does not
   * look at: the server is ICE-lite and needs no candidate of ours.
   */
  static RTCConfiguration configuration() {
    var configuration = new RTCConfiguration();
    configuration.bundlePolicy = RTCBundlePolicy.MAX_BUNDLE;
    configuration.portAllocatorConfig =
        new PortAllocatorConfig().setDisableAdapterEnumeration(true).setDisableTcp(true);
    return configuration;
  }

  /** Stops the sources. The native part stays: it ends well with the process alone. */
  @Override
  public void close() {
    sound.shutdownNow();
    pictures.shutdownNow();
  }
}
