// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agentprotocol.v1.CarriedProducer;
import headroom.agentprotocol.v1.ClosedPart;
import headroom.agentprotocol.v1.CommandResult;
import headroom.agentprotocol.v1.ConsumerCounts;
import headroom.agentprotocol.v1.FromAgent;
import headroom.agentprotocol.v1.Hello;
import headroom.agentprotocol.v1.InventoryPart;
import headroom.agentprotocol.v1.Participant;
import headroom.agentprotocol.v1.Pipe;
import headroom.agentprotocol.v1.Producer;
import headroom.agentprotocol.v1.Report;
import headroom.agentprotocol.v1.Room;
import headroom.agentprotocol.v1.Worker;
import headroom.agentprotocol.v1.WorkerState;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.testkit.agent.GrpcAgent;
import io.grpc.Status;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an agent sends, it gets a clear answer, and the fleet's picture goes on. */
@Timeout(60)
final class BadMessagesTest {
  private final GatewayRig rig = new GatewayRig();
  private final GrpcAgent agent = rig.agent("media-66", 1);

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("firstMessages")
  void aWrongFirstMessageIsRefused(String name, FromAgent message, String why) {
    agent.opensStream();
    agent.says(message);
    assertRefused(why);
    assertThat(rig.world().picture().hosts()).isEmpty();
    assertOthersAreServed();
  }

  static Stream<Arguments> firstMessages() {
    return Stream.of(
        Arguments.of("a message without a body", FromAgent.getDefaultInstance(), "without a body"),
        Arguments.of(
            "a report before Hello",
            FromAgent.newBuilder().setReport(Report.newBuilder().setSequence(1)).build(),
            "first message must be Hello"),
        Arguments.of(
            "an inventory before Hello",
            FromAgent.newBuilder().setInventory(InventoryPart.newBuilder().setLast(true)).build(),
            "first message must be Hello"),
        Arguments.of(
            "a result before Hello",
            FromAgent.newBuilder().setResult(CommandResult.getDefaultInstance()).build(),
            "first message must be Hello"),
        hello("another protocol version", h -> h.setProtocolVersion(2), "speaks 1"),
        hello("no host name", h -> h.setHost(""), "host name"),
        hello("a host name with a path", h -> h.setHost("../etc"), "host name"),
        hello("a host name of a megabyte", h -> h.setHost("a".repeat(1 << 20)), "host name"),
        hello("no group", h -> h.setGroup(" "), "group is empty"),
        hello("a group that breaks the log", h -> h.setGroup("a\nb"), "control characters"),
        hello("a group that PostgreSQL can't store", h -> h.setGroup("a\0b"), "control characters"),
        hello("an incarnation beyond all numbers", h -> h.setIncarnation(-1), "incarnation"),
        hello("a script for a page", h -> h.setClientUrl("javascript:alert(1)"), "client_url"),
        hello("a page elsewhere", h -> h.setClientUrl("http://a/?b=c"), "client_url"),
        hello("a password in a URL", h -> h.setClientUrl("http://me:pw@a/"), "client_url"),
        hello(
            "an address of a novel's length",
            h -> h.setPeerAddress("a".repeat(300)),
            "peer_address"),
        hello("no signalling", h -> h.setSignallingUrl(""), "signalling_url"),
        hello("signalling over HTTP", h -> h.setSignallingUrl("http://a/"), "signalling_url"),
        hello("signalling nowhere", h -> h.setSignallingUrl("ws://[/"), "signalling_url"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void aWrongReportIsRefused(String name, Worker worker, Room room, String why) {
    agent.connect();
    agent.says(
        FromAgent.newBuilder()
            .setReport(Report.newBuilder().setSequence(1).addWorkers(worker).addRooms(room))
            .build());
    assertRefused(why);
    assertOthersAreServed();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void aWrongInventoryIsRefused(String name, Worker worker, Room room, String why) {
    agent.saysHello();
    agent.says(
        FromAgent.newBuilder()
            .setInventory(
                InventoryPart.newBuilder().addWorkers(worker).addRooms(room).setLast(true))
            .build());
    assertRefused(why);
    assertOthersAreServed();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        worker("a worker without a number", w -> w.setNumber(0), "worker number is 0"),
        worker("a worker of a huge number", w -> w.setNumber(-1), "worker number"),
        worker("a worker without a state", Worker.Builder::clearState, "unknown state"),
        worker("a state of the future", w -> w.setStateValue(99), "unknown state"),
        worker("a CPU that is no number", w -> w.setCpuRatio(Double.NaN), "cpu_ratio"),
        worker("a CPU below nothing", w -> w.setCpuRatio(-0.1), "cpu_ratio"),
        worker(
            "endless packets",
            w -> w.setPacketsPerSecond(Double.POSITIVE_INFINITY),
            "packets_per_second"),
        worker(
            "consumers that overflow a sum",
            w ->
                w.setConsumers(
                    ConsumerCounts.newBuilder()
                        .setAudioLive(Integer.MAX_VALUE)
                        .setVideoLive(Integer.MAX_VALUE)),
            "consumers is 2147483647"),
        worker(
            "consumers below nothing",
            w -> w.setConsumers(ConsumerCounts.newBuilder().setVideoPaused(-1)),
            "consumers is -1"),
        room("a room without an id", r -> r.setId(""), "room id"),
        room("a room id with a slash", r -> r.setId("a/b"), "room id"),
        room("a room without an epoch", r -> r.setEpoch(0), "epoch is 0"),
        room("a room on no worker", r -> r.setWorkerNumber(0), "worker number is 0"),
        room(
            "a participant without an id",
            r -> r.addParticipants(Participant.getDefaultInstance()),
            "participant id"),
        room("a plan of the far future", r -> r.setPlanRevision(-1), "plan_revision"),
        room("a part that costs too much", r -> r.setCountedConsumers(-1), "counted consumers"),
        pipe("a pipe to no worker", p -> p.setToWorker(0), "worker number is 0"),
        pipe("a pipe to no host", p -> p.setToHost("a/b"), "host name"),
        pipe("a port beyond all ports", p -> p.setPort(70_000), "port is 70000"),
        pipe("a pipe of endless speed", p -> p.setBitsPerSecond(Double.NaN), "bits_per_second"),
        pipe(
            "a pipe that carries a script",
            p -> p.addCarries(CarriedProducer.newBuilder().setProducerId("<script>")),
            "producer id"),
        producer("a producer without an id", p -> p.setId(""), "producer id"),
        producer("a producer of smells", p -> p.setKind("smell"), "audio or video"),
        producer("a flow of the future", p -> p.setFlowValue(9), "unknown flow"),
        room(
            "a room of ten thousand",
            r ->
                r.addAllParticipants(
                    Collections.nCopies(10_000, Participant.newBuilder().setId("a").build())),
            "participants of a room is 10000"));
  }

  private static Arguments pipe(String name, UnaryOperator<Pipe.Builder> change, String why) {
    Pipe.Builder pipe =
        Pipe.newBuilder().setToHost("media-02").setToWorker(1).setPort(40_000).setConnected(true);
    return room(name, r -> r.addPipes(change.apply(pipe)), why);
  }

  private static Arguments producer(
      String name, UnaryOperator<Producer.Builder> change, String why) {
    Producer.Builder producer = Producer.newBuilder().setId("p1").setKind("audio");
    return room(
        name,
        r ->
            r.addParticipants(
                Participant.newBuilder().setId("ann").addProducers(change.apply(producer))),
        why);
  }

  @Test
  void aClosedPartMustBeAPart() {
    agent.connect();
    agent.says(
        FromAgent.newBuilder()
            .setReport(
                Report.newBuilder()
                    .setSequence(1)
                    .addClosedParts(ClosedPart.newBuilder().setRoomId("daily")))
            .build());
    assertRefused("worker number is 0");
  }

  @Test
  void aClosedRoomIdMustBeARoomId() {
    agent.connect();
    agent.says(
        FromAgent.newBuilder()
            .setReport(Report.newBuilder().setSequence(1).addClosedRoomIds("no id"))
            .build());
    assertRefused("room id");
  }

  @Test
  void aDeathAsLongAsANovelIsCutNotRefused() {
    agent.connect();
    agent.says(
        FromAgent.newBuilder()
            .setReport(
                Report.newBuilder()
                    .setSequence(1)
                    .addWorkers(worker().setLastDeath("SIGABRT\n" + "x".repeat(5_000))))
            .build());
    await()
        .untilAsserted(
            () ->
                assertThat(rig.world().picture().workers())
                    .singleElement()
                    .extracting(WorkerPicture::lastDeath, InstanceOfAssertFactories.STRING)
                    .startsWith("SIGABRT x")
                    .hasSize(1_000));
  }

  @Test
  void aSecondHelloIsRefused() {
    agent.connect();
    agent.says(FromAgent.newBuilder().setHello(hello()).build());
    assertRefused("a second Hello");
  }

  @Test
  void aReportBeforeTheWholeInventoryIsRefused() {
    agent.saysHello();
    agent.says(
        FromAgent.newBuilder().setInventory(InventoryPart.newBuilder().setLast(false)).build());
    agent.report();
    assertRefused("before the whole inventory");
  }

  @Test
  void anEndlessInventoryIsRefused() {
    agent.saysHello();
    InventoryPart large =
        InventoryPart.newBuilder()
            .addAllRooms(
                Collections.nCopies(
                    30_000, Room.newBuilder().setId("a".repeat(64)).setEpoch(1).build()))
            .build();
    for (int sent = 0; sent <= 64 << 20; sent += large.getSerializedSize()) {
      agent.says(FromAgent.newBuilder().setInventory(large).build());
    }
    assertRefused("more than 64 MiB");
    assertOthersAreServed();
  }

  @Test
  void aRefusedSessionsHostIsNoLongerLive() {
    agent.connect();
    agent.says(FromAgent.getDefaultInstance());
    assertRefused("without a body");
    await()
        .until(
            () ->
                rig.world().picture().host(new HostId("media-66")).orElseThrow().state()
                    == HostState.STALE);
    assertThat(rig.world().state().agents().links()).isEmpty();
  }

  private void assertRefused(String why) {
    Status end = agent.end();
    assertThat(end.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(end.getDescription())
        .startsWith("INVALID_MESSAGE: ")
        .contains(why)
        .hasSizeLessThan(500);
  }

  /** The server is alive: others connect, get rooms, and pictures are made. */
  private void assertOthersAreServed() {
    GrpcAgent other = rig.agent("media-01", 1).connect();
    await()
        .untilAsserted(
            () ->
                assertThat(rig.world().picture().worker(new WorkerId(new HostId("media-01"), 1)))
                    .isPresent());
    assertThat(rig.world().create("standup", 4).created()).isTrue();
    assertThat(other.host().rooms()).hasSize(1);
  }

  private static Arguments hello(String name, UnaryOperator<Hello.Builder> change, String why) {
    return Arguments.of(name, FromAgent.newBuilder().setHello(change.apply(hello())).build(), why);
  }

  private static Arguments worker(String name, UnaryOperator<Worker.Builder> change, String why) {
    return Arguments.of(name, change.apply(worker()).build(), room().build(), why);
  }

  private static Arguments room(String name, UnaryOperator<Room.Builder> change, String why) {
    return Arguments.of(name, worker().build(), change.apply(room()).build(), why);
  }

  private static Hello.Builder hello() {
    return Hello.newBuilder()
        .setProtocolVersion(1)
        .setHost("media-66")
        .setGroup("default")
        .setIncarnation(1)
        .setSignallingUrl("ws://127.0.0.1:4443/")
        .setClientUrl("http://127.0.0.1:4443/");
  }

  private static Worker.Builder worker() {
    return Worker.newBuilder().setNumber(1).setState(WorkerState.WORKER_STATE_RUNNING);
  }

  private static Room.Builder room() {
    return Room.newBuilder().setId("daily").setEpoch(1).setWorkerNumber(1);
  }
}
