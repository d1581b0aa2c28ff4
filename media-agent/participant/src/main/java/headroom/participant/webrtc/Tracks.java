// SPDX-License-Identifier: Apache-2.0
package headroom.participant.webrtc;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;

/** One sender's tracks; given back when it leaves. */
record Tracks(AudioTrack audio, VideoTrack video, SyntheticSource source) {
  void giveBack() {
    source.takeBack(this);
  }
}
