// SPDX-License-Identifier: Apache-2.0
package headroom.participant.swarm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import headroom.participant.MigrationMode;
import headroom.participant.NativeOptions;
import headroom.participant.PlainOptions;
import headroom.participant.ortc.MediaKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of a swarm's input. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "cmd")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Command.Join.class, name = "join"),
  @JsonSubTypes.Type(value = Command.Mute.class, name = "mute"),
  @JsonSubTypes.Type(value = Command.Leave.class, name = "leave"),
  @JsonSubTypes.Type(value = Command.Cut.class, name = "cut"),
  @JsonSubTypes.Type(value = Command.Stats.class, name = "stats"),
  @JsonSubTypes.Type(value = Command.ResetGaps.class, name = "resetGaps"),
  @JsonSubTypes.Type(value = Command.Speak.class, name = "speak"),
  @JsonSubTypes.Type(value = Command.Flow.class, name = "flow"),
  @JsonSubTypes.Type(value = Command.Delays.class, name = "delays")
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
      @Nullable Integer silenceIntervalMs,
      @Nullable Double videoFps,
      @Nullable List<Integer> videoBitrates,
      @Nullable Boolean measureGaps,
      @Nullable Boolean sends,
      @Nullable Boolean audio,
      @Nullable Boolean video,
      @Nullable MigrationMode migration)
      implements Command {
    /** Refuses a line without one of the five that a join needs. */
    public Join {
      Objects.requireNonNull(kind, "join needs kind");
      Objects.requireNonNull(url, "join needs url");
      Objects.requireNonNull(room, "join needs room");
      Objects.requireNonNull(peerId, "join needs peerId");
      Objects.requireNonNull(token, "join needs token");
      if (kind == Kind.NATIVE && (audio != null || video != null)) {
        throw new IllegalArgumentException("a native participant sends both kinds or nothing");
      }
    }

    private static boolean isWanted(@Nullable Boolean option) {
      return option == null || option;
    }

    private Set<MediaKind> kinds() {
      var kinds = EnumSet.noneOf(MediaKind.class);
      if (isWanted(sends) && isWanted(audio)) {
        kinds.add(MediaKind.AUDIO);
      }
      if (isWanted(sends) && isWanted(video)) {
        kinds.add(MediaKind.VIDEO);
      }
      return kinds;
    }

    PlainOptions plainOptions() {
      var audioInterval =
          audioIntervalMs == null
              ? PlainOptions.DEFAULT.audioInterval()
              : Duration.ofMillis(audioIntervalMs);
      return new PlainOptions(
          audioInterval,
          silenceIntervalMs == null ? audioInterval : Duration.ofMillis(silenceIntervalMs),
          videoFps == null
              ? PlainOptions.DEFAULT.videoInterval()
              : Duration.ofNanos((long) (Duration.ofSeconds(1).toNanos() / videoFps)),
          kinds());
    }

    NativeOptions nativeOptions() {
      return new NativeOptions(
          videoBitrates == null ? NativeOptions.DEFAULT.videoBitrates() : videoBitrates,
          measureGaps == null ? NativeOptions.DEFAULT.measureGaps() : measureGaps,
          isWanted(sends));
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

  /** Begins to measure the gaps, delays and key-frame requests of all participants anew. */
  record ResetGaps() implements Command {}

  /** Lets a participant speak, or fall silent. */
  record Speak(String peerId, boolean on) implements Command {
    /** Refuses a line without a participant. */
    public Speak {
      Objects.requireNonNull(peerId, "speak needs peerId");
    }
  }

  /**
   * Asks what flows to all participants.
   *
   * @param quietMs streams without a packet for longer than this stand still; absent: 1,000
   */
  record Flow(@Nullable Integer quietMs) implements Command {
    Duration quiet() {
      return Duration.ofMillis(quietMs == null ? 1_000 : quietMs);
    }
  }

  /**
   * Asks how long packets of speech travelled.
   *
   * @param from only those of this sender
   * @param near a receiver whose delays are taken off those of {@code far}, packet by packet
   */
  record Delays(@Nullable String from, @Nullable String near, @Nullable String far)
      implements Command {
    /** Refuses half of a comparison. */
    public Delays {
      if ((near == null) != (far == null) || (near != null && from == null)) {
        throw new IllegalArgumentException("delays compares from, near and far, or none of them");
      }
    }
  }
}
