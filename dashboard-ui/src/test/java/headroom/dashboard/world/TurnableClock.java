// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when it is told to. */
public final class TurnableClock implements InstantSource {
  private volatile Instant now = Worlds.NOON;

  public void turn(Duration span) {
    now = now.plus(span);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
