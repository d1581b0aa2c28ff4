// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

import java.util.List;

/** A room at one moment. */
public record RoomSnapshot(
    RoomId id,
    RoomEpoch epoch,
    WorkerNumber worker,
    String routerId,
    long openedAtMs,
    List<ParticipantSnapshot> participants) {
  public RoomSnapshot {
    participants = List.copyOf(participants);
  }

  /** Consumers of all participants. */
  public ConsumerCounts consumers() {
    return participants.stream()
        .map(ParticipantSnapshot::consumers)
        .reduce(ConsumerCounts.NONE, ConsumerCounts::plus);
  }

  /**
   * A participant at that moment.
   *
   * @param connected false while its signalling is away
   * @param consumers those that it receives
   */
  public record ParticipantSnapshot(
      ParticipantId id,
      String displayName,
      String device,
      long joinedAtMs,
      boolean connected,
      List<ProducerSnapshot> producers,
      ConsumerCounts consumers) {
    public ParticipantSnapshot {
      producers = List.copyOf(producers);
    }
  }

  /**
   * A producer at that moment.
   *
   * @param score 0 (worst) to 10
   */
  public record ProducerSnapshot(String id, String kind, boolean paused, int score, String type) {}
}
