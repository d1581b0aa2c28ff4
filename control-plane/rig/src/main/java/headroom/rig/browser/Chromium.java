// SPDX-License-Identifier: Apache-2.0
package headroom.rig.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A headless Chromium of the system. Playwright is bound to the thread that made it, so all calls
 * come from one thread.
 */
public final class Chromium implements AutoCloseable {
  private static final List<Path> CANDIDATES =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));

  // What each flag is for stands in docs/architecture/rig.md.
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          "--allow-loopback-in-peer-connection",
          "--disable-features=WebRtcHideLocalIpsWithMdns",
          "--autoplay-policy=no-user-gesture-required",
          "--disable-background-timer-throttling",
          "--disable-renderer-backgrounding",
          "--disable-backgrounding-occluded-windows",
          "--mute-audio");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts it.
   *
   * @throws IllegalStateException when no Chromium is installed
   */
  public static Chromium start() {
    Path executable =
        executable()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No Chromium is installed: apt-get install chromium"));
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setHeadless(true)
                    .setArgs(FLAGS));
    return new Chromium(playwright, browser);
  }

  /** Whether {@link #start} would find one. */
  public static boolean isInstalled() {
    return executable().isPresent();
  }

  private static Optional<Path> executable() {
    return CANDIDATES.stream().filter(Files::isExecutable).findFirst();
  }

  /** A fresh profile, as another person's browser. */
  public BrowserContext person(int width, int height, boolean dark) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
            .setPermissions(List.of("camera", "microphone")));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
