// SPDX-License-Identifier: Apache-2.0
package headroom.operations.guard;

import headroom.operations.access.Guard;
import headroom.operations.access.Right;
import headroom.operations.automatic.AutomaticAct;
import headroom.operations.automatic.AutomaticMode;
import headroom.operations.automatic.AutomaticSettings;
import headroom.operations.automatic.AutomaticState;
import java.util.List;
import java.util.function.UnaryOperator;

/** Automatic mode, which concerns the whole fleet. */
public final class GuardedAutomaticMode implements AutomaticMode {
  private final AutomaticMode automatic;
  private final Guard guard;

  public GuardedAutomaticMode(AutomaticMode automatic, Guard guard) {
    this.automatic = automatic;
    this.guard = guard;
  }

  @Override
  public AutomaticState state() {
    return automatic.state();
  }

  @Override
  public AutomaticState change(UnaryOperator<AutomaticSettings> change, String reason, String who) {
    guard.requireForFleet(Right.AUTOMATIC);
    return automatic.change(change, reason, who);
  }

  @Override
  public AutomaticState resume(String reason, String who) {
    guard.requireForFleet(Right.AUTOMATIC);
    return automatic.resume(reason, who);
  }

  @Override
  public List<AutomaticAct> acts(int most, long before) {
    return automatic.acts(most, before);
  }
}
