// SPDX-License-Identifier: Apache-2.0
import type { Role } from '../lib/index.js';

/** stage: a large tile · strip: a small one · list: only the name */
export type Place = 'stage' | 'strip' | 'list';

export type Order = Readonly<Record<Place, readonly string[]>>;

const PLACE_OF: Record<Role, Place> = { live: 'stage', standby: 'strip', off: 'list' };

/**
 * Who has which place on the screen. Whoever comes live or to standby moves at once. Whoever is not
 * received any more keeps the place for a moment, and as long as the call is being set up again:
 * somebody who has just come, or comes back, is not sent away and fetched again.
 */
export class Places {
  readonly #roles = new Map<string, Role>();
  readonly #wanted = new Map<string, Place>();
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  #order: Order = { stage: [], strip: [], list: [] };
  #held = true;

  /**
   * @param patience how long a place is kept without anything to show, in ms
   * @param changed somebody should move: `arrange` may be called
   */
  constructor(
    private readonly patience: number,
    private readonly changed: () => void,
  ) {}

  /** True while the call is being set up: until then nobody loses a place. */
  set held(held: boolean) {
    if (this.#held !== held) {
      this.#held = held;
      this.#roles.forEach((role, id) => this.#reconsider(id, role));
    }
  }

  /** @param received whether anything of this participant is received already */
  enter(id: string, role: Role, received: boolean): void {
    this.#roles.set(id, role);
    this.#want(id, received ? PLACE_OF[role] : this.#place());
    this.#reconsider(id, role);
  }

  change(id: string, role: Role): void {
    if (this.#roles.has(id)) {
      this.#roles.set(id, role);
      if (role !== 'off') {
        this.#want(id, PLACE_OF[role]);
      }
      this.#reconsider(id, role);
    }
  }

  leave(id: string): void {
    this.#settle(id);
    this.#roles.delete(id);
    this.#wanted.delete(id);
    this.changed();
  }

  stop(): void {
    this.#waiting.forEach(clearTimeout);
    this.#waiting.clear();
  }

  /** The new order; whoever stays where they are is not moved. */
  arrange(): Order {
    const stage = this.#next('stage');
    this.#order = { stage, strip: this.#next('strip'), list: this.#next('list') };
    return this.#order;
  }

  /** For somebody of whom nothing is received yet: with everybody on the stage, most likely there. */
  #place(): Place {
    const everybodyFits = [...this.#wanted.values()].every((place) => place === 'stage');
    return everybodyFits && !this.#held ? 'stage' : 'list';
  }

  #next(place: Place): string[] {
    const ids = [...this.#wanted].filter(([, wanted]) => wanted === place).map(([id]) => id);
    return rearrange(this.#order[place], ids);
  }

  #want(id: string, place: Place): void {
    if (this.#wanted.get(id) !== place) {
      this.#wanted.set(id, place);
      this.changed();
    }
  }

  /** Looks again after a while whether the place is still the right one. */
  #reconsider(id: string, role: Role): void {
    this.#settle(id);
    if (!this.#held && this.#wanted.get(id) !== PLACE_OF[role]) {
      const look = (): void => {
        this.#waiting.delete(id);
        this.#want(id, PLACE_OF[role]);
      };
      this.#waiting.set(id, setTimeout(look, this.patience));
    }
  }

  #settle(id: string): void {
    clearTimeout(this.#waiting.get(id));
    this.#waiting.delete(id);
  }
}

/** Who stays keeps the place, who comes takes one that has become free, or the end. */
export function rearrange(before: readonly string[], after: readonly string[]): string[] {
  const staying = new Set(after.filter((id) => before.includes(id)));
  const coming = after.filter((id) => !staying.has(id));
  const kept = before.map((id) => (staying.has(id) ? id : coming.shift()));
  return [...kept.filter((id) => id !== undefined), ...coming];
}
