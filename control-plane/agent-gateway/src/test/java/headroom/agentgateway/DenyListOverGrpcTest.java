// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agentgateway.EnrolledRig.Enrolled;
import headroom.agentprotocol.v1.Denial;
import headroom.agentprotocol.v1.Standing;
import headroom.agentprotocol.v1.ToAgent;
import headroom.operations.enrolment.HostIdentity.State;
import headroom.planning.HostId;
import headroom.testkit.agent.GrpcAgent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Agents are told by their streams whom to refuse. */
@Timeout(60)
final class DenyListOverGrpcTest {
  private static final HostId MEDIA_3 = new HostId("media-03");
  private final EnrolledRig rig = new EnrolledRig();
  private final List<ToAgent> heard = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void whoIsConnectedIsToldAtOnceAndWhoComesLaterAfterTheWelcome() {
    rig.enrol("media-03");
    Enrolled other = rig.enrol("media-04");
    GrpcAgent agent = listening(other).connect();
    assertThat(standing()).isNotEqualTo(Optional.of(Standing.STANDING_REVOKED));
    rig.control.revoke(MEDIA_3, "stolen", "ops");
    await().until(() -> standing().equals(Optional.of(Standing.STANDING_REVOKED)));

    agent.hangsUp();
    heard.clear();
    listening(other).connect();
    await().until(() -> standing().equals(Optional.of(Standing.STANDING_REVOKED)));
    assertThat(heard.getFirst().hasWelcome()).isTrue();
    assertThat(denials().toList().getLast().getBelowGeneration()).isOne();
    assertThat(denials().toList().getLast().getUntilMs()).isGreaterThan(System.currentTimeMillis());
  }

  @Test
  void aLongListComesInSeveralMessages() {
    Instant now = Instant.EPOCH;
    List<headroom.operations.enrolment.Denial> all =
        IntStream.range(0, DenyLists.MOST_HOSTS + 1)
            .mapToObj(
                number ->
                    new headroom.operations.enrolment.Denial(
                        new HostId("media-" + number), State.LOCKED, 1, now, now))
            .toList();
    assertThat(DenyLists.of(all))
        .extracting(message -> message.getDenyList().getHostsCount())
        .containsExactly(DenyLists.MOST_HOSTS, 1);
    assertThat(DenyLists.of(List.of())).isEmpty();
  }

  private GrpcAgent listening(Enrolled shown) {
    GrpcAgent agent = rig.agent("media-04", shown);
    agent.hears(heard::add);
    return agent;
  }

  /** What was said last of the host. */
  private Optional<Standing> standing() {
    return denials()
        .filter(denial -> denial.getHost().equals(MEDIA_3.name()))
        .reduce((first, second) -> second)
        .map(Denial::getStanding);
  }

  private Stream<Denial> denials() {
    return heard.stream().flatMap(message -> message.getDenyList().getHostsList().stream());
  }
}
