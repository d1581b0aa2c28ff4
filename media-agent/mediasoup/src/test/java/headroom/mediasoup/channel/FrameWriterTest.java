// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import headroom.mediasoup.channel.FrameWriter.Frame;
import headroom.mediasoup.error.ClosedException;
import headroom.mediasoup.error.InvalidRequestException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.TemporaryException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FrameWriterTest {
  private final Pipe pipe = new Pipe();
  private final AtomicReference<IOException> failure = new AtomicReference<>();
  private final FrameWriter writer = new FrameWriter(pipe, failure::set);

  /** Remembers what each single write held; can be made to wait or fail. */
  private static final class Pipe extends OutputStream {
    private final List<byte[]> writes = new ArrayList<>();
    private final CountDownLatch entered = new CountDownLatch(1);
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile boolean broken;

    @Override
    public void write(int b) {
      throw new UnsupportedOperationException("A frame goes out in one piece");
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      if (broken) {
        throw new IOException("Broken pipe");
      }
      entered.countDown();
      try {
        open.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      synchronized (writes) {
        writes.add(bytes);
      }
    }

    List<Integer> sizes() {
      synchronized (writes) {
        return writes.stream().map(write -> write.length).toList();
      }
    }
  }

  @Test
  void aFrameAloneGoesOutAtOnce() {
    writer.send(frame(100));

    assertThat(pipe.sizes()).containsExactly(100);
  }

  @Test
  void aFrameThatIsTooLargeIsRefused() {
    assertThat(frame(4096)).isNotNull();
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new Frame("TRANSPORT_PRODUCE", new byte[4097]))
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.REQUEST_TOO_LARGE))
        .withMessageContaining("TRANSPORT_PRODUCE takes 4097 bytes");
  }

  @Test
  void framesThatWaitGoOutTogetherButOnlyAsWholesAndNeverOver4096Bytes() throws Exception {
    pipe.open = new CountDownLatch(1);
    var random = new Random(4);
    List<byte[]> frames = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(() -> writer.send(new Frame("first", new byte[1])));
      pipe.entered.await();
      for (int i = 0; i < 40; i++) {
        byte[] bytes = new byte[50 + random.nextInt(900)];
        Arrays.fill(bytes, (byte) i);
        frames.add(bytes);
        writer.send(new Frame("frame", bytes));
      }
      pipe.open.countDown();
    }

    List<Integer> expected = frames.stream().map(frame -> frame.length).toList();
    assertThat(pipe.sizes()).allMatch(size -> size <= 4096);
    assertThat(pipe.writes.size()).isLessThan(20);
    // Each write is made of whole frames, in their order.
    int next = 0;
    for (byte[] write : pipe.writes.subList(1, pipe.writes.size())) {
      int position = 0;
      while (position < write.length) {
        assertThat(write[position]).isEqualTo((byte) next);
        position += expected.get(next++);
      }
      assertThat(position).isEqualTo(write.length);
    }
  }

  /** So that a write never blocks on a worker that does not read. */
  @Test
  void noMoreGoesOutUnansweredThanThePipeHolds() {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Frame frame = frame(1000);
      frames.add(frame);
      writer.send(frame);
    }
    assertThat(pipe.sizes().stream().mapToInt(Integer::intValue).sum()).isEqualTo(28_000);

    writer.answered(frames.get(4));
    assertThat(pipe.sizes().stream().mapToInt(Integer::intValue).sum()).isEqualTo(33_000);
    // An older answer that comes late changes nothing.
    writer.answered(frames.get(2));
    assertThat(pipe.sizes().stream().mapToInt(Integer::intValue).sum()).isEqualTo(33_000);
    writer.answered(frames.get(32));
    assertThat(pipe.sizes().stream().mapToInt(Integer::intValue).sum()).isEqualTo(40_000);
  }

  @Test
  void aFrameThatStillWaitsCanBeTakenBack() {
    for (int i = 0; i < 7; i++) {
      writer.send(frame(4000));
    }
    Frame waiting = frame(10);
    Frame last = frame(4000);
    writer.send(last);
    writer.send(waiting);

    assertThat(writer.withdraw(last)).isTrue();
    assertThat(writer.withdraw(last)).isFalse();
  }

  @Test
  void whoComesWhenTooMuchWaitsIsSentAway() {
    for (int i = 0; i < 7 + FrameWriter.MAX_QUEUED_FRAMES; i++) {
      writer.send(frame(4000));
    }

    assertThatExceptionOfType(TemporaryException.class)
        .isThrownBy(() -> writer.send(frame(1)))
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.WORKER_BUSY));
  }

  @Test
  void aBrokenPipeIsReported() {
    pipe.broken = true;

    writer.send(frame(1));

    assertThat(failure.get()).hasMessage("Broken pipe");
  }

  @Test
  void afterItsCloseNothingIsTakenButWhatWaitsGoesOut() {
    Frame first = frame(4000);
    writer.send(first);
    for (int i = 0; i < 7; i++) {
      writer.send(frame(4000));
    }
    assertThat(pipe.sizes()).hasSize(7);

    writer.close();
    writer.answered(first);

    assertThat(pipe.sizes()).hasSize(8);
    assertThatExceptionOfType(ClosedException.class).isThrownBy(() -> writer.send(frame(1)));
  }

  private static Frame frame(int bytes) {
    return new Frame("frame", new byte[bytes]);
  }
}
