// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import headroom.rig.browser.DashboardPage;
import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Pictures of a large room in the dashboard, light and dark. */
final class Screens {
  private static final Duration TO_DRAW = Duration.ofSeconds(3);

  private Screens() {}

  static void take(LargeStage stage, String room, Path folder, Report report) {
    try (DashboardPage dashboard = stage.signIn("rooms/" + room)) {
      Files.createDirectories(folder);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        dashboard.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        dashboard.open("rooms/" + room);
        Await.pause(TO_DRAW);
        Path file = folder.resolve("room-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
        dashboard.screenshot(file);
        report.note("picture: " + file.toAbsolutePath());
        report.add(Figure.atLeast("bytes of it", Files.size(file), 20_000, ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
