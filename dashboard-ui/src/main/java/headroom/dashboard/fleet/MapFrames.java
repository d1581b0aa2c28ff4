// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import headroom.operations.fleet.FleetPicture;
import org.jspecify.annotations.Nullable;

/** Makes each picture's frame once, however many pages show it. */
public final class MapFrames {
  private @Nullable MapFrame newest;

  /** The frame of this picture; only the newest is kept, a paused page keeps its own. */
  synchronized MapFrame of(FleetPicture picture) {
    MapFrame known = newest;
    if (known != null && known.version() == picture.version()) {
      return known;
    }
    MapFrame fresh = MapFrame.of(picture);
    if (known == null || picture.version() > known.version()) {
      newest = fresh;
    }
    return fresh;
  }
}
