// SPDX-License-Identifier: Apache-2.0
package headroom.planning.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a policy may set. */
public enum PolicyField {
  /** Consumers at which a worker is full. */
  CONSUMERS_PER_WORKER("consumersPerWorker", Kind.COUNT, Concern.WORKER, 10, 100_000),
  /** Share of the consumers that is kept free for spikes. */
  HEADROOM("headroom", Kind.SHARE, Concern.WORKER, 0.0, 0.9),
  /** Share of one core above which nothing is added. */
  CPU_CEILING("cpuCeiling", Kind.SHARE, Concern.WORKER, 0.05, 1.0),
  /** Packets per second above which nothing is added. */
  PACKETS_PER_SECOND("packetsPerSecond", Kind.COUNT, Concern.WORKER, 1_000, 10_000_000),
  /** Rooms at which a worker takes no further one. */
  MAX_ROOMS("maxRooms", Kind.COUNT, Concern.WORKER, 1, 100_000),
  /** People at which a room takes nobody more. */
  MAX_PARTICIPANTS("maxParticipants", Kind.COUNT, Concern.ROOM, 1, 1_000),
  /** Live pictures of a new room. */
  MAX_LIVE("maxLive", Kind.COUNT, Concern.ROOM, 1, 1_000),
  /** Streams on standby, of each kind, of a new room. */
  MAX_STANDBY("maxStandby", Kind.COUNT, Concern.ROOM, 0, 1_000),
  /** Live sounds of a new room; at least as many as pictures. */
  MAX_LIVE_AUDIO("maxLiveAudio", Kind.COUNT, Concern.ROOM, 1, 1_000);

  private final String key;
  private final Kind kind;
  private final Concern concern;
  private final double least;
  private final double most;

  PolicyField(String key, Kind kind, Concern concern, double least, double most) {
    this.key = key;
    this.kind = kind;
    this.concern = concern;
    this.least = least;
    this.most = most;
  }

  /** How its values are written. */
  public enum Kind {
    /** A whole number. */
    COUNT,
    /** A part of one, such as 0.30. */
    SHARE
  }

  /** What it limits. */
  public enum Concern {
    /** Workers; may be set at each level. */
    WORKER,
    /** Rooms; they may span workers, hosts and groups, so these are set for the whole fleet. */
    ROOM
  }

  /** Its name in the API, in stored policies and in the audit. */
  public String key() {
    return key;
  }

  public Kind kind() {
    return kind;
  }

  public Concern concern() {
    return concern;
  }

  /** The smallest value that may be set. */
  public double least() {
    return least;
  }

  /** The largest value that may be set. */
  public double most() {
    return most;
  }

  /** A value as people read it: {@code 500}, or {@code 0.30} as {@code 30 %}. */
  public String written(double value) {
    return switch (kind) {
      case COUNT -> String.format(Locale.ROOT, "%,.0f", value);
      case SHARE -> percent(value);
    };
  }

  /** The field of this key. */
  public static Optional<PolicyField> of(String key) {
    return Stream.of(values()).filter(field -> field.key.equals(key)).findFirst();
  }

  private static String percent(double share) {
    String digits = String.format(Locale.ROOT, "%.2f", share * 100);
    return digits.replaceFirst("\\.?0+$", "") + " %";
  }
}
