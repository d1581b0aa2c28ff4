// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.live;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;

/** Work that may wait for a database or a host: never done under a page's lock. */
public final class Background {
  private static final Logger log = LoggerFactory.getLogger(Background.class);

  private Background() {}

  /** Does the work on a thread of its own, then gives its result or failure to the page. */
  public static <T> void run(
      UI ui, Supplier<T> work, Consumer<T> done, Consumer<RuntimeException> failed) {
    Thread.ofVirtual()
        .name("dashboard-background")
        .start(
            // Acts ask who does them, there as well.
            new DelegatingSecurityContextRunnable(
                () -> {
                  try {
                    T result = work.get();
                    answer(ui, () -> done.accept(result));
                  } catch (RuntimeException e) {
                    log.debug("Work for a page failed", e);
                    answer(ui, () -> failed.accept(e));
                  }
                }));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Failures go to the session's error handler.
  private static void answer(UI ui, Runnable show) {
    try {
      ui.access(show::run);
    } catch (UIDetachedException gone) {
      log.trace("The page that asked has gone");
    }
  }
}
