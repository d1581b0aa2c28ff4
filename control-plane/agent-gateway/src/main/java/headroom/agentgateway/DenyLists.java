// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import headroom.agentprotocol.v1.DenyList;
import headroom.agentprotocol.v1.Standing;
import headroom.agentprotocol.v1.ToAgent;
import headroom.operations.enrolment.Denial;
import headroom.operations.enrolment.HostIdentity.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Whom agents have to refuse, as messages. */
final class DenyLists {
  /** Of some 100 bytes each: far below what an agent takes in one message. */
  static final int MOST_HOSTS = 5_000;

  private DenyLists() {}

  /** None for an empty list. */
  static List<ToAgent> of(List<Denial> denials) {
    List<ToAgent> messages = new ArrayList<>();
    for (int from = 0; from < denials.size(); from += MOST_HOSTS) {
      DenyList.Builder list = DenyList.newBuilder();
      denials
          .subList(from, Math.min(from + MOST_HOSTS, denials.size()))
          .forEach(denial -> list.addHosts(message(denial)));
      messages.add(ToAgent.newBuilder().setDenyList(list).build());
    }
    return messages;
  }

  private static headroom.agentprotocol.v1.Denial message(Denial denial) {
    return headroom.agentprotocol.v1.Denial.newBuilder()
        .setHost(denial.host().name())
        .setStanding(standing(denial.state()))
        .setBelowGeneration(denial.belowGeneration())
        .setChangedAtUs(ChronoUnit.MICROS.between(Instant.EPOCH, denial.changedAt()))
        .setUntilMs(denial.until().toEpochMilli())
        .build();
  }

  private static Standing standing(State state) {
    return switch (state) {
      case ENROLLED -> Standing.STANDING_ENROLLED;
      case LOCKED -> Standing.STANDING_LOCKED;
      case REVOKED, REMOVED -> Standing.STANDING_REVOKED;
    };
  }
}
