// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Pictures of a page of the dashboard: light, dark, and on a phone. */
final class Pictures {
  private static final Duration TO_DRAW = Duration.ofMillis(800);

  /** Less is an empty page. */
  private static final long LEAST_BYTES = 12_000;

  private enum Look {
    LIGHT(ColorScheme.LIGHT, 1440, 900),
    DARK(ColorScheme.DARK, 1440, 900),
    NARROW(ColorScheme.LIGHT, 390, 844);

    private final ColorScheme scheme;
    private final int width;
    private final int height;

    Look(ColorScheme scheme, int width, int height) {
      this.scheme = scheme;
      this.width = width;
      this.height = height;
    }
  }

  private final @Nullable Path folder;
  private final Report report;
  private final List<Path> taken = new ArrayList<>();

  /**
   * @param folder null: none are taken
   */
  Pictures(@Nullable Path folder, Report report) {
    this.folder = folder;
    this.report = report;
  }

  /** Takes a page as it is, and leaves it light and wide. */
  void take(Page page, String name) {
    Path to = folder;
    if (to == null) {
      return;
    }
    for (Look look : Look.values()) {
      show(page, look);
      Await.pause(TO_DRAW);
      Path file = to.resolve(name + "-" + look.name().toLowerCase(Locale.ROOT) + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
      taken.add(file);
    }
    show(page, Look.LIGHT);
  }

  private static void show(Page page, Look look) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme));
    page.setViewportSize(look.width, look.height);
  }

  /** Says where they are. */
  void figures() {
    Path to = folder;
    if (to == null) {
      return;
    }
    report.note("pictures: " + to.toAbsolutePath());
    report.add(
        Figure.exactly(
            "pictures that show something",
            taken.stream().filter(file -> size(file) > LEAST_BYTES).count(),
            taken.size()));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
