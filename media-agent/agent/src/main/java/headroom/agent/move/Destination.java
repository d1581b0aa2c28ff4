// SPDX-License-Identifier: Apache-2.0
package headroom.agent.move;

import headroom.agent.model.ParticipantId;
import java.net.URI;

/**
 * Where a participant joins the target.
 *
 * @param url complete, with a join token: a secret, never logged
 */
public record Destination(ParticipantId participant, URI url) {
  private static final int MOST_URL = 8_192;

  public Destination {
    boolean webSocket = "ws".equals(url.getScheme()) || "wss".equals(url.getScheme());
    if (!webSocket || url.getHost() == null) {
      throw new IllegalArgumentException("a destination must be a ws or wss URL with a host");
    }
  }

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException when it is none; the text says nothing of the URL
   */
  public static Destination of(ParticipantId participant, String url) {
    if (url.length() > MOST_URL) {
      throw new IllegalArgumentException(
          "a destination may have at most " + MOST_URL + " characters");
    }
    URI parsed;
    try {
      parsed = URI.create(url);
    } catch (IllegalArgumentException e) {
      // Its text repeats the URL, and with it the token.
      throw new IllegalArgumentException("a destination is not a URL");
    }
    return new Destination(participant, parsed);
  }

  @Override
  public String toString() {
    return participant + " to " + url.getHost();
  }
}
