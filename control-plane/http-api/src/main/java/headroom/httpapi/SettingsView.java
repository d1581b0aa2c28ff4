// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.operation.AtDeadline;
import headroom.operations.operation.OperationSettings;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an operation goes about it. What is absent is preset.
 *
 * @param maxParallel moves at once, 1 to 50
 * @param patienceSeconds how long a client may take, and how long one stays that does not know
 *     migration; 5 to 3,600
 * @param deadline when {@code atDeadline} happens
 * @param atDeadline WAIT, MOVE_ANYWAY or CLOSE
 */
public record SettingsView(
    @Nullable Integer maxParallel,
    @Nullable Integer patienceSeconds,
    @Nullable Instant deadline,
    @Nullable AtDeadline atDeadline) {
  static SettingsView of(OperationSettings settings) {
    return new SettingsView(
        settings.maxParallel(),
        Math.toIntExact(settings.patience().toSeconds()),
        settings.deadline(),
        settings.atDeadline());
  }

  static OperationSettings settings(@Nullable SettingsView view) {
    return view == null ? OperationSettings.DEFAULT : view.over(OperationSettings.DEFAULT);
  }

  /** These, and what is absent as before. */
  OperationSettings over(OperationSettings before) {
    return new OperationSettings(
        maxParallel == null ? before.maxParallel() : maxParallel,
        patienceSeconds == null ? before.patience() : Duration.ofSeconds(patienceSeconds),
        deadline == null ? before.deadline() : deadline,
        atDeadline == null ? before.atDeadline() : atDeadline);
  }
}
