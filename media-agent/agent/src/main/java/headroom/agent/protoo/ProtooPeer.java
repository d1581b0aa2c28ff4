// SPDX-License-Identifier: Apache-2.0
package headroom.agent.protoo;

import headroom.agent.model.ErrorCode;
import headroom.agent.model.RefusedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Our end of one protoo connection. Incoming messages are handled one after the other on the
 * caller's thread; everything that sends may be called from any thread.
 */
public final class ProtooPeer {
  /** protoo clients send no limit of their own; nobody needs more than this. */
  private static final int MESSAGES_PER_SECOND = 50;

  /** A join sends some messages at once. */
  private static final int MESSAGE_BURST = 100;

  /** After this many refused messages in a row the connection is closed. */
  private static final int MAX_REFUSED_IN_A_ROW = 200;

  /** A client that does not answer a request within this time is slow, or does not know it. */
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(15);

  private static final Logger log = LoggerFactory.getLogger(ProtooPeer.class);

  private final ProtooSocket socket;
  private final AtomicLong nextId = new AtomicLong(1);
  private final ConcurrentHashMap<Long, CompletableFuture<JsonNode>> pending =
      new ConcurrentHashMap<>();
  private final MessageBudget budget;
  private int refusedInARow;
  private volatile boolean closed;

  public ProtooPeer(ProtooSocket socket, LongSupplier nanoTime) {
    this.socket = socket;
    this.budget = new MessageBudget(MESSAGES_PER_SECOND, MESSAGE_BURST, nanoTime);
  }

  /** Handles one message of the client. */
  public void receive(String text, ProtooHandler handler) {
    try {
      switch (ProtooJson.parse(text)) {
        case ProtooMessage.Response response -> complete(response);
        case ProtooMessage.Request request -> answer(request, handler);
        case ProtooMessage.Notification notification -> note(notification, handler);
      }
    } catch (RefusedException e) {
      refuse(e);
    }
  }

  /** Asks the client; the future fails if it refuses, does not answer, or goes away. */
  public CompletableFuture<JsonNode> request(String method, JsonNode data) {
    long id = nextId.getAndIncrement();
    var answer = new CompletableFuture<JsonNode>();
    pending.put(id, answer);
    if (closed) {
      answer.completeExceptionally(new ClientGoneException());
    } else {
      socket.send(ProtooJson.request(id, method, data));
    }
    return answer
        .orTimeout(RESPONSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((data_, failure) -> pending.remove(id));
  }

  /** Whether a request failed because no answer came in time. */
  public static boolean isUnanswered(@Nullable Throwable failure) {
    return failure instanceof TimeoutException
        || (failure != null && failure.getCause() instanceof TimeoutException);
  }

  /** Tells the client something. */
  public void notify(String method, JsonNode data) {
    if (!closed) {
      socket.send(ProtooJson.notification(method, data));
    }
  }

  /** Tells the client why, then closes the connection. */
  public void refuse(RefusedException refusal) {
    notify("refused", ProtooJson.refusal(refusal));
    socket.close(refusal.code().closeCode(), refusal.code().name());
    disconnected();
  }

  /** The socket has closed. */
  public void disconnected() {
    closed = true;
    for (var answer : pending.values()) {
      answer.completeExceptionally(new ClientGoneException());
    }
  }

  private void complete(ProtooMessage.Response response) {
    var answer = pending.get(response.id());
    if (answer == null) {
      overBudget(); // An answer to nothing, or too late; a flood of them closes the connection.
    } else if (response.ok()) {
      answer.complete(response.data());
    } else {
      answer.completeExceptionally(
          new ClientRefusedException("the client refused with " + response.errorCode()));
    }
  }

  private void answer(ProtooMessage.Request request, ProtooHandler handler) {
    try {
      requireBudget();
      handler.request(
          request.method(),
          request.data(),
          answer -> {
            socket.send(ProtooJson.accepted(request.id(), answer.data()));
            answer.afterwards().run();
          });
    } catch (RefusedException e) {
      socket.send(ProtooJson.refused(request.id(), e));
    } catch (RuntimeException e) {
      log.error("request {} failed", request.method(), e);
      socket.send(ProtooJson.refused(request.id(), internal(request.method())));
    }
  }

  /** Newer demo clients notify where older ones request; the effect is the same. */
  private void note(ProtooMessage.Notification notification, ProtooHandler handler) {
    try {
      requireBudget();
      handler.request(
          notification.method(), notification.data(), answer -> answer.afterwards().run());
    } catch (RefusedException e) {
      log.debug("notification {} refused: {} {}", notification.method(), e.code(), e.text());
    } catch (RuntimeException e) {
      log.error("notification {} failed", notification.method(), e);
    }
  }

  private void requireBudget() {
    if (overBudget()) {
      throw tooFast();
    }
  }

  private boolean overBudget() {
    if (budget.take()) {
      refusedInARow = 0;
      return false;
    }
    if (++refusedInARow == MAX_REFUSED_IN_A_ROW) {
      refuse(tooFast());
    }
    return true;
  }

  private static RefusedException tooFast() {
    return new RefusedException(
        ErrorCode.RATE_LIMITED, "at most " + MESSAGES_PER_SECOND + " messages a second");
  }

  private static RefusedException internal(String method) {
    return new RefusedException(
        ErrorCode.INTERNAL_ERROR, method + " failed in the agent; its log says why");
  }
}
