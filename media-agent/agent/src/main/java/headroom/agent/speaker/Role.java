// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

/** What happens to a source's streams of one kind. */
public enum Role {
  /** Piped and consumed. */
  LIVE,
  /** Piped and consumed paused: a word brings it live, until then it costs no bits. */
  STANDBY,
  /** Neither piped nor consumed. */
  OFF
}
