// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who joins which room, where, and by what right.
 *
 * @param server the agent's signalling address, for example {@code ws://127.0.0.1:4443/}
 * @param token the join token that the control plane issued
 * @param migration what it does when the server moves the room
 */
public record JoinRequest(
    URI server,
    String roomId,
    String peerId,
    String displayName,
    String token,
    MigrationMode migration) {
  /** One that moves as it should. */
  public JoinRequest(URI server, String roomId, String peerId, String displayName, String token) {
    this(server, roomId, peerId, displayName, token, MigrationMode.MAKE);
  }

  /** The address to connect to; the token rides in the query because browsers can set no header. */
  URI address(Map<String, String> more) {
    var query =
        java.util.stream.Stream.concat(
                Map.of("roomId", roomId, "peerId", peerId, "token", token).entrySet().stream(),
                more.entrySet().stream())
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .sorted()
            .collect(Collectors.joining("&"));
    return URI.create(server + (server.getQuery() == null ? "?" : "&") + query);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Without the token, which is a secret. */
  @Override
  public String toString() {
    return "%s in %s at %s".formatted(peerId, roomId, server);
  }
}
