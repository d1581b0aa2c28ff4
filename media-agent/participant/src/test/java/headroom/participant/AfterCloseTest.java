// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.participant.signalling.CloseReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AfterCloseTest {
  @ParameterizedTest
  @CsvSource({
    "4400, INVALID_REQUEST, STOP",
    "4401, TOKEN_EXPIRED, STOP",
    "4403, REMOVED, STOP",
    "4404, ROOM_UNKNOWN, STOP",
    "4409, REPLACED, STOP",
    "4409, STALE_EPOCH, GO_ELSEWHERE",
    "4410, ROOM_CLOSED, STOP",
    "4410, RESUME_EXPIRED, JOIN_ANEW",
    "4413, MESSAGE_TOO_BIG, STOP",
    "1009, '', STOP",
    "4429, RATE_LIMITED, RESUME_LATER",
    "4500, INTERNAL_ERROR, RESUME",
    "4503, WORKER_UNAVAILABLE, RESUME",
    "1001, '', RESUME",
    "1006, '', RESUME",
    "1012, '', RESUME"
  })
  void eachCloseHasTheReactionOfTheProtocol(int code, String reason, AfterClose reaction) {
    assertThat(AfterClose.of(new CloseReason(code, reason))).isEqualTo(reaction);
  }
}
