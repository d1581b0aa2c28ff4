// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.model.Flow;
import headroom.agent.model.ParticipantId;
import headroom.mediasoup.Producer;
import headroom.mediasoup.rtp.MediaKind;
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
  private final boolean piped;
  private Flow flow;

  private SentStream(
      ParticipantId from, Producer producer, ObjectNode appData, boolean piped, Flow flow) {
    this.from = from;
    this.producer = producer;
    this.appData = appData;
    this.piped = piped;
    this.flow = flow;
  }

  /** Sent by a participant of this part; nobody gets it before it has a flow. */
  static SentStream here(ParticipantId from, Producer producer, ObjectNode appData) {
    return new SentStream(from, producer, appData, false, Flow.OFF);
  }

  static SentStream piped(
      ParticipantId from, Producer producer, ObjectNode appData, boolean standby) {
    return new SentStream(from, producer, appData, true, standby ? Flow.STANDBY : Flow.LIVE);
  }

  ParticipantId from() {
    return from;
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
    return !piped && flow == Flow.STANDBY;
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
