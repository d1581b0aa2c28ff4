// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

/** The listeners of an event that carries nothing. */
final class Signal {
  private final Listeners<String> listeners = new Listeners<>();
  private final String name;

  Signal(String name) {
    this.name = name;
  }

  Subscription add(Runnable listener) {
    return listeners.add(event -> listener.run());
  }

  void emit() {
    listeners.emit(name);
  }
}
