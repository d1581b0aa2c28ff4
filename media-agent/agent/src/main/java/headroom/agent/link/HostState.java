// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import headroom.agent.model.HostEvent;
import headroom.agent.model.RoomSnapshot;
import headroom.agent.model.WorkerSnapshot;
import java.util.List;

/** What the link reports. Reading never blocks on a worker. */
public interface HostState {
  List<WorkerSnapshot> workers();

  List<RoomSnapshot> rooms();

  /** The events since the last call; each is given out once. */
  List<HostEvent> takeEvents();

  /** Events that could not be sent: they come first next time. */
  void giveBack(List<HostEvent> events);
}
