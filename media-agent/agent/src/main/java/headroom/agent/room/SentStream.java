// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.model.Flow;
import headroom.agent.model.PartId;
import headroom.agent.model.ParticipantId;
import headroom.mediasoup.Producer;
import headroom.mediasoup.rtp.MediaKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody of the room sends, as a producer of this part's router: a participant's own, or one
 * that came through a pipe under the same id. Owned by the room's thread.
 */
final class SentStream {
  private static final String SCREEN = "screen";

  private final ParticipantId from;
  private final Producer producer;
  private final ObjectNode appData;
  private final @Nullable PartId cameFrom;
  private Flow flow;

  private SentStream(
      ParticipantId from,
      Producer producer,
      ObjectNode appData,
      @Nullable PartId cameFrom,
      Flow flow) {
    this.from = from;
    this.producer = producer;
    this.appData = appData;
    this.cameFrom = cameFrom;
    this.flow = flow;
  }

  /** Sent by a participant of this part; nobody gets it before it has a flow. */
  static SentStream here(ParticipantId from, Producer producer, ObjectNode appData) {
    return new SentStream(from, producer, appData, null, Flow.OFF);
  }

  static SentStream piped(
      ParticipantId from, Producer producer, ObjectNode appData, PartId part, boolean standby) {
    return new SentStream(from, producer, appData, part, standby ? Flow.STANDBY : Flow.LIVE);
  }

  ParticipantId from() {
    return from;
  }

  /** The part from which it came through a pipe; empty for what is sent to this one. */
  Optional<PartId> cameFrom() {
    return Optional.ofNullable(cameFrom);
  }

  /** Whether both are the same logical stream, sent by two seats. */
  boolean isSameAs(SentStream other) {
    return from.equals(other.from)
        && producer.kind() == other.producer.kind()
        && source().equals(other.source());
  }

  Producer producer() {
    return producer;
  }

  /** The application's own, told to whoever consumes it. */
  ObjectNode appData() {
    return appData;
  }

  Flow flow() {
    return flow;
  }

  void flow(Flow changed) {
    flow = changed;
  }

  /**
   * Whether its consumers here are kept paused. What came through a pipe on standby is paused as a
   * producer, so nobody needs to hold back its consumers one by one; a producer of this part can't
   * be paused so, because then nobody would hear that it begins to speak.
   */
  boolean holdsBack() {
    return cameFrom == null && flow == Flow.STANDBY;
  }

  /** What the application calls it; clients of mediasoup's demo say {@code share} of a screen. */
  String source() {
    if (appData.path("share").asBoolean(false)) {
      return SCREEN;
    }
    String named = appData.path("source").asString("");
    return switch (named) {
      case "" -> producer.kind() == MediaKind.AUDIO ? "microphone" : "camera";
      case "audio", "mic" -> "microphone";
      case "video", "webcam" -> "camera";
      case "sharing", "share", "screensharing" -> SCREEN;
      default -> named.length() > Limits.ID ? named.substring(0, Limits.ID) : named;
    };
  }

  boolean isScreen() {
    return source().equals(SCREEN);
  }
}
