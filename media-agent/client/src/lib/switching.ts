// SPDX-License-Identifier: Apache-2.0

/** How a stream came over: by itself, or not within the time for it. */
export interface Outcome {
  readonly arrived: boolean;
  /** Nothing was to be waited for: its sender had paused it, or others speak. */
  readonly paused: boolean;
}

interface Candidate {
  readonly key: string;
  readonly sequence: number;
  paused: boolean;
}

/**
 * Decides when which logical stream is shown by which consumer while a participant moves. Every
 * consumer gets a number when it is offered, and a stream only ever switches to a higher one: an
 * older consumer whose first picture comes late changes nothing any more.
 */
export class Switching {
  readonly #candidates = new Map<string, Candidate>();
  /** By stream, the number of the consumer that is shown. */
  readonly #shown = new Map<string, number>();
  readonly #outcomes = new Map<string, Outcome>();
  #sequence = 0;
  #isLate = false;

  /** @param show makes the stream of this key come from this consumer, at once */
  constructor(private readonly show: (key: string, consumerId: string) => void) {}

  /** A consumer that shows this stream was accepted. */
  offered(consumerId: string, key: string, paused: boolean): void {
    this.#candidates.set(consumerId, { key, sequence: ++this.#sequence, paused });
    if (paused || this.#isLate) {
      this.#switch(consumerId, !this.#isLate);
    }
  }

  /** Its first picture was shown, or its sound is there. */
  arrived(consumerId: string): void {
    this.#switch(consumerId, true);
  }

  /** It was paused before anything came. */
  pausedMeanwhile(consumerId: string): void {
    const candidate = this.#candidates.get(consumerId);
    if (candidate) {
      candidate.paused = true;
      this.#switch(consumerId, true);
    }
  }

  /** It is gone; if nothing was shown of it, nothing has happened. */
  withdrawn(consumerId: string): void {
    this.#candidates.delete(consumerId);
  }

  /**
   * The time for all of them is over: what is here is shown now, what comes later is shown at once.
   *
   * @param expected whether each of these streams is paused where it is shown so far
   */
  late(expected: Iterable<readonly [key: string, paused: boolean]>): void {
    this.#isLate = true;
    for (const consumerId of [...this.#candidates.keys()]) {
      this.#switch(consumerId, false);
    }
    for (const [key, paused] of expected) {
      if (!this.#outcomes.has(key)) {
        this.#outcomes.set(key, { arrived: false, paused });
      }
    }
  }

  /** Whether all of these streams have come over, or their time is up. */
  isComplete(expected: Iterable<string>): boolean {
    return [...expected].every((key) => this.#outcomes.has(key));
  }

  /** By key, of all streams that were switched or given up. */
  get outcomes(): ReadonlyMap<string, Outcome> {
    return this.#outcomes;
  }

  #switch(consumerId: string, arrived: boolean): void {
    const candidate = this.#candidates.get(consumerId);
    if (!candidate || candidate.sequence <= (this.#shown.get(candidate.key) ?? 0)) {
      return;
    }
    const { key, sequence, paused } = candidate;
    this.#candidates.delete(consumerId);
    this.#shown.set(key, sequence);
    if (!this.#outcomes.has(key)) {
      this.#outcomes.set(key, { arrived, paused });
    }
    this.show(key, consumerId);
  }
}
