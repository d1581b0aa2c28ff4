// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.slice;

import headroom.rig.process.Checkout;
import headroom.rig.prove.Proof;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.Stage;
import java.util.List;

/** All scenarios of the vertical slice, in the order in which they run on one fleet. */
public final class SliceProof {
  private SliceProof() {}

  public static Proof<Stage> proof() {
    return new Proof<>(
        "slice",
        "A real call on a real worker, live in the dashboard.",
        () -> Stage.start(Checkout.ofLauncher()),
        scenarios());
  }

  public static List<Scenario<Stage>> scenarios() {
    return List.of(
        new FourPersonCall(),
        new AgentKilled(),
        new ControlPlaneAway(),
        new WorkerKilled(),
        new BadInput(),
        new TwentyRooms());
  }
}
