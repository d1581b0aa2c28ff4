// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove;

/**
 * One thing to prove on a running fleet. It leaves the fleet as it found it.
 *
 * @param <S> the stage that it plays on
 */
public interface Scenario<S> {
  /** Short name for the command line. */
  String name();

  /** One line that says what is proven. */
  String title();

  /**
   * Runs it.
   *
   * @throws RuntimeException when it could not be carried to its end
   */
  void run(S stage, Report report);
}
