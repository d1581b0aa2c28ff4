// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

/** What a participant does when the server moves the room. */
public enum MigrationMode {
  /** First the new side, then leaves the old one: nothing is to be seen of it. */
  MAKE,
  /** First ends the old side: only good for comparing. */
  BREAK,
  /** Does not know moves: it says nothing of them when it joins, and stays where it is. */
  NONE
}
