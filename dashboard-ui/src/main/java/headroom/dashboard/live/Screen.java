// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.live;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import headroom.operations.fleet.FleetPicture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One open page as the broadcaster sees it. It gets nothing while it is hidden or paused, and the
 * newest picture when it returns. A page that is slower than the tick skips pictures; none queue.
 */
public final class Screen implements AutoCloseable {
  private final UI ui;
  private final LivePart part;
  private final Broadcaster broadcaster;
  private final AtomicReference<@Nullable FleetPicture> waiting = new AtomicReference<>();
  private volatile boolean hidden;

  /** What a paused page keeps showing, also on pages opened meanwhile; null while live. */
  private volatile @Nullable FleetPicture frozen;

  Screen(UI ui, LivePart part, Broadcaster broadcaster) {
    this.ui = ui;
    this.part = part;
    this.broadcaster = broadcaster;
  }

  /** What the page shows now. */
  public Moment moment() {
    FleetPicture kept = frozen;
    return kept == null ? broadcaster.now() : broadcaster.momentOf(kept);
  }

  public boolean paused() {
    return frozen != null;
  }

  /** Keeps the present picture, or follows the fleet again; call under the page's lock. */
  public void pause(boolean paused) {
    frozen = paused ? broadcaster.now().picture() : null;
    part.show(moment());
  }

  /** Says whether anybody can see the page; call under the page's lock. */
  public void hide(boolean hidden) {
    boolean returns = this.hidden && !hidden;
    this.hidden = hidden;
    if (returns) {
      part.show(moment());
    }
  }

  void offer(FleetPicture picture) {
    if (hidden || frozen != null) {
      return;
    }
    if (waiting.getAndSet(picture) == null) {
      broadcaster.carry(this::deliver);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Failures go to the session's error handler.
  private void deliver() {
    try {
      ui.access(
          () -> {
            FleetPicture newest = waiting.getAndSet(null);
            if (newest != null && !hidden && frozen == null) {
              part.show(broadcaster.momentOf(newest));
            }
          });
    } catch (UIDetachedException gone) {
      close();
    }
  }

  @Override
  public void close() {
    broadcaster.closed(this);
  }
}
