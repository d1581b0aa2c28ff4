// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

/** How a worker's capacity is known. */
public enum CapacitySource {
  /** The rule of thumb of the policy. */
  DEFAULT,
  /** Measured on this hardware. */
  MEASURED
}
