// SPDX-License-Identifier: Apache-2.0
package headroom.agent.protoo;

import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What happens with the messages of one client. Called for one message after the other. */
public interface ProtooHandler {
  /**
   * Carries out a request.
   *
   * @param answer sends the answer; to be called once, unless the request is refused, on any
   *     thread, and before anybody can send what comes after it
   * @throws headroom.agent.model.RefusedException to refuse it with a code
   */
  void request(String method, ObjectNode data, Consumer<Answer> answer);

  /**
   * The connection has ended; nothing comes after this.
   *
   * @param left whether the client said goodbye, as opposed to a connection that broke
   */
  void closed(boolean left);
}
