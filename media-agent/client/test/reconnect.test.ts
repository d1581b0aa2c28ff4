// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HeadroomError } from '../src/lib/errors.js';
import { afterEnd, pauseBefore } from '../src/lib/reconnect.js';

const TABLE: [number, string | undefined, string][] = [
  [1001, undefined, 'resume'],
  [1006, undefined, 'resume'],
  [1011, undefined, 'resume'],
  [4500, 'INTERNAL_ERROR', 'resume'],
  [4503, 'WORKER_UNAVAILABLE', 'resume'],
  [4429, 'RATE_LIMITED', 'resume'],
  [4410, 'RESUME_EXPIRED', 'anew'],
  [4401, 'INVALID_TOKEN', 'token'],
  [4401, 'TOKEN_EXPIRED', 'token'],
  [4401, undefined, 'token'],
  [4403, 'WRONG_HOST', 'token'],
  [4409, 'STALE_EPOCH', 'token'],
  [4403, 'REMOVED', 'stop'],
  [4404, 'ROOM_UNKNOWN', 'stop'],
  [4409, 'REPLACED', 'stop'],
  [4409, undefined, 'stop'],
  [4410, 'ROOM_CLOSED', 'stop'],
  [4400, 'MALFORMED_MESSAGE', 'stop'],
  [4413, 'MESSAGE_TOO_BIG', 'stop'],
  [1009, undefined, 'stop'],
  [4418, 'SOMETHING_NEW', 'stop'],
  [4599, 'SOMETHING_NEW', 'resume'],
];

for (const [code, refusal, then] of TABLE) {
  test(`after ${code} ${refusal ?? 'without a word'} it goes on with: ${then}`, () => {
    const end = refusal ? { code, refusal: new HeadroomError(refusal, 'because') } : { code };
    assert.equal(afterEnd(end).then, then);
  });
}

test('pauses grow from 100 ms to 2 s and are spread by a fifth', () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 20].map((attempt) => pauseBefore(attempt, 0.5)),
    [100, 200, 400, 800, 1600, 2000, 2000],
  );
  assert.equal(pauseBefore(0, 0), 80);
  assert.equal(Math.round(pauseBefore(0, 1)), 120);
});
