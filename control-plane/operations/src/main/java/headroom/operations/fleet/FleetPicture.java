// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The whole fleet at one moment. Immutable; made once per tick and shared by all readers.
 *
 * @param version grows with each picture of this server
 * @param at when it was made
 * @param hosts in natural order of group and name
 * @param rooms by id
 * @param database whether what is wanted can be read and written
 * @param awaited after the database was restored: hosts without whose word nothing is decided;
 *     empty otherwise
 */
public record FleetPicture(
    long version,
    Instant at,
    List<HostPicture> hosts,
    Map<RoomId, RoomPicture> rooms,
    DatabaseState database,
    List<HostId> awaited) {
  public FleetPicture {
    hosts = List.copyOf(hosts);
    rooms = Map.copyOf(rooms);
    awaited = List.copyOf(awaited);
  }

  /** One that waits for nobody. */
  public FleetPicture(
      long version,
      Instant at,
      List<HostPicture> hosts,
      Map<RoomId, RoomPicture> rooms,
      DatabaseState database) {
    this(version, at, hosts, rooms, database, List.of());
  }

  /** State of the link to PostgreSQL. */
  public enum DatabaseState {
    AVAILABLE,
    /** Reads and acts of operators wait; media does not. */
    AWAY
  }

  public Optional<HostPicture> host(HostId id) {
    return hosts.stream().filter(host -> host.id().equals(id)).findFirst();
  }

  public Optional<WorkerPicture> worker(WorkerId id) {
    return host(id.host()).stream()
        .flatMap(host -> host.workers().stream())
        .filter(worker -> worker.id().equals(id))
        .findFirst();
  }

  public Optional<RoomPicture> room(RoomId id) {
    return Optional.ofNullable(rooms.get(id));
  }

  public List<WorkerPicture> workers() {
    return hosts.stream().flatMap(host -> host.workers().stream()).toList();
  }

  /** Hosts by state; states without a host are absent. */
  public Map<HostState, Long> hostsByState() {
    return hosts.stream().collect(Collectors.groupingBy(HostPicture::state, Collectors.counting()));
  }
}
