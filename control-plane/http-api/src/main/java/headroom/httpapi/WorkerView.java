// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.fleet.WorkerPicture;
import headroom.planning.CapacityPolicy;
import headroom.planning.RoomId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One worker.
 *
 * @param id for example media-03/w5
 * @param cordoned whether this worker itself is; its whole host may be, too
 * @param load measured share of usable capacity; 1.0 is the headroom line
 * @param plannedLoad the same with everything that is promised
 * @param bindingLimit CONSUMERS, CPU or PACKETS: what fills first
 * @param capacitySource DEFAULT, POLICY when somebody has set it, or MEASURED
 * @param packetsLimit packets per second above which nothing is added; absent: no limit
 * @param maxRooms rooms at which nothing is added; absent: no limit
 * @param counted consumers that count against capacity: those that are not on standby, and pipes
 * @param cpu share of one core, 0.0 to 1.0
 * @param channelRoundTripMs of a request to the process
 */
public record WorkerView(
    String id,
    String host,
    int number,
    String state,
    boolean cordoned,
    int core,
    long pid,
    Instant startedAt,
    int restarts,
    String lastDeath,
    double load,
    double plannedLoad,
    String bindingLimit,
    int capacity,
    String capacitySource,
    double headroom,
    int usable,
    ConsumersView consumers,
    int counted,
    int reserved,
    double cpu,
    double cpuCeiling,
    double packetsPerSecond,
    @Nullable Integer packetsLimit,
    @Nullable Integer maxRooms,
    double bitsPerSecond,
    double channelRoundTripMs,
    long residentBytes,
    List<String> rooms) {
  static WorkerView of(WorkerPicture worker) {
    return new WorkerView(
        worker.id().toString(),
        worker.id().host().name(),
        worker.id().number(),
        worker.state().name(),
        worker.cordoned(),
        worker.core(),
        worker.pid(),
        worker.startedAt(),
        worker.restarts(),
        worker.lastDeath(),
        worker.load(),
        worker.plannedLoad(),
        worker.bindingLimit().name(),
        worker.policy().consumersPerWorker(),
        worker.capacitySource().name(),
        worker.policy().headroom(),
        worker.policy().usableConsumers(),
        ConsumersView.of(worker.consumers()),
        worker.counted(),
        worker.reserved(),
        worker.cpu(),
        worker.policy().cpuCeiling(),
        worker.packetsPerSecond(),
        limit(worker.policy().packetsPerSecond()),
        limit(worker.policy().maxRooms()),
        worker.bitsPerSecond(),
        worker.channelRoundTrip().toNanos() / 1e6,
        worker.residentBytes(),
        worker.rooms().stream().map(RoomId::value).toList());
  }

  private static @Nullable Integer limit(int value) {
    return value == CapacityPolicy.NO_LIMIT ? null : value;
  }
}
