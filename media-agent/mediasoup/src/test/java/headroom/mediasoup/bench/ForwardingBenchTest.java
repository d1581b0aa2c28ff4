// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import headroom.mediasoup.TestWorkers;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class ForwardingBenchTest {
  private static final int RECEIVERS = 5;

  @ParameterizedTest
  @EnumSource
  void allIsForwardedToEveryReceiver(Protection protection) throws IOException {
    Forwarding.Outcome outcome = measure(protection);

    assertThat(outcome.sent()).isEqualTo(20 + 10 * 4);
    assertThat(outcome.forwarded()).isEqualTo(RECEIVERS * outcome.sent());
    assertThat(outcome.arrived()).isEqualTo(outcome.forwarded());
  }

  /** Not of a run: the worker tells its time in whole milliseconds, which a short one can miss. */
  @Test
  void figuresFollowFromWhatWasCounted() {
    Forwarding.Outcome outcome =
        new Forwarding.Outcome(60, 300, 300, 0, Duration.ofMillis(3), Duration.ofMillis(400));

    assertThat(outcome.microsPerPacket()).isCloseTo(10, within(1e-9));
    assertThat(outcome.packetsPerSecond()).isCloseTo(750, within(1e-9));
    assertThat(outcome.shareOfCore()).isCloseTo(0.75, within(1e-9));
  }

  /** Header extensions, which the worker adds to video, are there without SRTP too. */
  @ParameterizedTest
  @EnumSource
  void packetsAreLongerByTheTagOfTheSuite(Protection protection) throws IOException {
    double without = measure(Protection.NONE).addedBytes();

    assertThat(measure(protection).addedBytes() - without)
        .isCloseTo(protection.tagBytes(), within(0.001));
  }

  private static Forwarding.Outcome measure(Protection protection) throws IOException {
    return ForwardingBench.measure(
        TestWorkers.binary(), new Load(RECEIVERS, Duration.ofMillis(400)), protection);
  }
}
