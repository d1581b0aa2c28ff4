// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.channel;

import com.google.flatbuffers.FlatBufferBuilder;
import headroom.mediasoup.channel.FrameWriter.Frame;
import headroom.mediasoup.error.ClosedException;
import headroom.mediasoup.error.InvalidRequestException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.MediasoupException;
import headroom.mediasoup.error.NotFoundException;
import headroom.mediasoup.error.RejectedException;
import headroom.mediasoup.error.TemporaryException;
import headroom.mediasoup.fbs.log.Log;
import headroom.mediasoup.fbs.message.Body;
import headroom.mediasoup.fbs.message.Message;
import headroom.mediasoup.fbs.notification.Event;
import headroom.mediasoup.fbs.notification.Notification;
import headroom.mediasoup.fbs.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests to one worker and what it says. Safe for any number of threads; {@link #request} blocks
 * its thread, so callers use virtual ones.
 *
 * <p>A platform thread reads. An answer is handed over before any later notification is; when the
 * worker's end of the pipe closes, all who wait fail at once.
 */
public final class Channel {
  private static final Logger log = LoggerFactory.getLogger(Channel.class);
  private static final Logger workerLog = LoggerFactory.getLogger("mediasoup.worker");
  private static final long MAX_ID = 0xFFFF_FFFFL;
  private static final ChannelEnd CLOSED = new ChannelEnd(true, "closed");

  private final String name;
  private final InputStream in;
  private final OutputStream out;
  private final Duration requestTimeout;
  private final FrameWriter writer;
  private final FrameReader reader;
  private final Notifications notifications;
  private final AtomicLong lastId;
  private final ConcurrentMap<Long, Pending> pending = new ConcurrentHashMap<>();
  private final CompletableFuture<ChannelEnd> end = new CompletableFuture<>();
  private final CompletableFuture<Void> streamEnd = new CompletableFuture<>();
  private final AtomicReference<@Nullable ChannelEnd> ending = new AtomicReference<>();
  private volatile boolean closing;
  private volatile boolean releasing;

  /**
   * A channel over the given streams; {@link #start} makes it work.
   *
   * @param name of the worker, for threads and the log
   * @param lastId request ids are counted from here, so that an answer to a former owner's request
   *     is no answer to ours
   * @param requestTimeout how long a request waits for its answer
   */
  public Channel(
      String name, InputStream in, OutputStream out, long lastId, Duration requestTimeout) {
    this(name, in, out, new FrameReader(in), lastId, requestTimeout);
  }

  Channel(
      String name,
      InputStream in,
      OutputStream out,
      FrameReader reader,
      long lastId,
      Duration requestTimeout) {
    this.name = name;
    this.in = in;
    this.out = out;
    this.requestTimeout = requestTimeout;
    this.lastId = new AtomicLong(lastId);
    this.reader = reader;
    this.writer = new FrameWriter(out, e -> finish(new ChannelEnd(false, "write: " + e)));
    this.notifications = new Notifications(name);
  }

  private record Pending(String name, Frame frame, CompletableFuture<Response> answer) {}

  /** Begins to read. */
  public void start() {
    notifications.start();
    Thread.ofPlatform().daemon().name(name + "-reader").start(this::readAll);
  }

  /** Takes the place for an object's notifications, before the object is asked for. */
  public Registration register(String id) {
    return notifications.register(id);
  }

  /** Completes when the channel has come to its end, with the reason. */
  public CompletableFuture<ChannelEnd> end() {
    return end.copy();
  }

  /** Completes when nothing of this channel reads from the worker any more. */
  public CompletableFuture<Void> streamEnd() {
    return streamEnd.copy();
  }

  /** Asks and waits for the answer for the channel's usual time. */
  public Response request(Request request) {
    return request(request, requestTimeout);
  }

  /** Asks and waits for the answer. */
  public Response request(Request request, Duration timeout) {
    long id = nextId();
    var sent =
        new Pending(
            request.name(),
            new Frame(request.name(), request.frame(id)),
            new CompletableFuture<>());
    send(id, sent);
    try {
      return accepted(request, sent.answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      if (writer.withdraw(sent.frame)) {
        pending.remove(id);
      }
      throw new TemporaryException(
          MediasoupError.REQUEST_TIMEOUT,
          "%s: no answer from worker %s within %s; it hangs or is overloaded"
              .formatted(request.name(), name, timeout));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TemporaryException(
          MediasoupError.INTERRUPTED, request.name() + ": interrupted while waiting", e);
    } catch (ExecutionException e) {
      throw ended(request.name());
    }
  }

  /** Asks and does not wait; a refusal goes to the log. For what is closed anyway. */
  public void requestQuietly(Request request) {
    long id = nextId();
    try {
      send(
          id,
          new Pending(
              request.name(),
              new Frame(request.name(), request.frame(id)),
              new CompletableFuture<>()));
    } catch (MediasoupException e) {
      log.debug("{} not sent: {}", request.name(), e.getMessage());
    }
  }

  /** Tells the worker to end. Its process does so at once, and with it this channel. */
  public void closeWorker() {
    closing = true;
    var builder = new FlatBufferBuilder();
    int notification =
        headroom.mediasoup.fbs.notification.Notification.createNotification(
            builder,
            builder.createString(""),
            Event.WORKER_CLOSE,
            headroom.mediasoup.fbs.notification.Body.NONE,
            0);
    Message.finishSizePrefixedMessageBuffer(
        builder, Message.createMessage(builder, Body.Notification, notification));
    try {
      writer.send(new Frame("WORKER_CLOSE", builder.sizedByteArray()));
    } catch (MediasoupException e) {
      log.debug("WORKER_CLOSE not sent: {}", e.getMessage());
    }
    finish(CLOSED);
  }

  /**
   * Lets go of the worker, who lives on. The reader's thread can only be woken by the worker, so
   * this asks it for something; once it has answered, nothing of this channel reads any more and
   * another owner may.
   */
  public void release(Request ping, Duration timeout) {
    releasing = true;
    try {
      request(ping, timeout);
      streamEnd.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | MediasoupException e) {
      log.warn("Worker {} did not answer while it was let go: {}", name, e.getMessage());
    }
    finish(new ChannelEnd(true, "released"));
  }

  private long nextId() {
    return lastId.updateAndGet(id -> id >= MAX_ID ? 1 : id + 1);
  }

  private void send(long id, Pending request) {
    if (ending.get() != null) {
      throw ended(request.name);
    }
    pending.put(id, request);
    try {
      writer.send(request.frame);
    } catch (MediasoupException e) {
      pending.remove(id);
      throw ending.get() == null ? e : ended(request.name);
    }
    if (ending.get() != null) {
      // The end came between the check and the entry: nobody else will fail this one.
      failPending();
    }
  }

  private Response accepted(Request request, Response response) {
    if (response.accepted()) {
      return response;
    }
    String message =
        "%s: %s"
            .formatted(request.name(), Objects.requireNonNullElse(response.reason(), "refused"));
    throw switch (Objects.requireNonNullElse(response.error(), "")) {
      case "TypeError" -> new InvalidRequestException(MediasoupError.INVALID_ARGUMENT, message);
      case "NotFoundError" -> new NotFoundException(MediasoupError.NOT_FOUND, message);
      default -> new RejectedException(MediasoupError.REJECTED_BY_WORKER, message);
    };
  }

  private void readAll() {
    try (in;
        out) {
      finish(readToEnd());
    } catch (IOException e) {
      log.debug("Closing the channel of worker {}", name, e);
    } finally {
      streamEnd.complete(null);
    }
  }

  private ChannelEnd readToEnd() {
    try {
      ByteBuffer frame = reader.next();
      while (frame != null) {
        dispatch(Message.getRootAsMessage(frame));
        if (releasing && pending.isEmpty() && reader.atBoundary()) {
          return new ChannelEnd(true, "released");
        }
        frame = reader.next();
      }
      return new ChannelEnd(false, "the worker's end of the channel closed");
    } catch (IOException | RuntimeException e) {
      log.error("The channel of worker {} is unusable", name, e);
      return new ChannelEnd(false, "read: " + e);
    }
  }

  private void dispatch(Message message) {
    switch (message.dataType()) {
      case Body.Response -> answer((Response) message.data(new Response()));
      case Body.Notification -> notifications.add((Notification) message.data(new Notification()));
      case Body.Log -> writeLog(((Log) message.data(new Log())).data());
      default -> log.warn("Worker {} sent a message of type {}", name, message.dataType());
    }
  }

  private void answer(Response response) {
    Pending request = pending.remove(response.id());
    if (request == null) {
      log.debug("Worker {} answered request {}, which is not ours", name, response.id());
      return;
    }
    if (!request.answer.complete(response) || !response.accepted()) {
      log.debug("{} [{}]: {}", request.name, name, response.reason());
    }
    writer.answered(request.frame);
  }

  private void writeLog(String entry) {
    String text = entry.isEmpty() ? "" : entry.substring(1);
    switch (entry.isEmpty() ? 'D' : entry.charAt(0)) {
      case 'E' -> workerLog.error("[{}] {}", name, text);
      case 'W' -> workerLog.warn("[{}] {}", name, text);
      default -> workerLog.debug("[{}] {}", name, text);
    }
  }

  private void finish(ChannelEnd met) {
    // A worker that was told to close may be gone before who told it has returned: that is no
    // death.
    ChannelEnd how = closing ? CLOSED : met;
    if (!ending.compareAndSet(null, how)) {
      return;
    }
    writer.close();
    failPending();
    notifications.stop();
    end.complete(how);
  }

  private void failPending() {
    for (Long id : pending.keySet()) {
      Pending request = pending.remove(id);
      if (request != null) {
        request.answer.completeExceptionally(ended(request.name));
      }
    }
  }

  private ClosedException ended(String request) {
    ChannelEnd how = Objects.requireNonNullElse(ending.get(), new ChannelEnd(false, "unknown"));
    return how.requested()
        ? new ClosedException(
            MediasoupError.WORKER_CLOSED, "%s: worker %s is closed".formatted(request, name))
        : new ClosedException(
            MediasoupError.WORKER_DIED,
            "%s: worker %s died (%s)".formatted(request, name, how.detail()));
  }
}
