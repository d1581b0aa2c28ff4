// SPDX-License-Identifier: Apache-2.0
package headroom.participant.webrtc;

import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import headroom.participant.rtp.GapMeter;

/**
 * Measures the gaps of one received track: the time between decoded pictures, or the time in which
 * nothing above silence was played. Its sinks run on libwebrtc's threads and never block.
 */
final class StreamGaps implements VideoTrackSink, AudioTrackSink {
  /** Of 32,768; a sample at or below it is silence. */
  private static final int AUDIBLE = 131;

  private final GapMeter.Feed meter;

  private StreamGaps(GapMeter.Feed meter) {
    this.meter = meter;
  }

  static StreamGaps on(MediaStreamTrack track, GapMeter.Feed meter) {
    var gaps = new StreamGaps(meter);
    switch (track) {
      case VideoTrack video -> video.addSink(gaps);
      case AudioTrack audio -> audio.addSink(gaps);
      default -> throw new IllegalArgumentException("a track of kind " + track.getKind());
    }
    return gaps;
  }

  void detach(MediaStreamTrack track) {
    if (track instanceof VideoTrack video) {
      video.removeSink(this);
    } else if (track instanceof AudioTrack audio) {
      audio.removeSink(this);
    }
  }

  @Override
  public void onVideoFrame(VideoFrame frame) {
    // Never freed by garbage collection.
    frame.release();
    meter.arrived(System.nanoTime());
  }

  @Override
  public void onData(byte[] data, int bitsPerSample, int sampleRate, int channels, int frames) {
    // 16-bit little-endian. The sink fires from its creation on, with silence.
    for (var i = 0; i + 1 < data.length; i += 2) {
      var sample = (short) ((data[i] & 0xFF) | (data[i + 1] << 8));
      if (sample > AUDIBLE || sample < -AUDIBLE) {
        meter.arrived(System.nanoTime());
        return;
      }
    }
  }
}
