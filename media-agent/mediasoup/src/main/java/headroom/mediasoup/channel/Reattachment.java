// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.channel;

import headroom.mediasoup.fbs.message.Body;
import headroom.mediasoup.fbs.message.Message;
import headroom.mediasoup.fbs.request.Method;
import headroom.mediasoup.fbs.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up the channel of a worker whose owner is gone. That owner may have died in the middle of
 * reading a frame, so the pipe may begin with a part of one; it ends with a whole one, because the
 * worker writes whole frames. So all that lies there is thrown away, then the worker is asked
 * something under an id that the former owner has not used; its answer shows that the framing is
 * right. What the worker said meanwhile is replaced by the dumps that follow.
 */
public final class Reattachment {
  private static final Logger log = LoggerFactory.getLogger(Reattachment.class);
  private static final int ATTEMPTS = 3;
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(5);
  private static final int QUIET_LOOKS = 3;
  private static final int CALM_LOOKS = 50;

  /** Half a pipe: as long as a worker has more to say than fits, it fills the pipe at once. */
  private static final int BACKLOG_BYTES = 32 * 1024;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  private final String name;
  private final PollingInput in;
  private final InputStream fromWorker;
  private final OutputStream toWorker;
  private final Duration requestTimeout;
  private long lastId;

  /** See {@link Channel}'s constructor for the parameters. */
  public Reattachment(
      String name,
      InputStream fromWorker,
      OutputStream toWorker,
      long lastId,
      Duration requestTimeout) {
    this.name = name;
    this.in = new PollingInput(fromWorker);
    this.fromWorker = fromWorker;
    this.toWorker = toWorker;
    this.lastId = lastId;
    this.requestTimeout = requestTimeout;
  }

  /** A channel that works, not yet started; empty if the worker did not answer. */
  public Optional<Channel> establish() throws IOException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      long stale = drain();
      log.debug("Worker {}: {} stale bytes thrown away", name, stale);
      var reader = new FrameReader(in);
      if (answers(reader)) {
        in.blockFromNowOn();
        return Optional.of(new Channel(name, fromWorker, toWorker, reader, lastId, requestTimeout));
      }
      log.warn("Worker {} did not answer its new owner, attempt {}", name, attempt);
    }
    return Optional.empty();
  }

  /**
   * Reads until nothing comes. Where notifications never stop it ends once no backlog is left: each
   * look reads all there is, so it ends behind a whole frame then too, unless the worker was just
   * writing a large one in parts; the next attempt finds another moment.
   */
  private long drain() throws IOException {
    long drained = 0;
    int quiet = 0;
    int calm = 0;
    long deadline = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
    while (quiet < QUIET_LOOKS && calm < CALM_LOOKS && System.nanoTime() < deadline) {
      int available = fromWorker.available();
      quiet = available == 0 ? quiet + 1 : 0;
      calm = available < BACKLOG_BYTES ? calm + 1 : 0;
      drained += fromWorker.readNBytes(available).length;
      if (available == 0) {
        PollingInput.pause(BETWEEN_LOOKS);
      }
    }
    return drained;
  }

  private boolean answers(FrameReader reader) throws IOException {
    long id = ++lastId;
    byte[] question = Request.toWorker(Method.WORKER_GET_RESOURCE_USAGE).frame(id);
    // On a thread of its own: it blocks if the worker hangs with its pipe full.
    CompletableFuture<Boolean> written = write(question);
    in.waitUntil(System.nanoTime() + ANSWER_TIMEOUT.toNanos());
    try {
      ByteBuffer frame = reader.next();
      while (frame != null) {
        Message message = Message.getRootAsMessage(frame);
        if (message.dataType() == Body.Response
            && ((Response) message.data(new Response())).id() == id) {
          return true;
        }
        frame = reader.next();
      }
    } catch (PollingInput.TooLate e) {
      log.debug("Worker {}: question written: {}", name, written.getNow(false));
    } catch (IOException | RuntimeException e) {
      log.debug("Worker {}: what it says makes no sense", name, e);
    }
    return false;
  }

  private CompletableFuture<Boolean> write(byte[] frame) {
    var written = new CompletableFuture<Boolean>();
    Thread.ofPlatform()
        .daemon()
        .name(name + "-reattach")
        .start(
            () -> {
              try {
                toWorker.write(frame);
                written.complete(true);
              } catch (IOException e) {
                log.debug("Worker {}: {}", name, e.getMessage());
                written.complete(false);
              }
            });
    return written;
  }
}
