// SPDX-License-Identifier: Apache-2.0
package headroom.participant.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.SyncClock;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One tone and one picture that any number of senders share. Lives as long as the process: neither
 * it nor its tracks can be disposed once they were attached (webrtc-java 0.14.0), so a leaver's
 * tracks are kept for the next one.
 */
final class SyntheticSource {
  private static final int FIRST_HERTZ = 440;
  private static final int HERTZ_APART = 110;

  private final SyncClock clock = new SyncClock();
  private final CustomVideoSource video = new CustomVideoSource(clock);
  private final TestTone tone;
  private final TestPicture picture;
  private final BlockingQueue<Tracks> idle = new LinkedBlockingQueue<>();
  private final List<Tracks> used = new CopyOnWriteArrayList<>();
  private final AtomicInteger made = new AtomicInteger();
  private final TestPicture.Size size;
  private final int number;
  private int pictures;

  /** The source of this number has its own pitch and colour. */
  SyntheticSource(TestPicture.Size size, int number, int sources) {
    this.size = size;
    this.number = number;
    this.tone = new TestTone(FIRST_HERTZ + number * HERTZ_APART);
    this.picture = new TestPicture(size, number * 360 / sources);
  }

  /** Tracks of this source, fresh or left behind by someone. */
  Tracks tracks(PeerConnectionFactory factory) {
    var tracks = idle.poll();
    if (tracks == null) {
      var name = size + "-" + number + "-" + made.incrementAndGet();
      var sound = new CustomAudioSource(clock);
      tracks =
          new Tracks(
              factory.createAudioTrack("audio-" + name, sound),
              factory.createVideoTrack("video-" + name, video),
              sound,
              new ReentrantLock(),
              this);
    }
    tracks.audio().setEnabled(true);
    tracks.video().setEnabled(true);
    used.add(tracks);
    return tracks;
  }

  void takeBack(Tracks tracks) {
    used.remove(tracks);
    idle.add(tracks);
  }

  void pushAudio() {
    var block = tone.next();
    used.forEach(tracks -> tracks.push(block));
  }

  void pushVideo() {
    var frame = new VideoFrame(picture.paint(pictures++), System.nanoTime());
    try {
      video.pushFrame(frame);
    } finally {
      // Never freed by garbage collection.
      frame.release();
    }
  }
}
