// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.signalling.CloseReason;
import headroom.participant.signalling.Json;
import headroom.participant.signalling.RequestRejectedException;
import headroom.participant.signalling.SignallingException;
import headroom.participant.signalling.SignallingListener;
import headroom.participant.webrtc.NativeMediaException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the server says on one signalling connection: consumers go to the present stay, changes of
 * life to the participant's own thread.
 */
final class Line implements SignallingListener {
  private static final Logger LOG = LoggerFactory.getLogger(Line.class);

  /** The first word on a connection that asked to resume. */
  sealed interface Welcome {
    record Known(Resumed state) implements Welcome {}

    record Unknown(String reason) implements Welcome {}

    record Ended(CloseReason reason) implements Welcome {}
  }

  /** Takes what changes a participant's life. */
  interface Life {
    void rejoin(Line line, String reason);

    void ended(Line line, CloseReason reason);

    void migrate(Line line, MoveOrder order);

    /** The old side of this move may be closed. */
    void migrated(Line line, String operationId);
  }

  private final Supplier<@Nullable Stay> stay;
  private final Life life;
  private final boolean resuming;
  private final CompletableFuture<Welcome> welcome = new CompletableFuture<>();

  /**
   * Listens on one connection.
   *
   * @param resuming whether the connection asked to resume, so that a welcome comes first
   */
  Line(Supplier<@Nullable Stay> stay, Life life, boolean resuming) {
    this.stay = stay;
    this.life = life;
    this.resuming = resuming;
  }

  CompletableFuture<Welcome> welcome() {
    return welcome;
  }

  @Override
  public JsonNode onRequest(String method, JsonNode data) throws RequestRejectedException {
    if (!method.equals("newConsumer")) {
      throw new RequestRejectedException(
          method, 404, "UNKNOWN_METHOD: " + method + " is not known to this participant");
    }
    try {
      present(method).consume(Json.MAPPER.treeToValue(data, NewConsumer.class));
      return JsonNodeFactory.instance.objectNode();
    } catch (SignallingException | NativeMediaException e) {
      LOG.warn("consumer {} not taken", data.path("id").asString(""), e);
      throw new RequestRejectedException(method, 500, "MEDIA_FAILED: " + e.getMessage());
    }
  }

  private Stay present(String method) throws RequestRejectedException {
    var present = stay.get();
    if (present == null) {
      throw new RequestRejectedException(method, 409, "NOT_JOINED: not in the room yet");
    }
    return present;
  }

  @Override
  public void onNotification(String method, JsonNode data) {
    var consumerId = data.path("consumerId").asString("");
    switch (method) {
      case "resumed" -> resumed(Json.MAPPER.treeToValue(data, Resumed.class));
      case "rejoin" -> {
        var reason = data.path("reason").asString("");
        if (!resuming || !welcome.complete(new Welcome.Unknown(reason))) {
          life.rejoin(this, reason);
        }
      }
      case "migrate" -> life.migrate(this, Json.MAPPER.treeToValue(data, MoveOrder.class));
      case "migrated" -> life.migrated(this, data.path("operationId").asString(""));
      case "consumerClosed" -> close(consumerId);
      case "consumerPaused" -> pause(consumerId, true);
      case "consumerResumed" -> pause(consumerId, false);
      case "refused" ->
          LOG.info(
              "refused with {}: {}",
              data.path("code").asString(""),
              data.path("message").asString(""));
      default -> LOG.trace("{} is of no interest", method);
    }
  }

  private void resumed(Resumed state) {
    var present = stay.get();
    try {
      if (present != null) {
        present.reconcileConsumers(state);
      }
    } catch (NativeMediaException e) {
      LOG.warn("consumers not dropped", e);
    }
    welcome.complete(new Welcome.Known(state));
  }

  private void close(String consumerId) {
    var present = stay.get();
    try {
      if (present != null) {
        present.consumerClosed(consumerId);
      }
    } catch (NativeMediaException e) {
      LOG.warn("consumer {} not closed", consumerId, e);
    }
  }

  private void pause(String consumerId, boolean on) {
    var present = stay.get();
    if (present != null) {
      present.consumerPaused(consumerId, on);
    }
  }

  @Override
  public void onClosed(CloseReason reason) {
    welcome.complete(new Welcome.Ended(reason));
    life.ended(this, reason);
  }
}
