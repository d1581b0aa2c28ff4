// SPDX-License-Identifier: Apache-2.0
package headroom.agent.part;

/** Another part cannot be told anything now: greet it again later, and tell it everything anew. */
public final class PartGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PartGoneException(String message) {
    super(message);
  }
}
