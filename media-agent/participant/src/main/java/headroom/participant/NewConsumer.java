// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtpParameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server's request to take one more stream; its consumer is paused until we have answered. */
record NewConsumer(
    @Nullable String peerId,
    String producerId,
    String id,
    MediaKind kind,
    RtpParameters rtpParameters,
    @Nullable Map<String, Object> appData,
    boolean producerPaused) {
  /** The stream's SSRC; a consumer always has exactly one stream. */
  long ssrc() {
    var ssrc = rtpParameters.encodings().getFirst().ssrc();
    if (ssrc == null) {
      throw new IllegalArgumentException("consumer " + id + " without SSRC");
    }
    return ssrc;
  }

  /**
   * Names the stream across rejoins: producers and consumers get new ids, people and sources not.
   */
  String logicalStream() {
    return peerId + "/" + source();
  }

  /** Which of the sender's sources it is; the kind, where the sender did not name it. */
  String source() {
    var source = appData == null ? null : appData.get("source");
    return source == null ? kind.toString() : source.toString();
  }
}
