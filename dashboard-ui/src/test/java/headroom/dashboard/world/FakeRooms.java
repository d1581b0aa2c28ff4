// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.world;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.fleet.FleetPictures;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.room.JoinTicket;
import headroom.operations.room.RoomRequest;
import headroom.operations.room.Rooms;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Rooms that are opened on paper only, or refused. */
public final class FakeRooms implements Rooms {
  public final List<RoomRequest> asked = new CopyOnWriteArrayList<>();
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
  public JoinTicket join(
      RoomId id, @Nullable ParticipantId participant, Duration lifetime, boolean plain) {
    RoomPicture room = get(id);
    return new JoinTicket(
        room.id(),
        new ParticipantId("operator-1"),
        "token",
        "wss://media-01.example.net/?room=" + id,
        "https://media-01.example.net/try?room=" + id + "&token=token",
        Worlds.NOON.plus(lifetime));
  }
}
