// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import headroom.agent.model.ConsumerCounts;
import headroom.agent.model.HostEvent;
import headroom.agent.model.WorkerNumber;
import headroom.agentprotocol.v1.ClosedPart;
import headroom.agentprotocol.v1.InventoryPart;
import headroom.agentprotocol.v1.Report;
import headroom.agentprotocol.v1.Room;
import headroom.agentprotocol.v1.Worker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What the control plane has been told in one session, so that each report holds only what changed.
 * Used by the session's one thread.
 */
final class ReportedState {
  /** Parts of the inventory stay well below the 4 MiB that gRPC accepts by default. */
  private static final int PART_BYTES = 1024 * 1024;

  private final HostState host;
  private final Map<Integer, Worker> workers = new HashMap<>();
  private final Map<PartKey, Room> rooms = new HashMap<>();
  private long sequence;

  ReportedState(HostState host) {
    this.host = host;
  }

  /** The whole state in parts; later reports tell what changed since. */
  List<InventoryPart> inventory() {
    readWorkers().forEach(worker -> workers.put(worker.getNumber(), worker));
    var parts = new ArrayList<InventoryPart>();
    var part = InventoryPart.newBuilder().addAllWorkers(workers.values());
    int size = 0;
    for (var room : readRooms()) {
      rooms.put(PartKey.of(room), room);
      if (size + room.getSerializedSize() > PART_BYTES) {
        parts.add(part.build());
        part = InventoryPart.newBuilder();
        size = 0;
      }
      part.addRooms(room);
      size += room.getSerializedSize();
    }
    parts.add(part.setLast(true).build());
    return parts;
  }

  /**
   * What changed since the last report. At least one report, even if nothing changed: it tells that
   * the agent is alive.
   *
   * @param events told once, with the first report
   */
  List<Report> changes(List<HostEvent> events) {
    var reports = new ArrayList<Report>();
    var report = Report.newBuilder();
    events.forEach(event -> report.addEvents(ProtoMapping.event(event)));
    for (var worker : readWorkers()) {
      if (!worker.equals(workers.put(worker.getNumber(), worker))) {
        report.addWorkers(worker);
      }
    }
    var closed = new HashSet<>(rooms.keySet());
    int size = 0;
    for (var room : readRooms()) {
      closed.remove(PartKey.of(room));
      if (!room.equals(rooms.put(PartKey.of(room), room))) {
        if (size + room.getSerializedSize() > PART_BYTES) {
          reports.add(report.setSequence(++sequence).build());
          report.clear();
          size = 0;
        }
        report.addRooms(room);
        size += room.getSerializedSize();
      }
    }
    rooms.keySet().removeAll(closed);
    closed.forEach(part -> report.addClosedParts(part.closed()));
    closed.stream()
        .map(PartKey::room)
        .distinct()
        .filter(room -> rooms.keySet().stream().noneMatch(left -> left.room().equals(room)))
        .forEach(report::addClosedRoomIds);
    reports.add(report.setSequence(++sequence).build());
    return reports;
  }

  /** A part of a room on this host. */
  private record PartKey(String room, int worker) {
    static PartKey of(Room part) {
      return new PartKey(part.getId(), part.getWorkerNumber());
    }

    ClosedPart closed() {
      return ClosedPart.newBuilder().setRoomId(room).setWorkerNumber(worker).build();
    }
  }

  private List<Room> readRooms() {
    return host.rooms().stream().map(ProtoMapping::room).toList();
  }

  private List<Worker> readWorkers() {
    var consumers = new HashMap<WorkerNumber, ConsumerCounts>();
    var counted = new HashMap<WorkerNumber, Integer>();
    for (var room : host.rooms()) {
      counted.merge(room.worker(), room.counted(), Integer::sum);
      consumers.merge(room.worker(), room.consumers(), ConsumerCounts::plus);
    }
    return host.workers().stream()
        .map(
            worker ->
                ProtoMapping.worker(
                    worker,
                    consumers.getOrDefault(worker.number(), ConsumerCounts.NONE),
                    counted.getOrDefault(worker.number(), 0)))
        .toList();
  }
}
