// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.fleet.ProducerPicture;
import java.time.Instant;
import java.util.List;

/**
 * A participant who is present.
 *
 * @param connected false while its signalling is away and its media is kept
 */
public record ParticipantView(
    String id,
    String displayName,
    String device,
    Instant joinedAt,
    boolean connected,
    List<ProducerView> producers,
    ConsumersView consumers) {

  /** One sent stream; score is 0 (worst) to 10. */
  public record ProducerView(String id, String kind, boolean paused, int score, String type) {
    static ProducerView of(ProducerPicture producer) {
      return new ProducerView(
          producer.id(), producer.kind(), producer.paused(), producer.score(), producer.type());
    }
  }

  static ParticipantView of(ParticipantPicture participant) {
    return new ParticipantView(
        participant.id().value(),
        participant.displayName(),
        participant.device(),
        participant.joinedAt(),
        participant.connected(),
        participant.producers().stream().map(ProducerView::of).toList(),
        ConsumersView.of(participant.consumers()));
  }
}
