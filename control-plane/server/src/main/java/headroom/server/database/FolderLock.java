// SPDX-License-Identifier: Apache-2.0
package headroom.server.database;

import headroom.server.config.ConfigurationFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a data folder for one server. The kernel releases it when the process ends, however it
 * ends; so whoever holds it knows that a PostgreSQL in the folder has no owner.
 */
final class FolderLock implements AutoCloseable {
  /** A server that is just stopping needs a moment for its database. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock take(Path folder) throws IOException, InterruptedException {
    return take(folder, PATIENCE);
  }

  static FolderLock take(Path folder, Duration patience) throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long end = System.nanoTime() + patience.toNanos();
    while (tryLock(channel) == null) {
      if (System.nanoTime() - end > 0) {
        channel.close();
        throw new ConfigurationFault(
            PostgresFolder.KEY,
            "Another Headroom server uses "
                + folder
                + ". Stop it, or give this one a folder of its own.");
      }
      Thread.sleep(PAUSE);
    }
    return new FolderLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by another server in this very process, as in tests.
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
