// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

/** How far a participant is with a move away from its part. */
public enum MoverState {
  /** Not told yet: its wave has not come, or its client is away. */
  WAITING,
  /** Its client was told and is at it. */
  TOLD,
  /** All of its streams have switched, or its client went on at the target alone. */
  MOVED,
  /** Had no seat, or left without moving. */
  LEFT,
  /** Its client does not know migration; it stays until the deadline. */
  UNABLE,
  /** Its time was over. */
  LEFT_BEHIND,
  /** The move was abandoned before it was its turn, or the target not reached at the deadline. */
  STAYED
}
