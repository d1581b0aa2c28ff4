// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.audit.Act;
import headroom.operations.fleet.Carried;
import headroom.operations.fleet.PartPicture;
import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.fleet.PipePicture;
import headroom.operations.fleet.ProducerPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.RoomState;
import headroom.operations.room.JoinGrants;
import headroom.operations.room.JoinTicket;
import headroom.operations.room.RoomRequest;
import headroom.operations.room.Rooms;
import headroom.planning.ConsumerCounts;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.Flow;
import headroom.planning.graph.SpeakerLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Rooms that open at once, until told to refuse. */
final class FakeRooms implements Rooms {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static final WorkerId HOME = new WorkerId(new HostId("media-1"), 2);

  private static final PipePicture PIPE =
      new PipePicture(
          HOME,
          new WorkerId(new HostId("media-2"), 1),
          40_001,
          true,
          List.of(new Carried("p1", true), new Carried("p2", false)),
          2.5e6);

  private final Map<RoomId, RoomPicture> rooms = new ConcurrentSkipListMap<>();
  private final List<String> acts = new CopyOnWriteArrayList<>();
  private volatile @Nullable RuntimeException refusal;

  /** From now on each request fails with this. */
  void refuse(RuntimeException e) {
    refusal = e;
  }

  void reset() {
    rooms.clear();
    acts.clear();
    refusal = null;
  }

  @Override
  public Created create(RoomRequest request) {
    fail();
    RoomId id = request.id() == null ? new RoomId("chosen") : request.id();
    RoomPicture fresh = room(id, request.requestedBy(), request.expectedParticipants());
    RoomPicture open = rooms.putIfAbsent(id, fresh);
    return open == null ? new Created(fresh, true) : new Created(open, false);
  }

  @Override
  public RoomPicture get(RoomId id) {
    fail();
    RoomPicture room = rooms.get(id);
    if (room == null) {
      throw new HeadroomException(ErrorCode.ROOM_UNKNOWN, "No room " + id + " is open.");
    }
    return room;
  }

  @Override
  public List<RoomPicture> list() {
    fail();
    return List.copyOf(rooms.values());
  }

  @Override
  public void close(RoomId id, String reason, String requestedBy) {
    get(id);
    rooms.remove(id);
  }

  @Override
  public void close(RoomId id, String reason, Act act) {
    close(id, reason, act.who());
  }

  @Override
  public JoinTicket join(
      RoomId id, @Nullable ParticipantId participant, Duration lifetime, JoinGrants grants) {
    get(id);
    ParticipantId who = participant == null ? new ParticipantId("chosen") : participant;
    return new JoinTicket(
        id,
        who,
        "token-" + grants.plain() + (grants.sends() ? "" : "-listens"),
        "ws://127.0.0.1:4443/?roomId=" + id,
        "http://127.0.0.1:4443/?room=" + id,
        NOW.plus(lifetime));
  }

  @Override
  public RoomPicture openPart(RoomId id, WorkerId part, String requestedBy) {
    return act(id, "open " + part + " by " + requestedBy);
  }

  @Override
  public RoomPicture closePart(RoomId id, WorkerId part, String requestedBy) {
    return act(id, "close " + part + " by " + requestedBy);
  }

  @Override
  public RoomPicture limit(RoomId id, SpeakerLimits limits, String requestedBy) {
    return act(id, limits + " by " + requestedBy);
  }

  @Override
  public RoomPicture pin(RoomId id, ParticipantId participant, String requestedBy) {
    return act(id, "pin " + participant + " by " + requestedBy);
  }

  @Override
  public RoomPicture unpin(RoomId id, ParticipantId participant, String requestedBy) {
    return act(id, "unpin " + participant + " by " + requestedBy);
  }

  private RoomPicture act(RoomId id, String act) {
    RoomPicture room = get(id);
    acts.add(act);
    return room;
  }

  /** What was changed by hand, in order. */
  List<String> acts() {
    return List.copyOf(acts);
  }

  private void fail() {
    RuntimeException e = refusal;
    if (e != null) {
      throw e;
    }
  }

  private static RoomPicture room(RoomId id, String by, int reserved) {
    var audio = new ProducerPicture("p1", "audio", false, 10, "simple", "microphone", Flow.LIVE);
    var somebody =
        new ParticipantPicture(
            new ParticipantId("ann"),
            HOME,
            "Ann",
            "Chromium 156",
            NOW,
            true,
            List.of(audio),
            new ConsumerCounts(1, 0, 1, 1));
    return new RoomPicture(
        id,
        RoomState.OPEN,
        HOME,
        1,
        NOW,
        by,
        List.of(somebody),
        new ConsumerCounts(1, 0, 1, 1),
        reserved,
        1,
        List.of(
            new PartPicture(
                HOME,
                RoomState.OPEN,
                true,
                false,
                1,
                new ConsumerCounts(1, 0, 1, 1),
                3,
                1,
                List.of(PIPE))),
        SpeakerLimits.DEFAULT,
        List.of(new ParticipantId("ann")),
        List.of("Something is wrong."));
  }
}
