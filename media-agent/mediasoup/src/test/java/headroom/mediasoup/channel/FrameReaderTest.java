// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
  private final Random random = new Random(11);

  @Test
  void framesComeOutAsTheyWentInHoweverTheBytesArrive() throws IOException {
    List<byte[]> frames = new ArrayList<>();
    int total = 0;
    for (int i = 0; i < 200; i++) {
      byte[] frame = new byte[1 + random.nextInt(i % 20 == 0 ? 200_000 : 2000)];
      random.nextBytes(frame);
      frames.add(frame);
      total += frame.length + 4;
    }
    ByteBuffer stream = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    frames.forEach(frame -> stream.putInt(frame.length).put(frame));

    var reader = new FrameReader(inPieces(stream.array()));
    for (byte[] frame : frames) {
      assertThat(reader.next()).isEqualTo(ByteBuffer.wrap(frame));
    }
    assertThat(reader.next()).isNull();
    assertThat(reader.atBoundary()).isTrue();
  }

  @Test
  void aFrameIsNoPartOfTheReadersBuffer() throws IOException {
    byte[] stream = {1, 0, 0, 0, 7, 1, 0, 0, 0, 8};
    var reader = new FrameReader(new ByteArrayInputStream(stream));

    ByteBuffer first = Objects.requireNonNull(reader.next());
    first.put(0, (byte) 9);

    assertThat(reader.next()).isEqualTo(ByteBuffer.wrap(new byte[] {8}));
    assertThat(stream[4]).isEqualTo((byte) 7);
  }

  @Test
  void anEndInTheMiddleOfAFrameIsAnEnd() throws IOException {
    var reader = new FrameReader(new ByteArrayInputStream(new byte[] {9, 0, 0, 0, 1}));

    assertThat(reader.next()).isNull();
    assertThat(reader.atBoundary()).isFalse();
  }

  @Test
  void aLengthThatMakesNoSenseIsAnError() {
    for (int length : new int[] {0, -1, FrameReader.MAX_FRAME_BYTES + 1}) {
      byte[] stream = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> new FrameReader(new ByteArrayInputStream(stream)).next())
          .withMessageContaining("framing is lost");
    }
  }

  private InputStream inPieces(byte[] all) {
    return new InputStream() {
      private int position;

      @Override
      public int read() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read(byte[] to, int offset, int length) {
        if (position == all.length) {
          return -1;
        }
        int count = Math.min(Math.min(length, all.length - position), 1 + random.nextInt(70_000));
        byte[] piece = Arrays.copyOfRange(all, position, position + count);
        System.arraycopy(piece, 0, to, offset, count);
        position += count;
        return count;
      }
    };
  }
}
