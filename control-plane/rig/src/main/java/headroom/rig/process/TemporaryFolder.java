// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the data of a run that leaves nothing behind. */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /** A fresh one. */
  public static TemporaryFolder create() {
    return AtExit.open(() -> new TemporaryFolder(newFolder()));
  }

  public Path path() {
    return path;
  }

  /** Deletes it with all that is in it; what can't be deleted stays. */
  @Override
  public void close() {
    AtExit.closed(this);
    try {
      // A database whose server was killed still writes for a moment while it ends.
      Await.until("nobody to write to " + path, Duration.ofSeconds(5), this::deleted);
    } catch (IllegalStateException e) {
      System.getLogger(TemporaryFolder.class.getName())
          .log(System.Logger.Level.INFO, "Left in place: " + path, e);
    }
  }

  private boolean deleted() {
    try (Stream<Path> paths = Files.walk(path)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
      return true;
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static Path newFolder() {
    try {
      Path folder = Files.createTempDirectory("headroom-");
      // Embedded PostgreSQL runs as another user when we are root: it must be able to pass through.
      folder.toFile().setExecutable(true, false);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for the run's data", e);
    }
  }
}
