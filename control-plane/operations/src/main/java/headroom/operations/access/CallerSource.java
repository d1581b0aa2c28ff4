// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

/** Port: who is asking on this thread, with the rights that hold now. */
@FunctionalInterface
public interface CallerSource {
  /**
   * The one who asks.
   *
   * @throws headroom.operations.HeadroomException UNAUTHENTICATED when nobody is known to ask, or
   *     nobody any more; DATABASE_UNAVAILABLE when that can't be looked up
   */
  Caller current();
}
