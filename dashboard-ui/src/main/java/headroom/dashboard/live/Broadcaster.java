// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.live;

import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.FleetPictures;

/** Carries each new picture to the open pages. */
public final class Broadcaster implements AutoCloseable {
  private final FleetPictures pictures;

  public Broadcaster(FleetPictures pictures) {
    this.pictures = pictures;
  }

  public FleetPicture current() {
    return pictures.current();
  }

  @Override
  public void close() {}
}
