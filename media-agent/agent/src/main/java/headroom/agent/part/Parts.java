// SPDX-License-Identifier: Apache-2.0
package headroom.agent.part;

/** Finds the way to another part. */
@FunctionalInterface
public interface Parts {
  /**
   * The way to a part; whether it is there shows when it is told something.
   *
   * @throws IllegalArgumentException when its address is none, or may not be spoken to
   */
  FarPart reach(PartAddress address);
}
