// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import type { types } from 'mediasoup-client';
import { DeliveryGaps } from '../src/lib/delivery-gaps.js';

describe('Gaps of what reaches the track', () => {
  let gaps: DeliveryGaps;
  let now: number;

  beforeEach(() => {
    now = 1_000;
    mock.timers.enable({ apis: ['setTimeout'] });
    mock.method(performance, 'now', () => now);
    gaps = new DeliveryGaps();
  });

  afterEach(() => {
    gaps.stop();
    mock.timers.reset();
    mock.restoreAll();
  });

  /** A consumer to which sound was handed last at this time. */
  function consumer(id: string): { last: number; is: types.Consumer } {
    const one = { last: now, is: {} as types.Consumer };
    const rtpReceiver = { getSynchronizationSources: () => [{ timestamp: one.last }] };
    one.is = { id, rtpReceiver } as unknown as types.Consumer;
    return one;
  }

  /** The page looks again. */
  function look(at: number): void {
    now = at;
    mock.timers.tick(20);
  }

  test('are not looked for any more once that was stopped', () => {
    const late = consumer('late');
    gaps.stop();
    gaps.follow('bob', late.is);
    late.last = 1_020;
    look(1_020);
    late.last = 1_040;
    look(1_040);

    assert.equal(gaps.gaps('bob', 1_000, 1_040).longestGapMs, 0);
  });

  test('are the times between deliveries, across a switch', () => {
    const old = consumer('old');
    const fresh = consumer('new');
    gaps.follow('key', old.is);
    look(1_020);
    [old.last] = [1_040];
    look(1_040);
    gaps.follow('key', fresh.is);
    fresh.last = 1_095;
    look(1_060);
    look(1_080);
    look(1_100);

    assert.deepEqual(gaps.gaps('key', 1_000, 1_100), {
      longestGapMs: 55,
      baselineMs: 0,
      switchMs: 55,
    });
  });

  test('are not those of a busy page', () => {
    const one = consumer('one');
    gaps.follow('key', one.is);
    look(1_020);
    one.last = 1_215;
    look(1_220);

    assert.equal(gaps.gaps('key', 1_000, 1_220).longestGapMs, 20);
  });

  test('are seen by a busy page as long as it saw that nothing came', () => {
    const one = consumer('one');
    gaps.follow('key', one.is);
    look(1_020);
    look(1_100);
    look(1_400);
    one.last = 1_490;
    look(1_500);

    assert.equal(gaps.gaps('key', 1_000, 1_500).longestGapMs, 400);
  });

  test('are seen by a busy page if nothing came until the end', () => {
    const one = consumer('one');
    gaps.follow('key', one.is);
    look(1_020);
    look(1_220);

    assert.equal(gaps.gaps('key', 1_000, 1_220).longestGapMs, 220);
  });
});
