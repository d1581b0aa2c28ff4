// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.process.Checkout;
import headroom.rig.prove.Proof;
import headroom.rig.prove.large.LargeStage;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All scenarios of operations, in the order in which they run on one fleet. */
public final class OperationsProof {
  private OperationsProof() {}

  /**
   * @param screens where pictures of the dashboard go; null: none are taken
   */
  public static Proof<LargeStage> proof(@Nullable Path screens) {
    return new Proof<>(
        "operations",
        "Rooms move while people talk, hosts are drained, whatever dies meanwhile; needs root.",
        () -> LargeStage.onNamespaces(Checkout.ofLauncher(), List.of()),
        List.of(
            new Planning(),
            new Migrations(),
            new SimulcastMove(),
            new Drain(),
            new Deadlines(),
            new Rebalance(),
            new ControlPlaneKilled(),
            new DrainKilled(),
            new Burst(),
            new DashboardDrain(screens)));
  }
}
