// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.state;

import java.time.Duration;

/**
 * What a worker has used since its start. Its memory is better asked of the system: ru_maxrss
 * begins at the size that the JVM had when it started the worker.
 *
 * @param userTime ru_utime
 * @param systemTime ru_stime
 * @param maxRss ru_maxrss, kB
 * @param minorFaults ru_minflt
 * @param majorFaults ru_majflt
 * @param voluntarySwitches ru_nvcsw
 * @param involuntarySwitches ru_nivcsw
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WorkerResourceUsage">WorkerResourceUsage</a>
 */
public record ResourceUsage(
    Duration userTime,
    Duration systemTime,
    long maxRss,
    long minorFaults,
    long majorFaults,
    long voluntarySwitches,
    long involuntarySwitches) {
  /** User and system time. */
  public Duration cpuTime() {
    return userTime.plus(systemTime);
  }
}
