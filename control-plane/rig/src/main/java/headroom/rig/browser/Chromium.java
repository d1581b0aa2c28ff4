// SPDX-License-Identifier: Apache-2.0
package headroom.rig.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Playwright;
import headroom.rig.process.RealTime;
import headroom.rig.process.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Headless Chromiums of the system: one for operators, one for the people in rooms. Playwright is
 * bound to the thread that made it, so all calls come from one thread.
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

  /**
   * Threads that carry media, by their names in Linux: WebRTC's own, which takes packets, and those
   * that hand packets from the process that has the sockets to the page's and back. Chromium itself
   * makes those of sound real-time.
   */
  private static final Set<String> CARRIERS = Set.of("WebRTC_W_and_N", "Chrome_ChildIOT");

  private final List<String> flags;
  private final Playwright playwright;
  private final Path executable;
  private final Browser operators;
  private final Map<Share, Browser> people = new EnumMap<>(Share.class);
  private @Nullable TemporaryFolder folder;

  private Chromium(Playwright playwright, Path executable, List<String> flags) {
    this.flags = flags;
    this.playwright = playwright;
    this.executable = executable;
    this.operators = launch(executable);
  }

  /**
   * Starts it.
   *
   * @throws IllegalStateException when no Chromium is installed
   */
  public static Chromium start() {
    return start(List.of());
  }

  /**
   * The same, with more flags.
   *
   * @throws IllegalStateException when no Chromium is installed
   */
  public static Chromium start(List<String> more) {
    Path executable =
        executable()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No Chromium is installed: apt-get install chromium"));
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    List<String> flags = Stream.concat(FLAGS.stream(), more.stream()).toList();
    return new Chromium(playwright, executable, flags);
  }

  private Browser launch(Path program) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(program)
                .setHeadless(true)
                .setArgs(flags));
  }

  /** Whether {@link #start} would find one. */
  public static boolean isInstalled() {
    return executable().isPresent();
  }

  private static Optional<Path> executable() {
    return CANDIDATES.stream().filter(Files::isExecutable).findFirst();
  }

  /** A fresh profile for one who watches the fleet. */
  BrowserContext operator(int width, int height) {
    return profile(operators, width, height);
  }

  /** A fresh profile for one in a room. */
  BrowserContext person(Share share, int width, int height) {
    Browser browser =
        people.computeIfAbsent(
            share, s -> s == Share.EQUAL ? launch(executable) : launch(withShare(s)));
    return profile(browser, width, height);
  }

  /**
   * The media of people of this share goes before everything else; they are in their rooms.
   *
   * @throws IllegalStateException when no process of the browser has a thread of such a name
   */
  public void carryMediaFirst(Share share) {
    List<Long> processes = processes(share);
    for (String name : CARRIERS) {
      if (processes.stream().mapToInt(pid -> RealTime.give(pid, name)).sum() == 0) {
        throw new IllegalStateException("Chromium has no thread " + name);
      }
    }
  }

  /**
   * Of the browser of this share: itself, its pages, its network service. None if there is none.
   */
  private List<Long> processes(Share share) {
    Browser browser = people.get(share);
    if (browser == null) {
      return List.of();
    }
    CDPSession session = browser.newBrowserCDPSession();
    try {
      return session
          .send("SystemInfo.getProcessInfo")
          .getAsJsonArray("processInfo")
          .asList()
          .stream()
          .map(process -> process.getAsJsonObject().get("id").getAsLong())
          .toList();
    } finally {
      session.detach();
    }
  }

  /**
   * A script, because niceness alone does nothing here: where the kernel shares cores between
   * sessions, only the niceness of the session counts, and Playwright gives a browser its own. One
   * that goes first gives nothing to its processes: those that encode and decode reset theirs to 0,
   * and would come after all others of their own session.
   *
   * @see <a href="https://man7.org/linux/man-pages/man7/sched.7.html">sched(7), autogroup</a>
   */
  private Path withShare(Share share) {
    if (folder == null) {
      folder = TemporaryFolder.create();
    }
    try {
      Path script = folder.path().resolve("chromium-" + share.niceness());
      Files.writeString(
          script,
          """
          #!/bin/sh
          { echo %1$d > /proc/self/autogroup; } 2> /dev/null
          exec nice -n %2$d '%3$s' "$@"
          """
              .formatted(share.niceness(), Math.max(0, share.niceness()), executable));
      return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BrowserContext profile(Browser browser, int width, int height) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setPermissions(List.of("camera", "microphone")));
  }

  @Override
  public void close() {
    // Ends the browsers too, also those that have died.
    playwright.close();
    if (folder != null) {
      folder.close();
    }
  }
}
