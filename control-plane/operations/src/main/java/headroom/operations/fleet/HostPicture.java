// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.ConsumerCounts;
import headroom.planning.HostId;
import java.time.Instant;
import java.util.List;

/**
 * One media host and its workers.
 *
 * @param reportedAt when its last report was sent here
 * @param signallingUrl where participants connect
 * @param clientUrl where people open the try-a-room page
 * @param workers by number
 */
public record HostPicture(
    HostId id,
    String group,
    HostState state,
    boolean cordoned,
    Instant reportedAt,
    long incarnation,
    String agentVersion,
    String mediasoupVersion,
    int cores,
    long memoryBytes,
    String signallingUrl,
    String clientUrl,
    List<WorkerPicture> workers) {
  public HostPicture {
    workers = List.copyOf(workers);
  }

  public ConsumerCounts consumers() {
    return workers.stream()
        .map(WorkerPicture::consumers)
        .reduce(ConsumerCounts.NONE, ConsumerCounts::plus);
  }

  /** Mean load of its workers; 0 when it has none. */
  public double load() {
    return workers.stream().mapToDouble(WorkerPicture::load).average().orElse(0.0);
  }

  public long workersAboveLine() {
    return workers.stream().filter(WorkerPicture::aboveLine).count();
  }
}
