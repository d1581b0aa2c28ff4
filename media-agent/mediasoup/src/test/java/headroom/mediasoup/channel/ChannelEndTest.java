// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import headroom.mediasoup.error.ClosedException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.fbs.request.Method;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ChannelEndTest {
  private static final Request ANY = Request.toWorker(Method.WORKER_DUMP);

  /** What the worker says: nothing, and the end once it is gone. */
  private final CompletableFuture<Void> gone = new CompletableFuture<>();

  private final InputStream fromWorker =
      new InputStream() {
        @Override
        public int read() {
          gone.join();
          return -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
          return read();
        }
      };

  @Test
  void aWorkerThatIsGoneBeforeWhoClosesItHasReturnedIsClosedAndNotDead() {
    var channel = new CompletableFuture<Channel>();
    OutputStream toWorker =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new UnsupportedOperationException("A frame goes out in one piece");
          }

          @Override
          public void write(byte[] frame) {
            gone.complete(null);
            channel.join().end().join();
          }
        };
    channel.complete(new Channel("test", fromWorker, toWorker, 0, Duration.ofSeconds(10)));
    channel.join().start();

    channel.join().closeWorker();

    assertThat(channel.join().end().join()).isEqualTo(new ChannelEnd(true, "closed"));
    assertThatExceptionOfType(ClosedException.class)
        .isThrownBy(() -> channel.join().request(ANY))
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.WORKER_CLOSED));
  }

  @Test
  void aWorkerThatGoesByItselfHasDied() {
    var channel =
        new Channel("test", fromWorker, OutputStream.nullOutputStream(), 0, Duration.ofSeconds(10));
    channel.start();

    gone.complete(null);

    assertThat(channel.end().join().requested()).isFalse();
    assertThatExceptionOfType(ClosedException.class)
        .isThrownBy(() -> channel.request(ANY))
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.WORKER_DIED));
  }
}
