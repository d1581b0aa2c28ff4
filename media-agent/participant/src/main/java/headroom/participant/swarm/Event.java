// SPDX-License-Identifier: Apache-2.0
package headroom.participant.swarm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import headroom.participant.MigrationReport;
import headroom.participant.ParticipantStats;
import headroom.participant.ortc.MediaKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a swarm's output. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Event.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = Event.Joined.class, name = "joined"),
  @JsonSubTypes.Type(value = Event.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = Event.Reconnecting.class, name = "reconnecting"),
  @JsonSubTypes.Type(value = Event.Resumed.class, name = "resumed"),
  @JsonSubTypes.Type(value = Event.Rejoined.class, name = "rejoined"),
  @JsonSubTypes.Type(value = Event.Migrating.class, name = "migrating"),
  @JsonSubTypes.Type(value = Event.Migrated.class, name = "migrated"),
  @JsonSubTypes.Type(value = Event.Stayed.class, name = "stayed"),
  @JsonSubTypes.Type(value = Event.Closed.class, name = "closed"),
  @JsonSubTypes.Type(value = Event.Left.class, name = "left"),
  @JsonSubTypes.Type(value = Event.Done.class, name = "done"),
  @JsonSubTypes.Type(value = Event.Stats.class, name = "stats"),
  @JsonSubTypes.Type(value = Event.Heard.class, name = "heard"),
  @JsonSubTypes.Type(value = Event.Flow.class, name = "flow"),
  @JsonSubTypes.Type(value = Event.Delays.class, name = "delays")
})
sealed interface Event {
  /** The process takes commands. */
  record Ready() implements Event {}

  /** A participant is in its room and sends. */
  record Joined(String peerId, long tookMs) implements Event {}

  /** A command failed. */
  record Failed(String cmd, @Nullable String peerId, String code, String message)
      implements Event {}

  /** Signalling broke; media goes on. */
  record Reconnecting(String peerId, String reason) implements Event {}

  /** Signalling is back; nothing else changed. */
  record Resumed(String peerId) implements Event {}

  /** A new stay began by itself. */
  record Rejoined(String peerId, String reason) implements Event {}

  /** A participant was told to move. */
  record Migrating(String peerId, String operationId) implements Event {}

  /** A participant has moved; what it did to the streams that it receives. */
  record Migrated(String peerId, String operationId, List<MigrationReport.Moved> streams)
      implements Event {}

  /** A participant could not move and is where it was. */
  record Stayed(String peerId, String operationId, String reason) implements Event {}

  /** A participant is out of its room for good. */
  record Closed(String peerId, int code, String reason) implements Event {}

  /** A participant left as it was told to. */
  record Left(String peerId) implements Event {}

  /** A command without an answer of its own was carried out. */
  record Done(String cmd, @Nullable String peerId) implements Event {}

  /** The figures asked for; those without a peer are no longer there. */
  record Stats(List<Peer> peers) implements Event {}

  /** Somebody began to speak and is heard; once per turn and receiver. */
  record Heard(String peerId, String from, double afterMs) implements Event {}

  /**
   * What flows to whom; of streams that stand still the first few are named.
   *
   * @param still how many live streams stand still
   */
  record Flow(List<PeerFlow> peers, int live, int paused, int still, List<Still> some)
      implements Event {}

  /** Of one participant. */
  record PeerFlow(String peerId, int live, int paused, int still) {}

  /** A live stream without packets. */
  record Still(String peerId, String from, MediaKind kind) {}

  /**
   * How long packets of speech travelled.
   *
   * @param difference between the two receivers that were asked to be compared
   */
  record Delays(List<Pair> pairs, headroom.participant.rtp.@Nullable Delays difference)
      implements Event {}

  /** One sender at one receiver. */
  record Pair(
      String from, String to, int count, long medianMicros, long p99Micros, long maxMicros) {}

  /** One participant's figures. */
  record Peer(String peerId, ParticipantStats stats) {}
}
