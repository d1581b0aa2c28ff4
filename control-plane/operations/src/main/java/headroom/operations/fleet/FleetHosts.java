// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.util.Optional;

/** Hosts and workers that are known, whether connected or not, and their cordons. */
public final class FleetHosts {
  private final FleetMemory memory;

  FleetHosts(FleetMemory memory) {
    this.memory = memory;
  }

  /** What the database should keep of a host. */
  public Optional<HostRecord> record(HostId host) {
    synchronized (memory) {
      return Optional.ofNullable(memory.host(host)).map(HostEntry::known);
    }
  }

  /**
   * Whether a host can be forgotten.
   *
   * @throws HeadroomException HOST_IN_USE when its agent is connected or a room has a part there
   */
  public void requireRemovable(HostId host) {
    synchronized (memory) {
      HostEntry entry = memory.host(host);
      if (entry != null && entry.link() != null) {
        throw new HeadroomException(
            ErrorCode.HOST_IN_USE,
            "The agent of " + host + " is connected. Stop it, or revoke its certificates, first.");
      }
      int here = memory.rooms().on(host).size();
      if (here > 0) {
        throw new HeadroomException(
            ErrorCode.HOST_IN_USE,
            here + " rooms are wanted on " + host + ". Drain it, or close them, first.");
      }
    }
  }

  /**
   * Forgets a host.
   *
   * @return false when it is in use
   */
  public boolean forget(HostId host) {
    synchronized (memory) {
      HostEntry entry = memory.host(host);
      if (entry != null && (entry.link() != null || !memory.rooms().on(host).isEmpty())) {
        return false;
      }
      memory.hosts().remove(host);
      return true;
    }
  }

  /**
   * Notes that nothing new is placed on a host, or that it is again.
   *
   * @return whether the host is known
   */
  public boolean cordon(HostId host, boolean cordoned) {
    synchronized (memory) {
      HostEntry entry = memory.host(host);
      if (entry == null) {
        return false;
      }
      entry.cordon(cordoned);
      return true;
    }
  }

  /**
   * The same for one worker.
   *
   * @return whether there is such a worker
   */
  public boolean cordon(WorkerId worker, boolean cordoned) {
    synchronized (memory) {
      HostEntry entry = memory.host(worker.host());
      if (entry == null || !entry.hasWorker(worker.number())) {
        return false;
      }
      entry.cordon(worker.number(), cordoned);
      return true;
    }
  }

  /** Whether an operator has cordoned this worker by itself, whatever its host is. */
  public boolean isCordonedItself(WorkerId worker) {
    synchronized (memory) {
      HostEntry entry = memory.host(worker.host());
      return entry != null && entry.isCordonedItself(worker.number());
    }
  }

  /** Whether there is such a worker, now or when its host was last seen. */
  public boolean hasPlace(WorkerId worker) {
    synchronized (memory) {
      HostEntry entry = memory.host(worker.host());
      return entry != null && entry.hasWorker(worker.number());
    }
  }

  /** Whether a worker of this name has been reported since this control plane began. */
  public boolean hasWorker(WorkerId worker) {
    synchronized (memory) {
      return memory.moment().isSeen(worker);
    }
  }

  /** Why no room should be opened on a worker; empty when nothing speaks against it. */
  String obstacle(WorkerId worker) {
    synchronized (memory) {
      return new Planning(memory.moment()).obstacle(worker);
    }
  }
}
