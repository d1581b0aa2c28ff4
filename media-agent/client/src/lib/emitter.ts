// SPDX-License-Identifier: Apache-2.0

/** Events by name, with the arguments of their listeners. */
export type EventMap = { [name: string]: unknown[] };

type Listener<Args extends unknown[]> = (...args: Args) => void;

/** Typed events. A listener that throws does not keep the others from hearing. */
export class Emitter<Events extends EventMap> {
  readonly #listeners: { [Name in keyof Events]?: Set<Listener<Events[Name]>> } = {};

  /** Listens to an event; the returned function stops listening. */
  on<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): () => void {
    const listeners = (this.#listeners[name] ??= new Set());
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  protected emit<Name extends keyof Events>(name: Name, ...args: Events[Name]): void {
    for (const listener of [...(this.#listeners[name] ?? [])]) {
      try {
        listener(...args);
      } catch (error) {
        console.error(`headroom: a listener of "${String(name)}" failed`, error);
      }
    }
  }
}
