// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import headroom.rig.process.Checkout;
import headroom.rig.prove.Proof;
import headroom.rig.prove.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All scenarios of large rooms, in the order in which they run on one fleet. */
public final class LargeRoomsProof {
  private LargeRoomsProof() {}

  /**
   * @param screens where pictures of the dashboard go; null: none are taken
   */
  public static Proof<LargeStage> proof(@Nullable Path screens) {
    return new Proof<>(
        "large-rooms",
        "A room over hosts and workers, whose cost grows with its audience; needs root.",
        () -> LargeStage.onNamespaces(Checkout.ofLauncher(), List.of()),
        scenarios(screens));
  }

  private static List<Scenario<LargeStage>> scenarios(@Nullable Path screens) {
    return List.of(
        new Hundred(screens),
        new Heard(),
        new LinkCut(),
        new WorkerKilled(),
        new ControlPlaneAway(),
        new Broadcast(),
        new PipeLatency(),
        new Growth());
  }
}
