// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import headroom.operations.fleet.PipePicture;
import headroom.planning.WorkerId;

/** A directed pipe within a room, named by its ends. */
public record PipeId(WorkerId from, WorkerId to) {
  private static final String ARROW = ">";

  static PipeId of(PipePicture pipe) {
    return new PipeId(pipe.from(), pipe.to());
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  static PipeId parse(String text) {
    int arrow = text.indexOf(ARROW);
    if (arrow < 0) {
      throw new IllegalArgumentException("A pipe is written FROM>TO: " + text);
    }
    return new PipeId(
        WorkerId.parse(text.substring(0, arrow)), WorkerId.parse(text.substring(arrow + 1)));
  }

  @Override
  public String toString() {
    return from + ARROW + to;
  }
}
