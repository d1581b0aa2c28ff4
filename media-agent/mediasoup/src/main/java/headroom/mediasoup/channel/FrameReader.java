// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes from the worker into frames: 4 bytes of length, little-endian, then as many bytes.
 */
final class FrameReader {
  /** The worker's own limit. */
  static final int MAX_FRAME_BYTES = 8 * 1024 * 1024;

  private static final int LENGTH_BYTES = 4;
  private static final int INITIAL_BYTES = 64 * 1024;

  private final InputStream in;
  private byte[] buffer = new byte[INITIAL_BYTES];
  private int start;
  private int end;

  FrameReader(InputStream in) {
    this.in = in;
  }

  /** The next frame without its length, or null at the end of the stream. Blocks until then. */
  @Nullable ByteBuffer next() throws IOException {
    while (true) {
      ByteBuffer frame = buffered();
      if (frame != null) {
        return frame;
      }
      int read = in.read(buffer, end, buffer.length - end);
      if (read < 0) {
        return null;
      }
      end += read;
    }
  }

  /** Whether the stream has been read up to the end of a frame. */
  boolean atBoundary() {
    return start == end;
  }

  private @Nullable ByteBuffer buffered() throws IOException {
    int available = end - start;
    if (available < LENGTH_BYTES) {
      makeRoom(LENGTH_BYTES);
      return null;
    }
    int length = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN).getInt(start);
    if (length <= 0 || length > MAX_FRAME_BYTES) {
      throw new IOException("A frame of " + length + " bytes: the framing is lost");
    }
    if (available < LENGTH_BYTES + length) {
      makeRoom(LENGTH_BYTES + length);
      return null;
    }
    int from = start + LENGTH_BYTES;
    start = from + length;
    // A copy, since an answer lives on in the thread that asked.
    return ByteBuffer.wrap(Arrays.copyOfRange(buffer, from, start)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void makeRoom(int frameBytes) {
    int available = end - start;
    if (start + frameBytes > buffer.length || end == buffer.length) {
      byte[] target =
          frameBytes > buffer.length ? new byte[Math.max(frameBytes, 2 * buffer.length)] : buffer;
      System.arraycopy(buffer, start, target, 0, available);
      buffer = target;
      start = 0;
      end = available;
    }
  }
}
