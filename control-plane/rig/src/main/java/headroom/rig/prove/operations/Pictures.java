// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import com.microsoft.playwright.Locator;
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

/**
 * Looks of a page of the dashboard: light, dark, and on a phone. Each has to say what the page is
 * there for; pictures are taken of it where a folder is given.
 */
final class Pictures {
  private static final Duration TO_DRAW = Duration.ofMillis(800);
  private static final Duration TO_SAY = Duration.ofSeconds(5);

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
  private int looks;
  private int saying;

  /**
   * @param folder null: none are taken
   */
  Pictures(@Nullable Path folder, Report report) {
    this.folder = folder;
    this.report = report;
  }

  /**
   * Takes a page as it is, and leaves it light and wide.
   *
   * @param words that whoever looks at it has to see
   */
  void take(Page page, String name, String words) {
    for (Look look : Look.values()) {
      show(page, look);
      String file = name + "-" + look.name().toLowerCase(Locale.ROOT);
      looks++;
      if (Await.upTo(TO_SAY, () -> isSeen(page, words))) {
        saying++;
      } else {
        report.note(file + " does not say: " + words);
      }
      if (folder != null) {
        Await.pause(TO_DRAW);
        Path picture = folder.resolve(file + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
        taken.add(picture);
      }
    }
    show(page, Look.LIGHT);
  }

  private static boolean isSeen(Page page, String words) {
    return page.getByText(words).filter(new Locator.FilterOptions().setVisible(true)).count() > 0;
  }

  private static void show(Page page, Look look) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme));
    page.setViewportSize(look.width, look.height);
  }

  /** Says how many said what they had to, and where pictures are. */
  void figures() {
    report.add(
        Figure.exactly(
            "pages, each light, dark and narrow, that say what they are of", saying, looks));
    if (folder != null) {
      report.note("pictures: " + folder.toAbsolutePath());
      report.add(
          Figure.exactly(
              "pictures that show something",
              taken.stream().filter(file -> size(file) > LEAST_BYTES).count(),
              taken.size()));
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
