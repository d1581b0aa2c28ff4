// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { Looks } from '../src/lib/looks.js';

describe('Looks', () => {
  let now: number;
  let takes: number;
  let seen: number[];
  let looks: Looks;

  beforeEach(() => {
    now = 0;
    takes = 0;
    seen = [];
    mock.timers.enable({ apis: ['setTimeout'] });
    mock.method(performance, 'now', () => now);
    looks = new Looks(() => {
      seen.push(now);
      now += takes;
    }, 20);
  });

  afterEach(() => {
    looks.stop();
    mock.restoreAll();
    mock.timers.reset();
  });

  /** Lets time go by, besides what looks take. */
  function pass(milliseconds: number): void {
    for (let i = 0; i < milliseconds; i++) {
      now++;
      mock.timers.tick(1);
    }
  }

  test('are as far apart as they should be while they take no time', () => {
    looks.start();
    pass(65);

    assert.deepEqual(seen, [20, 40, 60]);
  });

  test('take a fifth of the time when one takes long', () => {
    takes = 15;
    looks.start();
    pass(20 + 2 * 60);

    assert.deepEqual(seen, [20, 95, 170]);
  });

  test('do not rest for long after one that was held up', () => {
    takes = 2_000;
    looks.start();
    pass(20 + 100);

    assert.deepEqual(seen, [20, 2_120]);
  });

  test('are not doubled when one stops and begins anew', () => {
    looks = new Looks(() => {
      seen.push(now);
      if (seen.length === 1) {
        looks.stop();
        looks.start();
      }
    }, 20);
    looks.start();
    pass(65);

    assert.deepEqual(seen, [20, 40, 60]);
  });

  test('go on after one that failed', () => {
    looks = new Looks(() => {
      throw new Error('nothing to be seen');
    }, 20);
    const due = mock.method(globalThis, 'setTimeout', () => 1);
    looks.start();
    const [look] = due.mock.calls[0]!.arguments as unknown as [() => void];
    assert.throws(look, /nothing to be seen/);

    assert.equal(due.mock.callCount(), 2);
  });

  test('end when they are stopped, also by themselves', () => {
    looks = new Looks(() => {
      seen.push(now);
      looks.stop();
    }, 20);
    looks.start();
    looks.start();
    pass(100);

    assert.deepEqual(seen, [20]);
    assert.equal(looks.isLooking, false);
  });
});
