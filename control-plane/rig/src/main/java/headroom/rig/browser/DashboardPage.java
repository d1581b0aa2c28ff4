// SPDX-License-Identifier: Apache-2.0
package headroom.rig.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import headroom.rig.process.Await;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An operator at the dashboard. */
public final class DashboardPage implements AutoCloseable {
  private final URI base;
  private final BrowserContext context;
  private final Page page;

  private DashboardPage(URI base, BrowserContext context) {
    this.base = base;
    this.context = context;
    this.page = context.newPage();
  }

  /** Opens a path such as {@code rooms/standup} and signs in by the form that it leads to. */
  public static DashboardPage signIn(Chromium chromium, URI base, String password, String path) {
    DashboardPage dashboard = new DashboardPage(base, chromium.operator(1440, 900));
    dashboard.open(path);
    dashboard.page.locator("input[name=username]").fill("admin");
    dashboard.page.locator("input[name=password]").fill(password);
    dashboard.page.locator("input[name=password]").press("Enter");
    dashboard.page.waitForURL(url -> !url.contains("login"));
    return dashboard;
  }

  /** Opens a path such as {@code rooms/standup}. */
  public DashboardPage open(String path) {
    page.navigate(base.resolve("/" + path).toString());
    return this;
  }

  /** A figure of a room as the DOM shows it; -1 while it is not there. */
  public int roomFigure(String room, String figure) {
    return number("[data-room=\"" + room + "\"] [data-figure=\"" + figure + "\"]");
  }

  /** A figure of a worker as the DOM shows it; -1 while it is not there. */
  public int workerFigure(String worker, String figure) {
    String of = "[data-worker=\"" + worker + "\"]";
    String shown = "[data-figure=\"" + figure + "\"]";
    // A page of its own, or a cell of a table.
    return number(of + " " + shown + ", " + of + shown);
  }

  /** Waits until a room's figure has a value. */
  public Duration awaitRoomFigure(String room, String figure, int value, Duration atMost) {
    return Await.until(
        () -> figure + " of " + room + " to be " + value + "; it is " + roomFigure(room, figure),
        atMost,
        () -> roomFigure(room, figure) == value);
  }

  /**
   * Lets the page itself note when it first shows a value, however often it reloads meanwhile;
   * {@link #noted} tells.
   */
  public void noteRoomFigure(String room, String figure, int value) {
    String watch =
        """
        setInterval(() => {
          const shown = document.querySelector('[data-room="%s"] [data-figure="%s"]');
          if (shown?.textContent.trim() === '%d') sessionStorage['rig.noted'] ??= Date.now();
        }, 50);
        """
            .formatted(room, figure, value);
    page.addInitScript(watch);
    page.evaluate(watch);
  }

  /** When the page first showed what it was to note; empty if it did not yet. */
  public Optional<Instant> noted() {
    try {
      Object at = page.evaluate("sessionStorage['rig.noted']");
      return at == null
          ? Optional.empty()
          : Optional.of(Instant.ofEpochMilli(Long.parseLong(at.toString())));
    } catch (PlaywrightException e) {
      // It is just being replaced by its reload.
      return Optional.empty();
    }
  }

  /** Waits until a worker's figure has a value. */
  public Duration awaitWorkerFigure(String worker, String figure, int value, Duration atMost) {
    return Await.until(
        () ->
            figure
                + " of "
                + worker
                + " to be "
                + value
                + "; it is "
                + workerFigure(worker, figure),
        atMost,
        () -> workerFigure(worker, figure) == value);
  }

  public void screenshot(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  public Page page() {
    return page;
  }

  @Override
  public void close() {
    context.close();
  }

  private int number(String selector) {
    Locator locator = page.locator(selector);
    if (locator.count() == 0) {
      return -1;
    }
    String text = locator.first().textContent().strip().replace(",", "");
    return text.chars().allMatch(Character::isDigit) && !text.isEmpty()
        ? Integer.parseInt(text)
        : -1;
  }
}
