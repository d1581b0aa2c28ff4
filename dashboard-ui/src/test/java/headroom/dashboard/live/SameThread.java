// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.live;

import headroom.operations.fleet.FleetPictures;
import java.time.InstantSource;

/** Makes broadcasters that deliver in the thread of the tick, so that tests need not wait. */
public final class SameThread {
  private SameThread() {}

  public static Broadcaster broadcaster(FleetPictures fleet, InstantSource clock) {
    return new Broadcaster(fleet, clock, Runnable::run);
  }
}
