// SPDX-License-Identifier: Apache-2.0
package headroom.operations.guard;

import headroom.operations.access.Guard;
import headroom.operations.access.Right;
import headroom.operations.audit.Act;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.room.JoinGrants;
import headroom.operations.room.JoinTicket;
import headroom.operations.room.RoomRequest;
import headroom.operations.room.Rooms;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rooms: anybody with the right opens some anywhere; those there are, within the scope. */
public final class GuardedRooms implements Rooms {
  private final Rooms rooms;
  private final Guard guard;

  public GuardedRooms(Rooms rooms, Guard guard) {
    this.rooms = rooms;
    this.guard = guard;
  }

  /** The same id, after the hosts of the room were looked at. */
  private RoomId allowed(RoomId id) {
    guard.require(Right.ROOMS);
    guard.require(Right.ROOMS, Touched.by(rooms.get(id)));
    return id;
  }

  private RoomId allowed(RoomId id, WorkerId part) {
    guard.require(Right.ROOMS);
    Set<HostId> hosts = Touched.by(rooms.get(id));
    hosts.add(part.host());
    guard.require(Right.ROOMS, hosts);
    return id;
  }

  @Override
  public Created create(RoomRequest request) {
    guard.require(Right.ROOMS);
    return rooms.create(request);
  }

  @Override
  public RoomPicture get(RoomId id) {
    return rooms.get(id);
  }

  @Override
  public List<RoomPicture> list() {
    return rooms.list();
  }

  @Override
  public void close(RoomId id, String reason, String requestedBy) {
    rooms.close(allowed(id), reason, requestedBy);
  }

  @Override
  public void close(RoomId id, String reason, Act act) {
    rooms.close(allowed(id), reason, act);
  }

  @Override
  public JoinTicket join(
      RoomId id, @Nullable ParticipantId participant, Duration lifetime, JoinGrants grants) {
    guard.require(Right.JOIN);
    return rooms.join(id, participant, lifetime, grants);
  }

  @Override
  public RoomPicture openPart(RoomId id, WorkerId part, String requestedBy) {
    return rooms.openPart(allowed(id, part), part, requestedBy);
  }

  @Override
  public RoomPicture closePart(RoomId id, WorkerId part, String requestedBy) {
    return rooms.closePart(allowed(id, part), part, requestedBy);
  }

  @Override
  public RoomPicture limit(RoomId id, SpeakerLimits limits, String requestedBy) {
    return rooms.limit(allowed(id), limits, requestedBy);
  }

  @Override
  public RoomPicture pin(RoomId id, ParticipantId participant, String requestedBy) {
    return rooms.pin(allowed(id), participant, requestedBy);
  }

  @Override
  public RoomPicture unpin(RoomId id, ParticipantId participant, String requestedBy) {
    return rooms.unpin(allowed(id), participant, requestedBy);
  }
}
