// SPDX-License-Identifier: Apache-2.0
package headroom.agent.protoo;

import tools.jackson.databind.JsonNode;

/**
 * The answer to a request.
 *
 * @param afterwards runs when the answer is on its way, so that what it sends comes later; must not
 *     fail, as the answer has been given
 */
public record Answer(JsonNode data, Runnable afterwards) {
  /** An answer after which nothing follows. */
  public static Answer of(JsonNode data) {
    return new Answer(data, () -> {});
  }
}
