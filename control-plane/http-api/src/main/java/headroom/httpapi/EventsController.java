// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.httpapi.access.Needs;
import headroom.operations.HeadroomException;
import headroom.operations.access.Guard;
import headroom.operations.access.Right;
import headroom.operations.event.Event;
import headroom.operations.event.EventFeed;
import headroom.operations.event.EventStream;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens, as it happens. Each stream keeps the thread of its request, which is a virtual one
 * and waits; a client that does not read lets that thread wait until the connection's time-out.
 */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Events")
public class EventsController {
  private final EventFeed feed;
  private final JsonMapper json;
  private final Guard guard;
  private final Duration heartbeat;

  /**
   * @param guard asked again as long as a stream lasts
   * @param heartbeat how long a stream is silent at most
   */
  public EventsController(
      EventFeed feed,
      JsonMapper json,
      Guard guard,
      @Value("${headroom.events.heartbeat:15s}") Duration heartbeat) {
    this.feed = feed;
    this.json = json;
    this.guard = guard;
    this.heartbeat = heartbeat;
  }

  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Needs(Right.LOOK)
  @Operation(
      summary = "Listen to what happens",
      description =
          "Server-sent events. The first is ready, or reset when what came after Last-Event-ID is not kept"
              + " any more: then read anew what you show. A client that falls behind is cut off and"
              + " comes back with Last-Event-ID.")
  @ApiResponse(
      responseCode = "200",
      description = "Events until one side ends the stream.",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(type = "string")))
  void events(
      @RequestHeader(name = "Last-Event-ID", defaultValue = "") String after,
      HttpServletResponse response) {
    try (EventStream stream = feed.listen(after)) {
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      // A proxy that collects events before it passes them on would make them old.
      response.setHeader("X-Accel-Buffering", "no");
      tell(stream, response);
    } catch (IOException clientGone) {
      // Nobody is there to be told.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(EventStream stream, HttpServletResponse response)
      throws IOException, InterruptedException {
    switch (stream.start()) {
      case READY -> write(response, framed(stream.position(), "ready", "{}"));
      case RESET -> write(response, framed(stream.position(), "reset", "{}"));
      case RESUMED -> write(response, ": resumed\n\n");
    }
    while (true) {
      EventStream.Next next = stream.next(heartbeat);
      // A stream may outlive the key that opened it.
      Optional<String> refusal = refusal();
      if (refusal.isPresent()) {
        write(response, ": over, " + refusal.get() + "\n\n");
        return;
      }
      switch (next) {
        case EventStream.Next.One(Event event) ->
            write(response, framed(feed.id(event.number()), event.kind().word(), data(event)));
        case EventStream.Next.Nothing() -> write(response, ": alive\n\n");
        case EventStream.Next.Over(String why) -> {
          write(response, ": over, " + why + "\n\n");
          return;
        }
      }
    }
  }

  /** Why the caller may listen no more; not being able to look that up is no reason. */
  private Optional<String> refusal() {
    try {
      guard.require(Right.LOOK);
      return Optional.empty();
    } catch (HeadroomException e) {
      return e.code().category().retryable()
          ? Optional.empty()
          : Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private String data(Event event) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("at", event.at().toString());
    data.putAll(event.data());
    return json.writeValueAsString(data);
  }

  /** JSON has no line breaks of its own, so that data is one line. */
  private static String framed(String id, String name, String data) {
    return "id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n";
  }

  private static void write(HttpServletResponse response, String text) throws IOException {
    OutputStream out = response.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
  }
}
