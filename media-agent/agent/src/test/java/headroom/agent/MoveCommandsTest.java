// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static headroom.agent.testing.Hosts.EVERYBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.Hosts;
import headroom.agentprotocol.v1.CommandResult;
import headroom.agentprotocol.v1.Destination;
import headroom.agentprotocol.v1.Event;
import headroom.agentprotocol.v1.MovedStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What commands and clients may say of moves, and what is refused. */
@Timeout(60)
class MoveCommandsTest {
  private static final String NORTH = "north/w1";
  private static final String SOUTH = "south/w1";
  private static final int LONG_MS = 300_000;
  private static final String REPORT =
      "{'operationId':'op-1','streams':[{'peerId':'bob','source':'camera','kind':'video',"
          + "'longestGapMs':120.5,'baselineMs':66,'switchMs':40,'arrived':true}]}";

  @RegisterExtension private final Hosts hosts = new Hosts("north", "south");

  @Test
  void malformedCommandsAreRefusedAndTheirUrlsToldToNobody() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var good = hosts.order("op-1", NORTH, SOUTH, LONG_MS, "ann");
    refused(hosts.move(NORTH, good.clone().setOperationId("")), "INVALID_COMMAND");
    refused(hosts.move(NORTH, good.clone().setDeadlineMs(0)), "INVALID_COMMAND");
    refused(hosts.move(NORTH, good.clone().setPerWave(-1)), "INVALID_COMMAND");
    refused(hosts.move(NORTH, good.clone().setWaveIntervalMs(60_001)), "INVALID_COMMAND");
    refused(hosts.move(NORTH, good.clone().clearDestinations()), "INVALID_COMMAND");
    refused(hosts.move(NORTH, good.clone().clearTo()), "INVALID_COMMAND");
    refused(
        hosts.move(NORTH, good.clone().addDestinations(good.getDestinations(0))),
        "INVALID_COMMAND");
    // From a part to itself.
    refused(hosts.move(SOUTH, good.clone()), "INVALID_COMMAND");
    for (var url : List.of("", "no url?token=s3cret", "http://south/?token=s3cret")) {
      var bad = hosts.move(NORTH, good.clone().setDestinations(0, destination(url)));
      refused(bad, "INVALID_COMMAND");
      assertThat(bad.getMessage()).doesNotContain("s3cret");
    }
    refused(hosts.expect("op-1", NORTH, SOUTH, 60_001, "ann"), "INVALID_COMMAND");
    refused(hosts.expect("op-1", NORTH, SOUTH, 500), "INVALID_COMMAND");
    refused(hosts.expect("op 1", NORTH, SOUTH, 500, "ann"), "INVALID_COMMAND");
    refused(hosts.abandon(NORTH, ""), "INVALID_COMMAND");
  }

  @Test
  void aPartThatIsNotHereAndALateEpochAreRefused() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var order = hosts.order("op-1", NORTH, SOUTH, LONG_MS, "ann");
    refused(hosts.move(NORTH, order.clone().setWorkerNumber(2)), "ROOM_UNKNOWN");
    refused(hosts.move(NORTH, order.clone().setRoomId("elsewhere")), "ROOM_UNKNOWN");
    refused(hosts.move(NORTH, order.clone().setEpoch(0)), "STALE_EPOCH");
    // A move that nobody knows is over.
    assertThat(hosts.abandon(NORTH, "op-9").getOk()).isTrue();
  }

  @Test
  void aPartHasOneMoveAwayAtATimeAndRepeatingItChangesNothing() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var ann = hosts.joinAble(NORTH, "ann");
    var order = hosts.order("op-1", NORTH, SOUTH, LONG_MS, "ann");
    assertThat(hosts.move(NORTH, order).getOk()).isTrue();
    ann.client().notification("migrate");
    assertThat(hosts.move(NORTH, order).getOk()).isTrue();
    var other = hosts.order("op-2", NORTH, SOUTH, LONG_MS, "ann");
    refused(hosts.move(NORTH, other), "MOVE_UNDER_WAY");
    assertThat(ann.client().refusal("moved", "{'operationId':'op-2'}")).startsWith("INVALID_STATE");
    assertThat(ann.client().refusal("moved", "{}")).startsWith("INVALID_REQUEST");
    assertThat(ann.client().all("migrate")).hasSize(1);
    // As soon as it has ended another one may begin.
    ann.close();
    await().until(() -> hosts.part(NORTH).getMove().getEnded());
    assertThat(hosts.move(NORTH, other).getOk()).isTrue();
    await().until(() -> hosts.part(NORTH).getMove().getOperationId().equals("op-2"));
  }

  @Test
  void whoWasNotToldCannotHaveMoved() {
    hosts.plan(EVERYBODY, NORTH);
    var ann = hosts.joinAble(NORTH, "ann");
    assertThat(ann.client().refusal("moved", "{'operationId':'op-1'}")).startsWith("INVALID_STATE");
  }

  @Test
  void whatAClientMeasuredIsToldOnce() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    hosts.expect("op-1", NORTH, SOUTH, 1_000, "ann");
    var ann = hosts.arrive(SOUTH, "ann", "op-1").client();
    ann.request("reportMedia", REPORT);
    ann.request("reportMedia", REPORT);
    await().until(() -> events().size() == 1);
    var moved = events().getFirst().getMediaMoved();
    assertThat(moved.getOperationId()).isEqualTo("op-1");
    assertThat(moved.getRoomId()).isEqualTo(Hosts.ROOM);
    assertThat(moved.getParticipantId()).isEqualTo("ann");
    assertThat(moved.getStreamsList())
        .containsExactly(
            MovedStream.newBuilder()
                .setPeerId("bob")
                .setSource("camera")
                .setKind("video")
                .setLongestGapMs(120.5)
                .setBaselineMs(66)
                .setSwitchMs(40)
                .setArrived(true)
                .build());
  }

  @Test
  void aReportThatCannotBeIsRefused() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var ann = hosts.arrive(SOUTH, "ann", "op-1").client();
    for (var change :
        List.of(
            List.of("120.5", "-1"),
            List.of("120.5", "1e999"),
            List.of("120.5", "'long'"),
            List.of("120.5", "3600001"),
            List.of("'bob'", "'b b'"),
            List.of("'bob'", "7"),
            List.of("'video'", "'smell'"),
            List.of("'camera'", "''"),
            List.of("true", "'yes'"),
            List.of("[{", "[7,{"))) {
      assertThat(ann.refusal("reportMedia", REPORT.replace(change.getFirst(), change.getLast())))
          .as(change.toString())
          .startsWith("INVALID_REQUEST");
    }
    assertThat(ann.refusal("reportMedia", "{'operationId':'op-1'}")).startsWith("INVALID_REQUEST");
    assertThat(ann.refusal("reportMedia", REPORT.replace("op-1", "op-2")))
        .startsWith("INVALID_STATE");
    var bob = hosts.join(SOUTH, "bob").client();
    assertThat(bob.refusal("reportMedia", REPORT)).startsWith("INVALID_STATE");
    assertThat(events()).isEmpty();
  }

  private List<Event> events() {
    return hosts.controlPlane("south").events().stream().filter(Event::hasMediaMoved).toList();
  }

  private static Destination destination(String url) {
    return Destination.newBuilder().setParticipantId("ann").setUrl(url).build();
  }

  private static void refused(CommandResult result, String code) {
    assertThat(result.getOk()).isFalse();
    assertThat(result.getCode()).as(result.getMessage()).isEqualTo(code);
    assertThat(result.getMessage()).isNotEmpty();
  }
}
