// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import java.util.function.BiConsumer;

/** Gives the current picture of the fleet, and tells of each new one. */
public interface FleetPictures {
  /** The newest picture; never null, at first one without hosts. */
  FleetPicture current();

  /**
   * Calls the listener on one thread of ours after each tick, also when nothing but the age
   * changed. A listener must return quickly and hand longer work on.
   */
  Subscription subscribe(BiConsumer<FleetPicture, FleetDiff> listener);

  /** Ends a subscription; closing twice is fine. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
