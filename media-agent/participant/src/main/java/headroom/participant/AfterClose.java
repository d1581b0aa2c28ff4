// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.signalling.CloseReason;
import java.util.Set;

/**
 * What a participant does when its signalling connection ended by itself; the table of
 * docs/architecture/signalling.md.
 */
enum AfterClose {
  /** Try to go on with the same ids, with back-off. */
  RESUME,
  /** The same, but only after the server had time to forget our flood. */
  RESUME_LATER,
  /** Open again as a new participant of the same name. */
  JOIN_ANEW,
  /** Go where it was told to move, if it was; only another token helps. */
  GO_ELSEWHERE,
  /** Nothing that this participant could do by itself would help. */
  STOP;

  private static final Set<Integer> GONE = Set.of(1001, 1005, 1006, 1011, 1012, 1013);

  static AfterClose of(CloseReason reason) {
    if (GONE.contains(reason.code()) || reason.code() == 4500 || reason.code() == 4503) {
      return RESUME;
    }
    if (reason.code() == 4429) {
      return RESUME_LATER;
    }
    if (reason.code() == 4409 && reason.reason().equals("STALE_EPOCH")) {
      return GO_ELSEWHERE;
    }
    return reason.code() == 4410 && reason.reason().equals("RESUME_EXPIRED") ? JOIN_ANEW : STOP;
  }
}
