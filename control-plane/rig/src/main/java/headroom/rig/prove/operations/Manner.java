// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import java.util.Map;

/** How those who are moved go. */
enum Manner {
  /** They are at the new place before they leave the old one. */
  MAKE("make"),
  /** They leave and come again, as in systems that know no migration. */
  BREAK("break");

  private final String option;

  Manner(String option) {
    this.option = option;
  }

  /** In the address of the try-a-room page. */
  String parameter() {
    return "&migration=" + option;
  }

  /** To a participant of a swarm. */
  Map<String, Object> options() {
    return Map.of("migration", option);
  }

  /** Within names of rooms. */
  @Override
  public String toString() {
    return option;
  }
}
