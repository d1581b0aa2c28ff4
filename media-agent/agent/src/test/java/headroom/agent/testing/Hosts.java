// SPDX-License-Identifier: Apache-2.0
package headroom.agent.testing;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.nimbusds.jwt.JWTClaimsSet;
import headroom.agentprotocol.v1.AbandonMove;
import headroom.agentprotocol.v1.Command;
import headroom.agentprotocol.v1.CommandResult;
import headroom.agentprotocol.v1.Destination;
import headroom.agentprotocol.v1.ExpectArrivals;
import headroom.agentprotocol.v1.MoveParticipants;
import headroom.agentprotocol.v1.MoverState;
import headroom.agentprotocol.v1.OpenRoom;
import headroom.agentprotocol.v1.Part;
import headroom.agentprotocol.v1.Participant;
import headroom.agentprotocol.v1.Room;
import headroom.agentprotocol.v1.RoomPlan;
import headroom.agentprotocol.v1.SpeakerLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Agents of several hosts, two workers each, and a room over parts on them. A part is named as in
 * the product: {@code north/w1}.
 */
public final class Hosts implements BeforeEachCallback, AfterEachCallback {
  public static final String ROOM = "hall";
  public static final SpeakerLimits EVERYBODY = limits(10, 30);

  private static final String SECRET = "a secret of sixteen bytes or more";

  private final List<String> names;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Map<String, FakeControlPlane> controlPlanes = new TreeMap<>();
  private final Map<String, TestAgent> agents = new TreeMap<>();
  private Path folder = Path.of("");
  private long revision;

  public Hosts(String... names) {
    this.names = List.of(names);
  }

  public static SpeakerLimits limits(int live, int standby) {
    return SpeakerLimits.newBuilder()
        .setMaxLive(live)
        .setMaxStandby(standby)
        .setMaxLiveAudio(live)
        .build();
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    folder = Files.createTempDirectory("headroom-hosts-test");
    for (var name : names) {
      var controlPlane = new FakeControlPlane();
      controlPlanes.put(name, controlPlane);
      agents.put(
          name,
          TestAgent.start(folder.resolve(name), controlPlane, "--host=" + name, "--workers=2"));
    }
    for (var controlPlane : controlPlanes.values()) {
      await().until(controlPlane::isInformed);
      await().until(() -> controlPlane.worker(1).getPid() > 0);
      await().until(() -> controlPlane.worker(2).getPid() > 0);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    for (var open : opened.reversed()) {
      open.close();
    }
    agents.values().forEach(TestAgent::close);
    controlPlanes.values().forEach(FakeControlPlane::close);
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  public FakeControlPlane controlPlane(String host) {
    return Objects.requireNonNull(controlPlanes.get(host));
  }

  public TestAgent agent(String host) {
    return Objects.requireNonNull(agents.get(host));
  }

  /** The room has these parts from now on; expects success on every host. */
  public void plan(SpeakerLimits limits, String... parts) {
    plan(limits, List.of(), parts);
  }

  /** The same with participants who are pinned. */
  public void plan(SpeakerLimits limits, List<String> pinned, String... parts) {
    revision++;
    for (var name : names) {
      var result = open(name, plan(revision, SECRET, limits, pinned, parts), parts);
      if (!result.getOk()) {
        throw new IllegalStateException(result.toString());
      }
    }
  }

  /** A plan of the given revision. */
  public RoomPlan plan(
      long number, String secret, SpeakerLimits limits, List<String> pinned, String... parts) {
    var plan =
        RoomPlan.newBuilder()
            .setRevision(number)
            .setLimits(limits)
            .addAllPinned(pinned)
            .setSecret(ByteString.copyFrom(secret, StandardCharsets.UTF_8));
    for (var part : parts) {
      String host = host(part);
      plan.addParts(
          Part.newBuilder()
              .setHost(host)
              .setWorkerNumber(worker(part))
              .setPeerAddress(controlPlane(host).hellos().getLast().getPeerAddress()));
    }
    return plan.build();
  }

  /** Tells one host of a plan. */
  public CommandResult open(String host, RoomPlan plan, String... parts) {
    int first =
        List.of(parts).stream()
            .filter(part -> host(part).equals(host))
            .mapToInt(Hosts::worker)
            .findFirst()
            .orElse(1);
    var controlPlane = controlPlane(host);
    return controlPlane.send(
        controlPlane
            .command()
            .setOpenRoom(
                OpenRoom.newBuilder()
                    .setRoomId(ROOM)
                    .setEpoch(1)
                    .setWorkerNumber(first)
                    .setPlan(plan)));
  }

  /** Joins somebody who sends audio and video on a part and receives the others. */
  public TestParticipant join(String part, String name) {
    return open(TestParticipant.join(agent(host(part)), token(part, name), name));
  }

  /** A token for a part that also allows plain transports. */
  public String token(String part, String name) {
    return token(part, name, Map.of("plain", true));
  }

  /** A token for a part whose bearer may only receive. */
  public String listenerToken(String part, String name) {
    return token(part, name, Map.of("plain", true, "send", false));
  }

  private String token(String part, String name, Map<String, Boolean> grants) {
    return sign(part, name, claims -> claims.claim("grants", grants));
  }

  /** A token for somebody who comes to a part by an operation. */
  public String moveToken(String part, String name, String operation) {
    return sign(part, name, claims -> claims.claim("move", operation));
  }

  private String sign(String part, String name, UnaryOperator<JWTClaimsSet.Builder> more) {
    var tokens = controlPlane(host(part)).tokens();
    return tokens.sign(
        more.apply(TestTokens.claims(host(part), ROOM, 1, name).claim("worker", worker(part)))
            .build());
  }

  /** Joins somebody whose client knows migration. */
  public TestParticipant joinAble(String part, String name) {
    return open(TestParticipant.joinAble(agent(host(part)), token(part, name), name));
  }

  /** Joins somebody who comes to a part by an operation and sends there at once. */
  public TestParticipant arrive(String part, String name, String operation) {
    return open(
        TestParticipant.joinAble(agent(host(part)), moveToken(part, name, operation), name));
  }

  /** Tells the target who will come. */
  public CommandResult expect(
      String operation, String from, String to, int barrierMs, String... names) {
    return send(
        to,
        command ->
            command.setExpectArrivals(
                ExpectArrivals.newBuilder()
                    .setOperationId(operation)
                    .setRoomId(ROOM)
                    .setEpoch(1)
                    .setWorkerNumber(worker(to))
                    .setFrom(part(host(from), worker(from)))
                    .addAllParticipantIds(List.of(names))
                    .setBarrierMs(barrierMs)));
  }

  /** What the source is told, to be changed or sent. */
  public MoveParticipants.Builder order(
      String operation, String from, String to, int deadlineMs, String... names) {
    var order =
        MoveParticipants.newBuilder()
            .setOperationId(operation)
            .setRoomId(ROOM)
            .setEpoch(1)
            .setWorkerNumber(worker(from))
            .setTo(part(host(to), worker(to)))
            .setDeadlineMs(deadlineMs);
    for (var name : names) {
      order.addDestinations(
          Destination.newBuilder()
              .setParticipantId(name)
              .setUrl(
                  agent(host(to)).agent().signallingUrl()
                      + "?token="
                      + moveToken(to, name, operation)));
    }
    return order;
  }

  /** Tells the source who is to move. */
  public CommandResult move(String from, MoveParticipants.Builder order) {
    return send(from, command -> command.setMoveParticipants(order));
  }

  public CommandResult abandon(String part, String operation) {
    return send(
        part,
        command ->
            command.setAbandonMove(
                AbandonMove.newBuilder()
                    .setOperationId(operation)
                    .setRoomId(ROOM)
                    .setEpoch(1)
                    .setWorkerNumber(worker(part))));
  }

  /** How far the movers of a part's last move are, as its agent reported it last. */
  public Map<String, MoverState> movers(String part) {
    var states = new TreeMap<String, MoverState>();
    part(part)
        .getMove()
        .getMoversList()
        .forEach(mover -> states.put(mover.getParticipantId(), mover.getState()));
    return states;
  }

  /** Somebody of a part, as its agent reported it last; the default instance if it is not there. */
  public Participant participant(String part, String name) {
    return part(part).getParticipantsList().stream()
        .filter(participant -> participant.getId().equals(name))
        .findFirst()
        .orElse(Participant.getDefaultInstance());
  }

  private CommandResult send(String part, UnaryOperator<Command.Builder> body) {
    var controlPlane = controlPlane(host(part));
    return controlPlane.send(body.apply(controlPlane.command()));
  }

  private static Part part(String host, int worker) {
    return Part.newBuilder().setHost(host).setWorkerNumber(worker).build();
  }

  /** A part as its agent reported it last. */
  public Room part(String part) {
    return controlPlane(host(part)).part(ROOM, worker(part));
  }

  public <T extends AutoCloseable> T open(T closeable) {
    opened.add(closeable);
    return closeable;
  }

  private static String host(String part) {
    return part.substring(0, part.indexOf('/'));
  }

  private static int worker(String part) {
    return Integer.parseInt(part.substring(part.indexOf("/w") + 2));
  }
}
