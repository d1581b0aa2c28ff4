// SPDX-License-Identifier: Apache-2.0

/**
 * Whoever asks WebRTC for its sources waits for one of its threads, which may have to wait for a
 * core: of a page with all cores busy, looking at 22 streams took half the time.
 */
const REST = 4;

/** Looks again and again, and takes at most a fifth of the page's time, however long a look takes. */
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
    const began = performance.now();
    try {
      this.look();
    } finally {
      // Whoever looked may have stopped.
      if (this.isLooking) {
        const took = performance.now() - began;
        this.#timer = setTimeout(() => this.#next(), Math.max(this.every - took, REST * took));
      }
    }
  }
}
