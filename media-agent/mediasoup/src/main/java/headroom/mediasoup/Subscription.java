// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

/** A listener's registration. */
@FunctionalInterface
public interface Subscription {
  /** Ends it; the listener may still be in the middle of an event. */
  void cancel();
}
