// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

/** How a worker's capacity is known. */
public enum CapacitySource {
  /** The preset of the server's settings. */
  DEFAULT,
  /** An operator has set it. */
  POLICY,
  /** Measured on this hardware. */
  MEASURED
}
