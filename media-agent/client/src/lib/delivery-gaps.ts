// SPDX-License-Identifier: Apache-2.0
import type { types } from 'mediasoup-client';
import { GapMeter, type Gaps } from './gap.js';
import { Looks } from './looks.js';

/** Between two looks, in ms: shorter than the time between two pictures. */
const LOOK = 20;
/** A look that comes later after the last one has missed something. In ms. */
const LATE = 2 * LOOK;
/** Times above this count from 1970, others from the page's start, as `performance.now()` does. */
const EPOCH = 1e11;

interface Followed {
  readonly meter: GapMeter;
  consumer: types.Consumer;
  last: number | undefined;
}

/**
 * Measures gaps for applications that don't, while a move lasts: the times at which the browser
 * handed a picture or a piece of sound to the track. What was before it is not known.
 */
export class DeliveryGaps {
  readonly #followed = new Map<string, Followed>();
  readonly #looks = new Looks(() => this.#look(), LOOK);
  #looked = performance.now();
  #stopped = false;

  /** A stream comes by this consumer from now on; once stopped, nobody looks. */
  follow(key: string, consumer: types.Consumer): void {
    if (this.#stopped) {
      return;
    }
    const known = this.#followed.get(key);
    if (known) {
      known.consumer = consumer;
      known.last = undefined;
    } else {
      this.#followed.set(key, { meter: new GapMeter(), consumer, last: undefined });
    }
    if (!this.#looks.isLooking) {
      this.#looked = performance.now();
      this.#looks.start();
    }
  }

  gaps(key: string, from: number, to: number): Gaps {
    const gaps = this.#followed.get(key)?.meter.gaps(from, to);
    return { longestGapMs: 0, switchMs: 0, ...gaps, baselineMs: 0 };
  }

  stop(): void {
    this.#stopped = true;
    this.#looks.stop();
  }

  #look(): void {
    const before = this.#looked;
    const sinceLast = performance.now() - before;
    this.#looked = performance.now();
    for (const followed of this.#followed.values()) {
      const [source] = followed.consumer.rtpReceiver?.getSynchronizationSources() ?? [];
      if (source && source.timestamp !== followed.last) {
        followed.last = source.timestamp;
        const { timestamp } = source;
        const now = timestamp > EPOCH ? timestamp - performance.timeOrigin : timestamp;
        if (sinceLast > LATE && this.#looked - now < LATE) {
          // The page was busy: what came meanwhile was not seen, but it has come until now. Nothing
          // had come when it looked before.
          followed.meter.hit(before, followed.consumer.id);
          followed.meter.pause();
          followed.meter.goOn();
        }
        followed.meter.hit(now, followed.consumer.id);
      }
    }
  }
}
