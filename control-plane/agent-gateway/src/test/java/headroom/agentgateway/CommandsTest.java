// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import headroom.agentprotocol.v1.Command;
import headroom.agentprotocol.v1.CommandResult;
import headroom.agentprotocol.v1.FromAgent;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.AgentLink;
import headroom.operations.agent.CommandOutcome;
import headroom.operations.agent.PartAddress;
import headroom.operations.agent.RoomPlan;
import headroom.operations.agent.RoomSecret;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import headroom.testkit.agent.GrpcAgent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CommandsTest {
  private static final RoomId STANDUP = new RoomId("standup");
  private static final AgentCommand OPEN =
      new AgentCommand.OpenRoom(
          STANDUP,
          7,
          2,
          new RoomPlan(
              5,
              List.of(
                  new PartAddress(new WorkerId(new HostId("media-01"), 2), "10.0.0.1:4444"),
                  new PartAddress(new WorkerId(new HostId("media-02"), 1), "10.0.0.2:4444")),
              new SpeakerLimits(4, 6, 8),
              List.of(new ParticipantId("zoe"), new ParticipantId("ann")),
              RoomSecret.of("sixteen bytes or more".getBytes(StandardCharsets.UTF_8)),
              300));
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final GatewayRig rig = new GatewayRig();
  private final GrpcAgent agent = rig.agent("media-01", 2);

  @BeforeEach
  void connect() {
    agent.host().agentRestarts();
    agent.connect();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aCommandArrivesWholeAndItsOutcomeComesBack() {
    assertThat(link().send(OPEN, LONG)).isEqualTo(CommandOutcome.DONE);
    assertThat(agent.host().received()).containsExactly(OPEN);
    Command command = agent.commands().getFirst();
    assertThat(command.getHostIncarnation()).isEqualTo(2);
    assertThat(command.getNotAfterMs()).isEqualTo(30_000);
    assertThat(UUID.fromString(command.getCommandId()).version()).isEqualTo(7);
  }

  @Test
  void everyKindOfCommandArrivesWhole() {
    AgentCommand remove =
        new AgentCommand.RemoveParticipant(STANDUP, 7, new ParticipantId("mallory"), "noisy");
    AgentCommand end = new AgentCommand.CloseRoom(STANDUP, 7, "over");
    link().send(OPEN, LONG);
    link().send(remove, LONG);
    link().send(end, LONG);
    assertThat(agent.host().received()).containsExactly(OPEN, remove, end);
  }

  @Test
  void aRefusalKeepsItsCodeAndMessage() {
    agent.host().refusesCommands("STALE_EPOCH", "overtaken by 9");
    assertThat(link().send(OPEN, LONG))
        .isEqualTo(new CommandOutcome(false, "STALE_EPOCH", "overtaken by 9"));
  }

  @Test
  void anAgentThatDoesNotAnswerInTimeIsUnreachable() {
    agent.host().ignoresCommands();
    assertThatThrownBy(() -> link().send(OPEN, SHORT))
        .isInstanceOfSatisfying(
            HeadroomException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.HOST_UNREACHABLE))
        .hasMessageContaining("did not answer within 200 ms");
  }

  @Test
  void anAnswerThatComesTooLateOrTwiceOrToNothingIsIgnored() {
    agent.host().ignoresCommands();
    assertThatThrownBy(() -> link().send(OPEN, SHORT)).isInstanceOf(HeadroomException.class);
    String late = agent.commands().getFirst().getCommandId();
    for (String id : new String[] {late, late, "never-sent", ""}) {
      agent.says(
          FromAgent.newBuilder()
              .setResult(CommandResult.newBuilder().setCommandId(id).setOk(true))
              .build());
    }
    agent.host().obeysCommands();
    assertThat(link().send(OPEN, LONG)).isEqualTo(CommandOutcome.DONE);
  }

  @Test
  void aLinkThatEndsFailsWhatIsWaitingAtOnce() {
    agent.host().ignoresCommands();
    AgentLink link = link();
    Future<CommandOutcome> waiting = rig.threads().submit(() -> link.send(OPEN, LONG));
    await().until(() -> !agent.commands().isEmpty());
    agent.vanishes();
    await().atMost(Duration.ofSeconds(5)).until(waiting::isDone);
    assertThat(waiting.exceptionNow())
        .isInstanceOfSatisfying(
            HeadroomException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.HOST_UNREACHABLE));
  }

  @Test
  void nothingIsSentOverALinkThatHasEnded() {
    AgentLink former = link();
    rig.agent(agent.host()).connect();
    assertThatThrownBy(() -> former.send(OPEN, LONG))
        .isInstanceOf(HeadroomException.class)
        .hasMessageContaining("its link ended");
    assertThatThrownBy(() -> former.sendTokenKeys("{}")).isInstanceOf(HeadroomException.class);
    former.close("twice is fine");
  }

  private AgentLink link() {
    return Objects.requireNonNull(rig.world().state().agents().link(new HostId("media-01")));
  }
}
