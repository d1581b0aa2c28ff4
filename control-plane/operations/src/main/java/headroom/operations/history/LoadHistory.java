// SPDX-License-Identifier: Apache-2.0
package headroom.operations.history;

import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.List;

/** Port: how a worker's load looked before now. */
public interface LoadHistory {
  /** Samples of one worker from a moment on, oldest first; at most one a minute. */
  List<LoadSample> since(WorkerId worker, Instant from);
}
