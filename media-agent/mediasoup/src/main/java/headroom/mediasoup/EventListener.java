// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

/** Hears of one kind of event, one after the other. It may call the worker. */
@FunctionalInterface
public interface EventListener<E> {
  void on(E event);
}
