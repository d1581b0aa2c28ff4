// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.HostId;
import headroom.planning.WorkerId;

/** Where a room shall go. */
public sealed interface Target {
  /** Wherever it is best, but not where it is. */
  record Anywhere() implements Target {}

  /** To this worker. */
  record ToWorker(WorkerId worker) implements Target {}

  /** To whichever worker of this host is best. */
  record ToHost(HostId host) implements Target {}

  /** Whether this worker will do. */
  default boolean allows(WorkerId worker) {
    return switch (this) {
      case Anywhere anywhere -> true;
      case ToWorker(WorkerId wanted) -> worker.equals(wanted);
      case ToHost(HostId wanted) -> worker.host().equals(wanted);
    };
  }

  /** In words, to follow "no room" or the like. */
  default String words() {
    return switch (this) {
      case Anywhere anywhere -> "anywhere";
      case ToWorker(WorkerId wanted) -> "on " + wanted;
      case ToHost(HostId wanted) -> "on " + wanted;
    };
  }
}
