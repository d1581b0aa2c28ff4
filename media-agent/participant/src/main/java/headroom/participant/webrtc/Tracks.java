// SPDX-License-Identifier: Apache-2.0
package headroom.participant.webrtc;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One sender's tracks; given back when it leaves.
 *
 * @param sound what the audio track is fed by; each sender has one, so that only its own is silent
 *     while its connection changes
 * @param changing held around each push of sound and each change of the connection: 0.14.0 does not
 *     lock an audio source's list of senders
 */
record Tracks(
    AudioTrack audio,
    VideoTrack video,
    CustomAudioSource sound,
    ReentrantLock changing,
    SyntheticSource source) {
  void giveBack() {
    source.takeBack(this);
  }

  /** Sends a block of sound, unless the connection is being changed: others wait for theirs. */
  void push(byte[] block) {
    if (changing.tryLock()) {
      try {
        sound.pushAudio(
            block, TestTone.BITS_PER_SAMPLE, TestTone.SAMPLE_RATE, 1, TestTone.BLOCK_SAMPLES);
      } finally {
        changing.unlock();
      }
    }
  }
}
