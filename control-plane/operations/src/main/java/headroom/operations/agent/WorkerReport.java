// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.operations.fleet.WorkerState;
import headroom.planning.ConsumerCounts;
import java.time.Duration;
import java.time.Instant;

/**
 * One worker as its agent sees it; units as in {@code WorkerPicture}.
 *
 * @param countedConsumers what counts against capacity, as in {@code PartPicture}
 */
public record WorkerReport(
    int number,
    WorkerState state,
    int core,
    long pid,
    long incarnation,
    Instant startedAt,
    int restarts,
    ConsumerCounts consumers,
    double cpu,
    double packetsPerSecond,
    double bitsPerSecond,
    double keyFrameRequestsPerSecond,
    Duration channelRoundTrip,
    long residentBytes,
    String lastDeath,
    int countedConsumers) {}
