// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.live;

import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads what is not part of the picture, from a database for example: off the page's lock, one
 * reading at a time, and as often as the page's tick allows. A hidden or paused page reads nothing.
 * Every method is called under the page's lock.
 *
 * @param <T> what is read
 */
public final class SlowRead<T> {
  private final Supplier<T> read;
  private final Consumer<T> shown;
  private final Consumer<RuntimeException> failed;
  private Instant dueAt = Instant.MIN;
  private boolean reading;
  private int generation;

  /** Nothing is read before the first tick. */
  public SlowRead(Supplier<T> read, Consumer<T> shown, Consumer<RuntimeException> failed) {
    this.read = read;
    this.shown = shown;
    this.failed = failed;
  }

  /** A tick: begins a reading if the last one began so long ago and has ended. */
  public void tick(Moment moment, Duration every) {
    if (reading || moment.now().isBefore(dueAt)) {
      return;
    }
    reading = true;
    dueAt = moment.now().plus(every);
    int mine = generation;
    Background.run(
        UI.getCurrentOrThrow(),
        read,
        result -> end(mine, () -> shown.accept(result)),
        failure -> end(mine, () -> failed.accept(failure)));
  }

  /** Something newer is known: a reading that is under way says nothing, the next tick reads. */
  public void outdated() {
    generation++;
    dueAt = Instant.MIN;
  }

  private void end(int mine, Runnable then) {
    reading = false;
    if (mine == generation) {
      then.run();
    }
  }
}
