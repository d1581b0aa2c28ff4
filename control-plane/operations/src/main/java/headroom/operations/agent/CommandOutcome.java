// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

/**
 * What became of a command.
 *
 * @param code the agent's stable error code; empty when it was done
 */
public record CommandOutcome(boolean done, String code, String message) {
  public static final CommandOutcome DONE = new CommandOutcome(true, "", "");
}
