// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.slice;

import headroom.rig.prove.Scenario;
import java.util.List;

/** All scenarios of the vertical slice, in the order in which they run on one fleet. */
public final class SliceProof {
  public static final String TITLE = "A real call on a real worker, live in the dashboard.";

  private SliceProof() {}

  public static List<Scenario> scenarios() {
    return List.of(
        new FourPersonCall(),
        new AgentKilled(),
        new ControlPlaneAway(),
        new WorkerKilled(),
        new BadInput(),
        new TwentyRooms());
  }
}
