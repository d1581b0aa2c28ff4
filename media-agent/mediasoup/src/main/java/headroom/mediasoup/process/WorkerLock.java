// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.process;

import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.WorkerProcessException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Says who owns a worker: two owners on one pipe would steal each other's bytes. The kernel takes
 * it from an owner who dies.
 */
final class WorkerLock implements AutoCloseable {
  private final FileChannel file;

  private WorkerLock(FileChannel file) {
    this.file = file;
  }

  static WorkerLock take(WorkerFolder folder) throws IOException {
    FileChannel file =
        FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(file) == null) {
      file.close();
      throw new WorkerProcessException(
          MediasoupError.WORKER_OWNED,
          "The worker in %s belongs to another process; end that one first"
              .formatted(folder.path()));
    }
    return new WorkerLock(file);
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
