// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.fleet.ProducerPicture;
import java.time.Instant;
import java.util.List;

/**
 * A participant who is present.
 *
 * @param part of the room that it is connected to, for example media-03/w5
 * @param connected false while its signalling is away and its media is kept
 */
public record ParticipantView(
    String id,
    String part,
    String displayName,
    String device,
    Instant joinedAt,
    boolean connected,
    List<ProducerView> producers,
    ConsumersView consumers) {

  /**
   * One sent stream.
   *
   * @param score 0 (worst) to 10
   * @param source camera, microphone, screen or what else the application called it
   * @param flow LIVE, STANDBY or OFF: how far it goes
   */
  public record ProducerView(
      String id, String kind, boolean paused, int score, String type, String source, String flow) {
    static ProducerView of(ProducerPicture producer) {
      return new ProducerView(
          producer.id(),
          producer.kind(),
          producer.paused(),
          producer.score(),
          producer.type(),
          producer.source(),
          producer.flow().name());
    }
  }

  static ParticipantView of(ParticipantPicture participant) {
    return new ParticipantView(
        participant.id().value(),
        participant.part().toString(),
        participant.displayName(),
        participant.device(),
        participant.joinedAt(),
        participant.connected(),
        participant.producers().stream().map(ProducerView::of).toList(),
        ConsumersView.of(participant.consumers()));
  }
}
