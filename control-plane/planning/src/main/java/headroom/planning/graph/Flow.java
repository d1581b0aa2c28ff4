// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

/** How far a producer's media goes. */
public enum Flow {
  /** Piped and consumed: packets flow. */
  LIVE,
  /** Piped and consumed, both paused: no packets, but a resume away from being heard. */
  STANDBY,
  /** Neither piped nor consumed. */
  OFF
}
