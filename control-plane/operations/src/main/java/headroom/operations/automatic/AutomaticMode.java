// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import java.util.List;
import java.util.function.UnaryOperator;

/** The switch of automatic mode, and what it did. */
public interface AutomaticMode {
  /** Its name wherever an author is named. */
  String ACTOR = "automatic mode";

  /** Most rows that are read at once. */
  int MOST = 1_000;

  /** What holds now; known without the database. */
  AutomaticState state();

  /**
   * Changes how it goes about it, or switches it.
   *
   * @param change of what holds now; the same settings again change nothing
   * @param reason at most 500 characters
   * @throws headroom.operations.HeadroomException INVALID_REQUEST, DATABASE_UNAVAILABLE
   */
  AutomaticState change(UnaryOperator<AutomaticSettings> change, String reason, String who);

  /**
   * Lets it act again after a mass failure; changes nothing when it has not halted.
   *
   * @throws headroom.operations.HeadroomException INVALID_REQUEST, DATABASE_UNAVAILABLE
   */
  AutomaticState resume(String reason, String who);

  /**
   * Rows of its log, newest first.
   *
   * @param most 1 to {@link #MOST}
   * @param before only those with a lower number
   * @throws headroom.operations.HeadroomException INVALID_REQUEST, DATABASE_UNAVAILABLE
   */
  List<AutomaticAct> acts(int most, long before);
}
