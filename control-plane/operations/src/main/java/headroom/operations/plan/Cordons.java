// SPDX-License-Identifier: Apache-2.0
package headroom.operations.plan;

import headroom.operations.operation.OperationId;
import headroom.planning.HostId;
import headroom.planning.WorkerId;

/** Hosts and workers on which nothing new is placed, because an operator said so. */
public interface Cordons {
  /** The same, whose acts belong to an operation. */
  Cordons within(OperationId operation);

  /**
   * Keeps new rooms and people from a host; who is there stays.
   *
   * @throws headroom.operations.HeadroomException HOST_UNKNOWN, DATABASE_UNAVAILABLE
   */
  void cordon(HostId host, String reason, String requestedBy);

  /**
   * Lets rooms and people come again.
   *
   * @throws headroom.operations.HeadroomException HOST_UNKNOWN, DATABASE_UNAVAILABLE
   */
  void uncordon(HostId host, String reason, String requestedBy);

  /**
   * Keeps new rooms and people from one worker; who is there stays.
   *
   * @throws headroom.operations.HeadroomException WORKER_UNKNOWN, DATABASE_UNAVAILABLE
   */
  void cordon(WorkerId worker, String reason, String requestedBy);

  /**
   * Lets them come again, unless the whole host is cordoned.
   *
   * @throws headroom.operations.HeadroomException WORKER_UNKNOWN, DATABASE_UNAVAILABLE
   */
  void uncordon(WorkerId worker, String reason, String requestedBy);
}
