// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * The server's word to go to another part of the room.
 *
 * @param url complete, with a join token: a secret
 * @param deadlineMs how long the old side stays
 */
record MoveOrder(String operationId, String url, long deadlineMs) {
  /** Refuses a word without a place to go to. */
  MoveOrder {
    Objects.requireNonNull(operationId, "migrate needs operationId");
    Objects.requireNonNull(url, "migrate needs url");
  }

  /** The same participant at the target. */
  JoinRequest at(JoinRequest before) {
    var target = URI.create(url);
    var query = target.getRawQuery() == null ? "" : target.getRawQuery();
    var token =
        Arrays.stream(query.split("&"))
            .filter(parameter -> parameter.startsWith("token="))
            .map(parameter -> parameter.substring("token=".length()))
            .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the target's URL has no token"));
    return new JoinRequest(
        URI.create(url.split("\\?", 2)[0]),
        before.roomId(),
        before.peerId(),
        before.displayName(),
        token,
        before.migration());
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "move " + operationId;
  }
}
