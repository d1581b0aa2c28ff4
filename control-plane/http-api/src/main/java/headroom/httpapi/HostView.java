// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.fleet.HostPicture;
import java.time.Instant;
import java.util.List;

/**
 * A media host.
 *
 * @param state of the control link, never of its calls: LIVE, STALE or LOST
 */
public record HostView(
    String id,
    String group,
    String state,
    boolean cordoned,
    Instant reportedAt,
    long incarnation,
    String agentVersion,
    String mediasoupVersion,
    int cores,
    long memoryBytes,
    String signallingUrl,
    String clientUrl,
    double load,
    ConsumersView consumers,
    List<WorkerView> workers) {
  static HostView of(HostPicture host) {
    return new HostView(
        host.id().name(),
        host.group(),
        host.state().name(),
        host.cordoned(),
        host.reportedAt(),
        host.incarnation(),
        host.agentVersion(),
        host.mediasoupVersion(),
        host.cores(),
        host.memoryBytes(),
        host.signallingUrl(),
        host.clientUrl(),
        host.load(),
        ConsumersView.of(host.consumers()),
        host.workers().stream().map(WorkerView::of).toList());
  }
}
