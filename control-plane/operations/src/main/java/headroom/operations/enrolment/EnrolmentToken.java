// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.planning.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to enrol one host once. The secret itself is told once and never kept.
 *
 * @param host the only one that it is for
 * @param group the one that the host is of from then on; null for a token of before groups were
 *     bound, which leaves it as it is
 */
public record EnrolmentToken(
    UUID id,
    HostId host,
    @Nullable String group,
    Instant createdAt,
    String createdBy,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable Instant cancelledAt) {
  /** How long one can be redeemed. */
  public static final Duration LIFETIME = Duration.ofMinutes(5);

  /** What has become of a token. */
  public enum State {
    WAITING,
    USED,
    EXPIRED,
    CANCELLED
  }

  public State state(Instant now) {
    if (usedAt != null) {
      return State.USED;
    }
    if (cancelledAt != null) {
      // By a replica whose clock is ahead it may have been cancelled after its end: it waits never.
      return cancelledAt.isBefore(expiresAt) ? State.CANCELLED : State.EXPIRED;
    }
    return now.isBefore(expiresAt) ? State.WAITING : State.EXPIRED;
  }

  /** Since when it can't be redeemed any more; null while it waits. */
  public @Nullable Instant endedAt(Instant now) {
    return switch (state(now)) {
      case WAITING -> null;
      case USED -> usedAt;
      case EXPIRED -> expiresAt;
      case CANCELLED -> cancelledAt;
    };
  }
}
