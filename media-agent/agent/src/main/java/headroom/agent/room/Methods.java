// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.model.ErrorCode;
import headroom.agent.model.RefusedException;
import java.util.HashMap;
import java.util.Map;

/** All methods of the signalling protocol by their names. */
final class Methods {
  private static final Map<String, Method> ALL = all();

  private Methods() {}

  static Method find(String name) {
    var method = ALL.get(name);
    if (method == null) {
      throw new RefusedException(ErrorCode.UNKNOWN_METHOD, "there is no such method");
    }
    return method;
  }

  private static Map<String, Method> all() {
    var all = new HashMap<String, Method>();
    all.putAll(JoinMethods.ALL);
    all.putAll(TransportMethods.ALL);
    all.putAll(PlainTransportMethods.ALL);
    all.putAll(ProducerMethods.ALL);
    all.putAll(ConsumerMethods.ALL);
    all.putAll(StatsMethods.ALL);
    all.putAll(MoveMethods.ALL);
    return Map.copyOf(all);
  }
}
