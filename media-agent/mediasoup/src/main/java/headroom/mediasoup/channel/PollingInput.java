// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.channel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A pipe that is read with a time limit. Nothing wakes a thread that blocks in a pipe's read, so
 * this one looks whether there is something to read. Its end can't be seen that way: it looks like
 * silence.
 */
final class PollingInput extends FilterInputStream {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

  private volatile boolean blocking;
  private volatile long deadlineNanos;

  PollingInput(InputStream in) {
    super(in);
  }

  /** Nothing came in time. */
  static final class TooLate extends IOException {
    private static final long serialVersionUID = 1;
  }

  void waitUntil(long nanos) {
    deadlineNanos = nanos;
  }

  void blockFromNowOn() {
    blocking = true;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (!blocking && in.available() == 0) {
      if (System.nanoTime() - deadlineNanos > 0) {
        throw new TooLate();
      }
      pause(BETWEEN_LOOKS);
    }
    return in.read(buffer, offset, length);
  }

  static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }
}
