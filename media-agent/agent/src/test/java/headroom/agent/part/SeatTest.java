// SPDX-License-Identifier: Apache-2.0
package headroom.agent.part;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.agent.model.PartId;
import headroom.agent.model.WorkerNumber;
import org.junit.jupiter.api.Test;

class SeatTest {
  private static final PartId FIRST = new PartId("media-01", new WorkerNumber(1));
  private static final PartId SECOND = new PartId("media-01", new WorkerNumber(2));

  @Test
  void theLaterSeatCountsWhereverItIs() {
    assertThat(new Seat(2, FIRST)).isGreaterThan(new Seat(1, SECOND));
    assertThat(new Seat(1, FIRST)).isLessThan(new Seat(2, FIRST));
  }

  @Test
  void ofTwoSeatsOfOneMillisecondBothPartsFindTheSame() {
    assertThat(new Seat(1, SECOND)).isGreaterThan(new Seat(1, FIRST));
    assertThat(new Seat(1, FIRST)).isLessThan(new Seat(1, SECOND));
  }
}
