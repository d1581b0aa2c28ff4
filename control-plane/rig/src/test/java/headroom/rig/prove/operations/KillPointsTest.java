// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.operation.FaultPoint;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A step that the product gains or loses is one that the proofs kill at, or no longer do. */
class KillPointsTest {
  @Test
  void proofsStrikeAtEveryFaultPoint() {
    assertThat(KillPoints.ofADrain())
        .containsExactlyElementsOf(Stream.of(FaultPoint.values()).map(Enum::name).toList());
  }
}
