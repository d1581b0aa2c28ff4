// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.live;

import com.vaadin.flow.component.UI;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.FleetPicture.DatabaseState;
import headroom.operations.fleet.FleetPictures;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Carries each new picture of the fleet to the open pages: the only place that pushes.
 *
 * <p>It holds one subscription, whatever the number of pages. The thread of the tick only marks
 * which pages have news; a virtual thread per page then waits for that page's lock, so a slow page
 * delays nobody.
 */
public final class Broadcaster implements AutoCloseable {
  private final FleetPictures pictures;
  private final InstantSource clock;
  private final Set<Screen> screens = ConcurrentHashMap.newKeySet();
  private final Executor carriers;
  private final FleetPictures.Subscription subscription;
  private volatile Instant databaseSeenAt;

  public Broadcaster(FleetPictures pictures, InstantSource clock) {
    this(pictures, clock, Thread::startVirtualThread);
  }

  Broadcaster(FleetPictures pictures, InstantSource clock, Executor carriers) {
    this.pictures = pictures;
    this.carriers = carriers;
    this.clock = clock;
    this.databaseSeenAt = clock.instant();
    this.subscription = pictures.subscribe((picture, diff) -> tick(picture));
  }

  /** Opens a screen that shows each picture by the given part until it is closed. */
  public Screen open(UI ui, LivePart part) {
    Screen screen = new Screen(ui, part, this);
    screens.add(screen);
    return screen;
  }

  /** The newest picture, looked at now. */
  public Moment now() {
    return momentOf(pictures.current());
  }

  /** How many pages are open. */
  public int screens() {
    return screens.size();
  }

  Moment momentOf(FleetPicture picture) {
    return new Moment(picture, clock.instant(), databaseSeenAt);
  }

  void carry(Runnable delivery) {
    carriers.execute(delivery);
  }

  void closed(Screen screen) {
    screens.remove(screen);
  }

  private void tick(FleetPicture picture) {
    if (picture.database() == DatabaseState.AVAILABLE) {
      databaseSeenAt = picture.at();
    }
    for (Screen screen : screens) {
      screen.offer(picture);
    }
  }

  @Override
  public void close() {
    subscription.close();
  }
}
