// SPDX-License-Identifier: Apache-2.0

/** The longest time between two events that should follow each other closely. In ms. */
export class GapMeter {
  #last: number | undefined;
  #longest = 0;

  /** An event, for example a frame on the screen. */
  hit(now: number): void {
    if (this.#last !== undefined) {
      this.#longest = Math.max(this.#longest, now - this.#last);
    }
    this.#last = now;
  }

  /** What follows is not a gap but wanted, for example a muted camera. */
  interrupt(): void {
    this.#last = undefined;
  }

  /** Forgets the longest gap; one that is under way begins now. */
  reset(now: number): void {
    this.#longest = 0;
    this.#last &&= now;
  }

  /** The longest so far, the one under way included; undefined before the first event. */
  longest(now: number): number | undefined {
    return this.#last === undefined
      ? this.#longest || undefined
      : Math.max(this.#longest, now - this.#last);
  }
}
