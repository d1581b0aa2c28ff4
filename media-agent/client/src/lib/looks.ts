// SPDX-License-Identifier: Apache-2.0

/**
 * Whoever asks WebRTC for its sources waits for one of its threads, which may have to wait for a
 * core: of a page with all cores busy, looking at 22 streams took half the time.
 */
const REST = 4;
/** A look that was held up for long is not followed by a longer rest than this, in ms. */
const LONGEST_REST = 100;

/** Looks again and again, and takes about a fifth of the page's time when a look takes long. */
export class Looks {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param every from one look to the next if looking takes no time, in ms */
  constructor(
    private readonly look: () => void,
    private readonly every: number,
  ) {}

  get isLooking(): boolean {
    return this.#timer !== undefined;
  }

  /** Looks for the first time after a while. */
  start(): void {
    this.#timer ??= setTimeout(() => this.#next(), this.every);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #next(): void {
    const due = this.#timer;
    const began = performance.now();
    try {
      this.look();
    } finally {
      // Whoever looked may have stopped, or begun anew.
      if (due !== undefined && this.#timer === due) {
        const took = performance.now() - began;
        const rest = Math.min(REST * took, LONGEST_REST);
        this.#timer = setTimeout(() => this.#next(), Math.max(this.every - took, rest));
      }
    }
  }
}
