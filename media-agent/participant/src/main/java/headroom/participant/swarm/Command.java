// SPDX-License-Identifier: Apache-2.0
package headroom.participant.swarm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import headroom.participant.NativeOptions;
import headroom.participant.PlainOptions;
import headroom.participant.ortc.MediaKind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One line of a swarm's input. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "cmd")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Command.Join.class, name = "join"),
  @JsonSubTypes.Type(value = Command.Mute.class, name = "mute"),
  @JsonSubTypes.Type(value = Command.Leave.class, name = "leave"),
  @JsonSubTypes.Type(value = Command.Cut.class, name = "cut"),
  @JsonSubTypes.Type(value = Command.Stats.class, name = "stats"),
  @JsonSubTypes.Type(value = Command.ResetGaps.class, name = "resetGaps")
})
sealed interface Command {
  /** The kind of participant to join as. */
  enum Kind {
    NATIVE,
    PLAIN
  }

  /** Joins one participant; absent options have their defaults. */
  record Join(
      Kind kind,
      String url,
      String room,
      String peerId,
      String token,
      @Nullable String displayName,
      @Nullable Integer audioIntervalMs,
      @Nullable Double videoFps,
      @Nullable List<Integer> videoBitrates,
      @Nullable Boolean measureGaps)
      implements Command {
    /** Refuses a line without one of the five that a join needs. */
    public Join {
      Objects.requireNonNull(kind, "join needs kind");
      Objects.requireNonNull(url, "join needs url");
      Objects.requireNonNull(room, "join needs room");
      Objects.requireNonNull(peerId, "join needs peerId");
      Objects.requireNonNull(token, "join needs token");
    }

    PlainOptions plainOptions() {
      return new PlainOptions(
          audioIntervalMs == null
              ? PlainOptions.DEFAULT.audioInterval()
              : Duration.ofMillis(audioIntervalMs),
          videoFps == null
              ? PlainOptions.DEFAULT.videoInterval()
              : Duration.ofNanos((long) (Duration.ofSeconds(1).toNanos() / videoFps)));
    }

    NativeOptions nativeOptions() {
      return new NativeOptions(
          videoBitrates == null ? NativeOptions.DEFAULT.videoBitrates() : videoBitrates,
          measureGaps == null ? NativeOptions.DEFAULT.measureGaps() : measureGaps);
    }

    /** Without the token, which is a secret. */
    @Override
    public String toString() {
      return "join of " + peerId + " in " + room;
    }
  }

  /** Mutes or unmutes audio or video. */
  record Mute(String peerId, MediaKind media, boolean on) implements Command {}

  /** Leaves the room. */
  record Leave(String peerId) implements Command {}

  /** Cuts the signalling connection as a lost network would. */
  record Cut(String peerId) implements Command {}

  /** Asks for the figures of one participant, or of all. */
  record Stats(@Nullable String peerId) implements Command {}

  /** Begins to measure the gaps of all participants anew. */
  record ResetGaps() implements Command {}
}
