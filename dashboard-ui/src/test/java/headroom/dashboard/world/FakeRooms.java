// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.world;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.audit.Act;
import headroom.operations.fleet.FleetPictures;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.room.JoinGrants;
import headroom.operations.room.JoinTicket;
import headroom.operations.room.RoomRequest;
import headroom.operations.room.Rooms;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Rooms that are opened on paper only, or refused. */
public final class FakeRooms implements Rooms {
  public final List<RoomRequest> asked = new CopyOnWriteArrayList<>();

  /** What was changed about open rooms by hand, in order. */
  public final List<String> acts = new CopyOnWriteArrayList<>();

  private final FleetPictures fleet;
  private volatile @Nullable HeadroomException refusal;

  public FakeRooms(FleetPictures fleet) {
    this.fleet = fleet;
  }

  /** Refuses whatever is asked from now on. */
  public void refuse(ErrorCode code, String message) {
    refusal = new HeadroomException(code, message);
  }

  @Override
  public Created create(RoomRequest request) {
    asked.add(request);
    HeadroomException no = refusal;
    if (no != null) {
      throw no;
    }
    RoomPicture any = list().getFirst();
    return new Created(any, true);
  }

  @Override
  public RoomPicture get(RoomId id) {
    return fleet
        .current()
        .room(id)
        .orElseThrow(() -> new HeadroomException(ErrorCode.ROOM_UNKNOWN, "No room " + id + "."));
  }

  @Override
  public List<RoomPicture> list() {
    return fleet.current().rooms().values().stream().toList();
  }

  @Override
  public void close(RoomId id, String reason, String requestedBy) {
    throw new UnsupportedOperationException("The dashboard closes no rooms.");
  }

  @Override
  public void close(RoomId id, String reason, Act act) {
    close(id, reason, act.who());
  }

  @Override
  public JoinTicket join(
      RoomId id, @Nullable ParticipantId participant, Duration lifetime, JoinGrants grants) {
    RoomPicture room = get(id);
    return new JoinTicket(
        room.id(),
        new ParticipantId("operator-1"),
        "token",
        "wss://media-01.example.net/?room=" + id,
        "https://media-01.example.net/try?room=" + id + "&token=token",
        Worlds.NOON.plus(lifetime));
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
    HeadroomException no = refusal;
    if (no != null) {
      throw no;
    }
    acts.add(act);
    return get(id);
  }
}
