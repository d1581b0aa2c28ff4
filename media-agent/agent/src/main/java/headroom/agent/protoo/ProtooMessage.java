// SPDX-License-Identifier: Apache-2.0
package headroom.agent.protoo;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One message as it goes over the wire. */
sealed interface ProtooMessage {
  /** Asks for a {@link Response} with the same id. */
  record Request(long id, String method, ObjectNode data) implements ProtooMessage {}

  /** Needs no answer. */
  record Notification(String method, ObjectNode data) implements ProtooMessage {}

  /** The answer to a request of ours. */
  record Response(long id, boolean ok, JsonNode data, int errorCode, String errorReason)
      implements ProtooMessage {}
}
