// SPDX-License-Identifier: Apache-2.0
package headroom.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CapacityPolicyTest {
  @Test
  void fiveHundredConsumersWithThirtyPercentHeadroomLeave350Usable() {
    assertThat(CapacityPolicy.DEFAULT.usableConsumers()).isEqualTo(350);
  }

  @Test
  void theLineIsRoundedDown() {
    assertThat(new CapacityPolicy(612, 0.30, 0.70).usableConsumers()).isEqualTo(428);
  }

  @Test
  void aPolicyWithoutCapacityIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CapacityPolicy(0, 0.3, 0.7));
    assertThatIllegalArgumentException().isThrownBy(() -> new CapacityPolicy(500, 1.0, 0.7));
    assertThatIllegalArgumentException().isThrownBy(() -> new CapacityPolicy(500, Double.NaN, 0.7));
    assertThatIllegalArgumentException().isThrownBy(() -> new CapacityPolicy(500, 0.3, 0.0));
    assertThatIllegalArgumentException().isThrownBy(() -> new CapacityPolicy(500, 0.3, 0.7, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new CapacityPolicy(500, 0.3, 0.7, 1, 0));
  }
}
