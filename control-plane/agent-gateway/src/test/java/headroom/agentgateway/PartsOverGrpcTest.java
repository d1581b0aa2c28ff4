// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.operations.fleet.Carried;
import headroom.operations.fleet.PartPicture;
import headroom.operations.fleet.PipePicture;
import headroom.operations.fleet.ProducerPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.RoomState;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.Flow;
import headroom.planning.graph.MediaKind;
import headroom.planning.graph.Participant;
import headroom.planning.graph.Producer;
import headroom.planning.graph.ProducerId;
import headroom.planning.graph.RoomGraph;
import headroom.planning.graph.Source;
import headroom.planning.graph.SpeakerLimits;
import headroom.testkit.agent.GrpcAgent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A room over two hosts, as their agents report it over gRPC. */
@Timeout(60)
final class PartsOverGrpcTest {
  private static final RoomId STANDUP = new RoomId("standup");
  private static final WorkerId HOME = new WorkerId(new HostId("media-01"), 1);
  private static final WorkerId FURTHER = new WorkerId(new HostId("media-02"), 2);

  private final GatewayRig rig = new GatewayRig();
  private final GrpcAgent first = rig.agent("media-01", 1);
  private final GrpcAgent second = rig.agent("media-02", 2);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void partsPipesFlowsAndCostsArriveWhole() {
    RoomGraph graph =
        RoomGraph.opened(STANDUP, HOME, new SpeakerLimits(1, 1, 2))
            .join(participant("ann", HOME))
            .join(participant("bob", FURTHER))
            .join(participant("zoe", FURTHER));
    first.host().runs("standup", 3, 1);
    first.host().participantJoins("standup", 1, "ann");
    first.host().follows(graph);
    rig.world().clock().advance(Duration.ofSeconds(1));
    second.host().runs("standup", 3, 2);
    second.host().participantJoins("standup", 2, "bob");
    second.host().participantJoins("standup", 2, "zoe");
    second.host().follows(graph);
    first.connect();
    // The pipe tells of the part whose host comes later, so nothing is closed there.
    await().until(() -> rig.world().picture().room(STANDUP).isPresent());
    second.connect();
    await()
        .until(
            () ->
                room().participants().size() == 3
                    && room().parts().stream().allMatch(p -> p.state() == RoomState.OPEN));
    assertThat(room().parts()).extracting(PartPicture::worker).containsExactly(HOME, FURTHER);
    assertThat(room().parts()).extracting(PartPicture::participants).containsExactly(1, 2);
    PipePicture pipe = room().parts().getLast().pipes().getFirst();
    assertThat(pipe.from()).isEqualTo(FURTHER);
    assertThat(pipe.to()).isEqualTo(HOME);
    assertThat(pipe.port()).isPositive();
    assertThat(pipe.connected()).isTrue();
    assertThat(pipe.carries())
        .containsExactlyInAnyOrder(
            new Carried("bob-audio", true),
            new Carried("bob-video", false),
            new Carried("zoe-audio", false));
    assertThat(flow("ann-video")).isEqualTo(Flow.LIVE);
    assertThat(flow("bob-video")).isEqualTo(Flow.STANDBY);
    assertThat(flow("zoe-video")).isEqualTo(Flow.OFF);
    // Two of ann's own streams are not hers to consume: bob's sound, and two pipes' ends.
    assertThat(room().parts().getFirst().counted()).isEqualTo(1 + 2 + 1);
    assertThat(rig.world().picture().worker(FURTHER).orElseThrow().counted())
        .isEqualTo(room().parts().getLast().counted());
  }

  private RoomPicture room() {
    return rig.world().rooms().get(STANDUP);
  }

  private Flow flow(String producer) {
    return room().participants().stream()
        .flatMap(participant -> participant.producers().stream())
        .filter(sent -> sent.id().equals(producer))
        .map(ProducerPicture::flow)
        .findFirst()
        .orElseThrow();
  }

  private static Participant participant(String name, WorkerId part) {
    return new Participant(
        new ParticipantId(name),
        part,
        List.of(
            new Producer(new ProducerId(name + "-audio"), MediaKind.AUDIO, Source.AUDIO, Flow.LIVE),
            new Producer(
                new ProducerId(name + "-video"), MediaKind.VIDEO, Source.VIDEO, Flow.LIVE)));
  }
}
