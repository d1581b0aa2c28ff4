// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

/** The room was closed a moment ago. */
final class RoomEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RoomEndedException() {
    super("the room has ended", null, false, false);
  }
}
