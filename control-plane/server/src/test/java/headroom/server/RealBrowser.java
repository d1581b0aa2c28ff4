// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's Chromium without a window, as a person uses the server with it. */
final class RealBrowser implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private RealBrowser(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static RealBrowser start() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      return new RealBrowser(
          playwright,
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(Path.of("/usr/bin/chromium"))
                      .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic"))));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  /** Cookies of its own. */
  BrowserContext newContext() {
    return browser.newContext();
  }

  /** The same as narrow as a telephone. */
  Page newNarrowPage() {
    return browser.newPage(new Browser.NewPageOptions().setViewportSize(390, 844));
  }

  /** Fills the form in by hand, and waits until the dashboard is there. */
  static void signIn(Page page, RunningServer server, String name, String password) {
    page.navigate(server.url("/login").toString());
    page.locator("input[name=username]").fill(name);
    page.locator("input[name=password]").fill(password);
    page.keyboard().press("Enter");
    page.waitForSelector("vaadin-app-layout");
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
