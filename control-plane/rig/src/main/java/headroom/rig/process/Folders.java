// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders for the data of one run. */
public final class Folders {
  private Folders() {}

  /** A fresh folder for a run that leaves nothing behind. */
  public static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("headroom-");
      // Embedded PostgreSQL runs as another user when we are root: it must be able to pass through.
      folder.toFile().setExecutable(true, false);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for the run's data", e);
    }
  }

  /** Deletes a folder with all that is in it; what can't be deleted stays. */
  public static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      System.getLogger(Folders.class.getName())
          .log(System.Logger.Level.INFO, "Left in place: " + folder, e);
    }
  }
}
