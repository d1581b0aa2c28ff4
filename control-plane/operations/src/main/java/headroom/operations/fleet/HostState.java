// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

/**
 * State of the control link to a host, never of its calls.
 *
 * <p>DRAINING and DRAINED come with drain operations.
 */
public enum HostState {
  /** Reports arrive in time. */
  LIVE,
  /** The last report is too old to plan on. */
  STALE,
  /** No contact beyond the lease; its calls may well go on, nobody here can see them. */
  LOST
}
