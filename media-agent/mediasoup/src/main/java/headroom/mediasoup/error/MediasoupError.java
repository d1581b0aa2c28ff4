// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.error;

/** Stable codes of what can go wrong between Java and a worker. */
public enum MediasoupError {
  /** An argument is one that mediasoup refuses; nothing has changed. */
  INVALID_ARGUMENT,
  /** The request is larger than what one write to a pipe carries as a whole, 4096 bytes. */
  REQUEST_TOO_LARGE,
  /** No object with this id, or no longer. */
  NOT_FOUND,
  /** An object with this id is there already. */
  ALREADY_EXISTS,
  /** The worker could not do it, for example because a port is taken. */
  REJECTED_BY_WORKER,
  /** The object, or the one it belongs to, is closed. */
  OBJECT_CLOSED,
  /** The worker was closed, or left to another owner, by this side. */
  WORKER_CLOSED,
  /** The worker's process ended by itself. */
  WORKER_DIED,
  /** No answer in time. It is open whether the worker has done it. */
  REQUEST_TIMEOUT,
  /** Too many requests wait for the worker. */
  WORKER_BUSY,
  /** The waiting thread was interrupted. */
  INTERRUPTED,
  /** The worker's process could not be started. */
  WORKER_START_FAILED,
  /** The binary is not a worker of the version that this library speaks to. */
  WORKER_BINARY_REJECTED,
  /** The worker to attach to belongs to another owner, who is alive. */
  WORKER_OWNED,
  /** The worker to attach to is dead or does not answer. */
  WORKER_LOST
}
