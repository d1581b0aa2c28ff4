// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where proofs end the control plane, as headroom.operations.operation.FaultPoint names it. The rig
 * knows the product from outside only; a test compares the names.
 */
final class KillPoints {
  /** In the order in which they pass. */
  static final List<String> OF_A_MOVE =
      List.of(
          "OPERATION_STORED",
          "MOVE_BEGUN",
          "TARGET_OPENED",
          "HOME_COMMITTED",
          "ARRIVALS_EXPECTED",
          "MOVERS_TOLD",
          "MOVERS_GONE",
          "SOURCE_CLOSED",
          "MOVE_ENDED",
          "OPERATION_ENDED");

  /** Before the steps of its moves, of which it strikes at the first room's. */
  static final List<String> OF_A_DRAIN_ALONE = List.of("CORDONED");

  private KillPoints() {}

  /** In the order in which they pass. */
  static List<String> ofADrain() {
    return Stream.concat(OF_A_DRAIN_ALONE.stream(), OF_A_MOVE.stream()).toList();
  }
}
