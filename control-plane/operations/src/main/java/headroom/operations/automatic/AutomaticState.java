// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of automatic mode: the same for all replicas.
 *
 * @param version grows with each change; 0 when nothing was ever changed
 * @param halt why it acts no more until somebody resumes it; null while it may act
 */
public record AutomaticState(
    long version,
    AutomaticSettings settings,
    Instant changedAt,
    String changedBy,
    @Nullable Halt halt) {
  /** Nobody has ever changed anything. */
  public static final AutomaticState INITIAL =
      new AutomaticState(0, AutomaticSettings.DEFAULT, Instant.EPOCH, "", null);

  /**
   * A stop by itself.
   *
   * @param why in a sentence for operators
   */
  public record Halt(Instant at, String why) {}

  /** The version after this one, with other settings. */
  public AutomaticState with(AutomaticSettings others, Instant now, String who) {
    return new AutomaticState(version + 1, others, now, who, halt);
  }

  /** The version after this one, halted. */
  public AutomaticState halted(Instant now, String why) {
    return new AutomaticState(version + 1, settings, changedAt, changedBy, new Halt(now, why));
  }

  /** The version after this one, free to act. */
  public AutomaticState resumed() {
    return new AutomaticState(version + 1, settings, changedAt, changedBy, null);
  }
}
