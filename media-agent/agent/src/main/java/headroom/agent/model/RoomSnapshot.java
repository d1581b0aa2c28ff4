// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A room's part at one moment.
 *
 * @param planRevision of the plan that it follows; 0 without one
 * @param counted what counts against its worker's capacity: consumers that are not on standby, live
 *     pipe consumers and live piped producers
 * @param pipes that begin here
 * @param move the last one away from here; null if there was none
 */
public record RoomSnapshot(
    RoomId id,
    RoomEpoch epoch,
    WorkerNumber worker,
    String routerId,
    long openedAtMs,
    long planRevision,
    List<ParticipantSnapshot> participants,
    int counted,
    List<PipeSnapshot> pipes,
    @Nullable MoveSnapshot move) {
  public RoomSnapshot {
    participants = List.copyOf(participants);
    pipes = List.copyOf(pipes);
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
   * @param migrates whether its client can move to another part while it talks
   * @param arriving whether it has come by a move and receives nothing yet
   * @param plain whether it was let in for plain RTP
   * @param listener whether it was let in to receive only
   */
  public record ParticipantSnapshot(
      ParticipantId id,
      String displayName,
      String device,
      long joinedAtMs,
      boolean connected,
      List<ProducerSnapshot> producers,
      ConsumerCounts consumers,
      boolean migrates,
      boolean arriving,
      boolean plain,
      boolean listener) {
    public ParticipantSnapshot {
      producers = List.copyOf(producers);
    }
  }

  /**
   * A move away from the part at that moment.
   *
   * @param ended whether nothing more happens to anybody
   */
  public record MoveSnapshot(
      OperationId operation, Map<ParticipantId, MoverState> movers, boolean ended) {
    public MoveSnapshot {
      movers = Collections.unmodifiableMap(new LinkedHashMap<>(movers));
    }
  }

  /**
   * A producer at that moment.
   *
   * @param score 0 (worst) to 10
   * @param source what the application called it
   */
  public record ProducerSnapshot(
      String id, String kind, boolean paused, int score, String type, String source, Flow flow) {}

  /**
   * A pipe at that moment.
   *
   * @param port of this end, UDP
   * @param connected whether the other part can be told something
   * @param carries producers, each with whether packets may flow; else it is on standby
   * @param bitsPerSecond sent over the last interval
   */
  public record PipeSnapshot(
      PartId to, int port, boolean connected, Map<String, Boolean> carries, double bitsPerSecond) {
    public PipeSnapshot {
      carries = Map.copyOf(carries);
    }
  }
}
