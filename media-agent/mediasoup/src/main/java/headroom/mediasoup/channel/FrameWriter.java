// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.channel;

import headroom.mediasoup.error.ClosedException;
import headroom.mediasoup.error.InvalidRequestException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.TemporaryException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Writes frames to the worker. Whoever finds nobody writing writes for all who come meanwhile.
 *
 * <p>One write holds whole frames only and never more than {@link #MAX_WRITE_BYTES}: the kernel
 * takes such a piece wholly or not at all, so that an owner who dies leaves no half frame behind
 * for the next one.
 *
 * <p>The worker answers requests in their order, so an answer says that the pipe is empty up to its
 * request. No more than {@link #WINDOW_BYTES} go out unanswered: that always fits into the pipe,
 * and a write never blocks on a worker that hangs. What is over waits here, bounded, where a
 * time-out can still take it back.
 */
final class FrameWriter {
  /** PIPE_BUF of Linux. */
  static final int MAX_WRITE_BYTES = 4096;

  /**
   * A pipe has 16 pages of 4 KiB. Two neighbouring pieces share a page if they fit, so any two
   * pages hold more than one page's worth: at least 30 KiB in the worst case.
   */
  static final int WINDOW_BYTES = 28 * 1024;

  static final int MAX_QUEUED_FRAMES = 20_000;

  private final OutputStream out;
  private final Consumer<IOException> onFailure;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Frame> queue = new ArrayDeque<>();
  private boolean writing;
  private boolean closed;
  private boolean broken;
  private long writtenBytes;
  private long answeredBytes;

  FrameWriter(OutputStream out, Consumer<IOException> onFailure) {
    this.out = out;
    this.onFailure = onFailure;
  }

  /** A frame on its way. */
  static final class Frame {
    private final byte[] bytes;

    /** Position in the stream after this frame; 0 as long as it has not been written. */
    private volatile long end;

    Frame(String name, byte[] bytes) {
      if (bytes.length > MAX_WRITE_BYTES) {
        throw new InvalidRequestException(
            MediasoupError.REQUEST_TOO_LARGE,
            "%s takes %d bytes, more than the %d that reach a worker in one piece; give fewer codecs, encodings or header extensions"
                .formatted(name, bytes.length, MAX_WRITE_BYTES));
      }
      this.bytes = bytes;
    }
  }

  void send(Frame frame) {
    lock.lock();
    try {
      if (closed) {
        throw new ClosedException(MediasoupError.WORKER_CLOSED, "The channel is closed");
      }
      if (queue.size() >= MAX_QUEUED_FRAMES) {
        throw new TemporaryException(
            MediasoupError.WORKER_BUSY,
            "%d requests wait for the worker already; it hangs or is overloaded"
                .formatted(queue.size()));
      }
      queue.add(frame);
    } finally {
      lock.unlock();
    }
    flush();
  }

  /** Takes back a frame. False if it is too late. */
  boolean withdraw(Frame frame) {
    lock.lock();
    try {
      return queue.remove(frame);
    } finally {
      lock.unlock();
    }
  }

  /** The worker has read everything up to and with this frame. */
  void answered(Frame frame) {
    lock.lock();
    try {
      answeredBytes = Math.max(answeredBytes, frame.end);
    } finally {
      lock.unlock();
    }
    flush();
  }

  /** Takes no more; what waits still goes out. */
  void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  private void flush() {
    while (true) {
      byte[] piece;
      lock.lock();
      try {
        if (writing || broken) {
          return;
        }
        piece = nextPiece();
        if (piece.length == 0) {
          return;
        }
        writing = true;
      } finally {
        lock.unlock();
      }
      try {
        out.write(piece);
        written(false);
      } catch (IOException e) {
        written(true);
        onFailure.accept(e);
      }
    }
  }

  private void written(boolean failed) {
    lock.lock();
    try {
      writing = false;
      broken = failed;
    } finally {
      lock.unlock();
    }
  }

  private byte[] nextPiece() {
    int bytes = 0;
    int frames = 0;
    for (Frame frame : queue) {
      int longer = bytes + frame.bytes.length;
      boolean idle = writtenBytes == answeredBytes && bytes == 0;
      boolean inWindow = writtenBytes - answeredBytes + longer <= WINDOW_BYTES;
      if (longer > MAX_WRITE_BYTES || !(inWindow || idle)) {
        break;
      }
      bytes = longer;
      frames++;
    }
    byte[] piece = new byte[bytes];
    int position = 0;
    for (int i = 0; i < frames; i++) {
      Frame frame = queue.remove();
      System.arraycopy(frame.bytes, 0, piece, position, frame.bytes.length);
      position += frame.bytes.length;
      frame.end = writtenBytes + position;
    }
    writtenBytes += bytes;
    return piece;
  }
}
