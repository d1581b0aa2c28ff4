// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

/** Why people are moved. */
public enum OperationKind {
  /** A room, or one part of it, by hand. */
  MIGRATE,
  /** Everybody from a worker or a host, which stays cordoned. */
  DRAIN,
  /** So that workers are loaded evenly. */
  REBALANCE
}
