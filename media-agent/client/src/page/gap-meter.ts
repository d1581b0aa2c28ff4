// SPDX-License-Identifier: Apache-2.0

/** The longest time between two events that should follow each other closely. In ms. */
export class GapMeter {
  #last: number | undefined;
  #longest = 0;
  #paused = false;

  /** An event, for example a frame on the screen. */
  hit(now: number): void {
    // Some late frames still arrive after a mute.
    if (this.#paused) {
      return;
    }
    if (this.#last !== undefined) {
      this.#longest = Math.max(this.#longest, now - this.#last);
    }
    this.#last = now;
  }

  /** What comes now is no gap but wanted, for example a muted camera, until it goes on. */
  pause(): void {
    this.#paused = true;
    this.#last = undefined;
  }

  goOn(): void {
    this.#paused = false;
  }

  /** Forgets the longest gap; one that is under way begins now. */
  reset(now: number): void {
    this.#longest = 0;
    this.#last = this.#last === undefined ? undefined : now;
  }

  /** The longest so far, the one under way included; undefined before the first event. */
  longest(now: number): number | undefined {
    return this.#last === undefined
      ? this.#longest || undefined
      : Math.max(this.#longest, now - this.#last);
  }
}
