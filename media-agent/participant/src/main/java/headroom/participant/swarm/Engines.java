// SPDX-License-Identifier: Apache-2.0
package headroom.participant.swarm;

import headroom.participant.rtp.RtpLoop;
import headroom.participant.webrtc.NativeMedia;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The shared machinery, each part made when the first participant needs it. */
final class Engines {
  private @Nullable NativeMedia nativeMedia;
  private @Nullable RtpLoop rtpLoop;

  synchronized NativeMedia nativeMedia() {
    if (nativeMedia == null) {
      nativeMedia = new NativeMedia();
    }
    return nativeMedia;
  }

  synchronized RtpLoop rtpLoop() {
    if (rtpLoop == null) {
      try {
        rtpLoop = new RtpLoop();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return rtpLoop;
  }
}
