// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.preview;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Takes pictures of a running dashboard: {@code Screenshots BASE_URL FOLDER NAME=PATH>ACT>ACT…},
 * each path in light, dark and narrow, after the acts were clicked. It signs in as {@link
 * DashboardPreview} expects, and fails when a table has rows that the browser does not show, or a
 * page is wider than its screen: tests without browser can't see that.
 */
public final class Screenshots {
  private Screenshots() {}

  /** A way to look at a page. */
  private record Look(String name, int width, int height, ColorScheme scheme) {}

  private static final List<Look> LOOKS =
      List.of(
          new Look("light", 1440, 900, ColorScheme.LIGHT),
          new Look("dark", 1440, 900, ColorScheme.DARK),
          new Look("phone", 390, 844, ColorScheme.LIGHT));

  public static void main(String[] arguments) {
    String base = arguments[0];
    Path folder = Path.of(arguments[1]);
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")))) {
      for (Look look : LOOKS) {
        BrowserContext context =
            browser.newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(look.width(), look.height())
                    .setColorScheme(look.scheme()));
        Page page = context.newPage();
        page.onConsoleMessage(
            message -> {
              if (message.type().equals("error")) {
                System.out.println(page.url() + ": " + message.text());
              }
            });
        page.onPageError(error -> System.out.println("page error: " + error));
        page.navigate(base + "login");
        page.waitForSelector("vaadin-login-form");
        page.waitForTimeout(400);
        page.screenshot(to(folder, "login", look));
        page.locator("input[name=username]").fill("m.keller");
        page.locator("input[name=password]").fill("preview");
        page.keyboard().press("Enter");
        page.waitForSelector("vaadin-app-layout");
        for (int i = 2; i < arguments.length; i++) {
          String[] named = arguments[i].split("=", 2);
          String[] steps = named[1].split(">", -1);
          page.navigate(base + steps[0]);
          page.waitForSelector("main");
          page.waitForTimeout(1800);
          for (int step = 1; step < steps.length; step++) {
            page.locator("[data-act='" + steps[step] + "']:visible").first().click();
            page.waitForTimeout(1200);
          }
          requireRows(page);
          requireWidth(page);
          page.screenshot(to(folder, named[0], look));
        }
        context.close();
      }
    }
  }

  private static void requireRows(Page page) {
    Object blank =
        page.evaluate(
            """
            [...document.querySelectorAll('vaadin-grid')]
              .filter((grid) => grid.checkVisibility() && grid.size > 0)
              .filter((grid) => ![...grid.querySelectorAll('vaadin-grid-cell-content')].some(
                (cell) => cell.assignedSlot?.closest('tbody') && cell.innerText.trim() !== ''))
              .map((grid) => grid.getAttribute('aria-label'))
              .join(', ')
            """);
    if (!"".equals(blank)) {
      throw new IllegalStateException(page.url() + " shows no rows of: " + blank);
    }
  }

  private static void requireWidth(Page page) {
    Object over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    if (!over.equals(0)) {
      throw new IllegalStateException(page.url() + " is wider than its screen by " + over);
    }
  }

  private static Page.ScreenshotOptions to(Path folder, String name, Look look) {
    return new Page.ScreenshotOptions().setPath(folder.resolve(name + "-" + look.name() + ".png"));
  }
}
