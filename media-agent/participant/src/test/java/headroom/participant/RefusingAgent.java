// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.signalling.Json;
import headroom.participant.signalling.TestWebSocketServer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** An agent that lets nobody in, the way the protocol wants it: a word first, then the close. */
final class RefusingAgent implements AutoCloseable {
  private final TestWebSocketServer server;

  RefusingAgent(String code) throws IOException {
    server =
        new TestWebSocketServer(
            _ -> 101,
            connection -> {
              connection.say(
                  Json.MAPPER.writeValueAsString(
                      Map.of(
                          "notification",
                          true,
                          "method",
                          "refused",
                          "data",
                          Map.of("code", code, "message", "no"))));
              connection.close(4401, code);
            },
            (_, _) -> {});
  }

  URI url() {
    return server.url("/");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
