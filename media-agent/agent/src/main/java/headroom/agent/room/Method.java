// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.protoo.Answer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** A method of the signalling protocol. */
sealed interface Method {
  /** Whether it is refused before join. */
  boolean afterJoin();

  /** Does something to the room, on the room's thread. */
  record Act(boolean afterJoin, Function<Call, Answer> body) implements Method {}

  /**
   * Asks the worker something that may take a while: what to ask is found on the room's thread, the
   * asking does not keep the room waiting.
   */
  record Query(Function<Call, Supplier<List<Map<String, Object>>>> source) implements Method {
    @Override
    public boolean afterJoin() {
      return true;
    }
  }
}
