// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import headroom.dashboard.live.Moment;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.WorkerPicture;

/** A part that shows one worker; the panel beside the map and the worker's page share them. */
interface WorkerPart {
  void show(WorkerPicture worker, HostPicture host, Moment moment);
}
