// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

/** How far a stream goes in its room. */
public enum Flow {
  /** Everybody gets it; packets flow. */
  LIVE,
  /** Piped and consumed, but paused: a word brings it live, until then it costs no bits. */
  STANDBY,
  /** Neither piped nor consumed. */
  OFF
}
