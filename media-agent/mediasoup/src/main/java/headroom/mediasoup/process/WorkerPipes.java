// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.process;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;

/**
 * Our ends of a worker's two pipes. To open one end of a pipe blocks as long as nobody has the
 * other, for ever if the worker is dead. So both are opened for reading and writing first, which
 * never blocks; {@link #close} then leaves the worker's ends to the worker alone, and its death is
 * the end of the stream.
 */
final class WorkerPipes implements AutoCloseable {
  private final RandomAccessFile otherEndOfIn;
  private final RandomAccessFile otherEndOfOut;
  private final OutputStream toWorker;
  private final InputStream fromWorker;
  private boolean handedOver;

  private WorkerPipes(WorkerFolder folder) throws IOException {
    otherEndOfIn = new RandomAccessFile(folder.toWorker().toFile(), "rw");
    otherEndOfOut = new RandomAccessFile(folder.fromWorker().toFile(), "rw");
    toWorker = new FileOutputStream(folder.toWorker().toFile());
    fromWorker = new FileInputStream(folder.fromWorker().toFile());
  }

  static WorkerPipes open(WorkerFolder folder) throws IOException {
    return new WorkerPipes(folder);
  }

  OutputStream toWorker() {
    return toWorker;
  }

  InputStream fromWorker() {
    return fromWorker;
  }

  /** A channel has our ends from now on, and closes them. */
  void handOver() {
    handedOver = true;
  }

  @Override
  public void close() throws IOException {
    try (otherEndOfIn;
        otherEndOfOut) {
      if (!handedOver) {
        toWorker.close();
        fromWorker.close();
      }
    }
  }
}
