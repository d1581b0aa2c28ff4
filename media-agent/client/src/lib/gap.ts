// SPDX-License-Identifier: Apache-2.0

/** Times are remembered so long, in ms: longer than a move and the window before it. */
const MEMORY = 60_000;

/** From one event to the next. */
interface Interval {
  readonly from: number;
  readonly to: number;
}

/** What a move did to a stream. All in ms. */
export interface Gaps {
  /** The longest time without a new picture or sound in a window. */
  readonly longestGapMs: number;
  /** The same of the window as long just before it; 0 where it is not known. */
  readonly baselineMs: number;
  /** From the last picture or sound of the old stream to the first of the new one. */
  readonly switchMs: number;
}

/**
 * The longest time between two events that should follow each other closely, for example frames on
 * the screen. All times are in ms, as `performance.now()` gives them.
 */
export class GapMeter {
  #intervals: Interval[] = [];
  #last: number | undefined;
  #longest = 0;
  #paused = false;
  #generation: unknown;
  #switch = 0;

  /**
   * An event.
   *
   * @param generation what it came by; the gap at its last change is the gap of the switch
   */
  hit(now: number, generation?: unknown): void {
    // Some late frames still arrive after a mute.
    if (this.#paused) {
      return;
    }
    const gap = this.#last === undefined ? 0 : now - this.#last;
    if (this.#last !== undefined) {
      this.#longest = Math.max(this.#longest, gap);
      this.#intervals.push({ from: this.#last, to: now });
      this.#forget(now - MEMORY);
    }
    if (generation !== this.#generation) {
      this.#generation = generation;
      this.#switch = gap;
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
    this.#intervals = [];
    this.#last = this.#last === undefined ? undefined : now;
  }

  /** The longest so far, the one under way included; undefined before the first event. */
  longest(now: number): number | undefined {
    return this.#last === undefined
      ? this.#longest || undefined
      : Math.max(this.#longest, now - this.#last);
  }

  /** The longest in a window, counting of each gap what lies in it. */
  longestIn(from: number, to: number): number {
    const open = this.#last === undefined ? [] : [{ from: this.#last, to }];
    const parts = [...this.#intervals, ...open].map(
      (gap) => Math.min(gap.to, to) - Math.max(gap.from, from),
    );
    return Math.max(0, ...parts);
  }

  /** The gap at the last change of generation. */
  get switchGap(): number {
    return this.#switch;
  }

  /** Of a window, and of one as long just before it. */
  gaps(from: number, to: number): Gaps {
    return {
      longestGapMs: this.longestIn(from, to),
      baselineMs: this.longestIn(from - (to - from), from),
      switchMs: this.#switch,
    };
  }

  #forget(before: number): void {
    if ((this.#intervals[0]?.to ?? before) < before) {
      this.#intervals = this.#intervals.filter(({ to }) => to >= before);
    }
  }
}
