// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.RoomReport;
import headroom.planning.ParticipantId;
import headroom.planning.graph.Participant;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a room as its agent reported it last, and since when each participant is known here:
 * counted on our own monotonic clock, because an agent's wall clock may be wrong.
 */
final class RunningPart {
  private final RoomReport report;
  private final Map<ParticipantId, Long> knownSince;
  private final long latestArrival;
  private @Nullable List<Participant> seated;

  /**
   * @param former what was known of it before; null when nothing
   */
  RunningPart(RoomReport report, @Nullable RunningPart former, long nanos) {
    this.report = report;
    this.knownSince = HashMap.newHashMap(report.participants().size());
    long latest = 0;
    boolean first = true;
    for (ParticipantPicture participant : report.participants()) {
      Long before = former == null ? null : former.knownSince.get(participant.id());
      long since = before == null ? nanos : before;
      knownSince.put(participant.id(), since);
      latest = first || since - latest > 0 ? since : latest;
      first = false;
    }
    this.latestArrival = latest;
  }

  RoomReport report() {
    return report;
  }

  /** Its people as a graph has them; made once per report. */
  List<Participant> seated(Function<RoomReport, List<Participant>> maker) {
    List<Participant> made = seated;
    if (made == null) {
      made = maker.apply(report);
      seated = made;
    }
    return made;
  }

  /** Whether this participant has been here long enough to be measured in full. */
  boolean hasSettled(ParticipantId participant, Duration settleAfter, long nanos) {
    Long since = knownSince.get(participant);
    return since != null && nanos - since > settleAfter.toNanos();
  }

  boolean hasSettled(Duration settleAfter, long nanos) {
    return knownSince.isEmpty() || nanos - latestArrival > settleAfter.toNanos();
  }
}
