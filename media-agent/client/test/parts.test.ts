// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HeadroomError } from '../src/lib/errors.js';
import { readToken } from '../src/lib/token.js';
import { formatBitrate, initials, movedText } from '../src/page/format.js';
import { GapMeter } from '../src/lib/gap.js';
import { fitTiles } from '../src/page/layout.js';
import { textOf } from '../src/page/error-texts.js';
import { token } from './join.js';

test('a token tells room, participant and end, in any script', () => {
  const claims = readToken(token({ sub: 'zoë', room: 'комната', exp: 1_000 }));

  assert.deepEqual(claims, { subject: 'zoë', room: 'комната', expiresAt: new Date(1_000_000) });
});

for (const bad of ['', 'abc', 'a.b.c', token({ sub: 5 }), token({ room: undefined })]) {
  test(`"${bad.slice(0, 12)}" is no join token, and that is said with a code`, () => {
    assert.throws(() => readToken(bad), { code: 'INVALID_TOKEN' });
  });
}

test('an error reason without a code still gets one', () => {
  assert.equal(HeadroomError.fromResponse(500, 'oops').code, 'INTERNAL_ERROR');
  assert.equal(HeadroomError.fromResponse(400, 'oops').code, 'INVALID_REQUEST');
});

test('the longest gap includes the one under way', () => {
  const meter = new GapMeter();
  assert.equal(meter.longest(50), undefined);
  [100, 166, 400, 466].forEach((now) => meter.hit(now));

  assert.equal(meter.longest(500), 234);
  assert.equal(meter.longest(1_000), 534);
});

test('a reset forgets what was before it, a pause does not count', () => {
  const meter = new GapMeter();
  [100, 900].forEach((now) => meter.hit(now));
  meter.reset(1_000);
  assert.equal(meter.longest(1_010), 10);
  meter.pause();
  meter.hit(1_030);
  assert.equal(meter.longest(4_000), undefined);
  meter.goOn();
  [5_000, 5_066].forEach((now) => meter.hit(now));

  assert.equal(meter.longest(5_070), 66);
});

test('tiles fill the stage: one alone, four in a square, six in three columns', () => {
  assert.deepEqual(fitTiles(1, 1600, 900, 0), { columns: 1, tileWidth: 1600 });
  assert.deepEqual(fitTiles(4, 1600, 900, 0), { columns: 2, tileWidth: 800 });
  assert.deepEqual(fitTiles(6, 1600, 600, 0), { columns: 3, tileWidth: 533 });
});

test('on a phone, many tiles scroll instead of shrinking to nothing', () => {
  assert.deepEqual(fitTiles(20, 351, 400, 12), { columns: 2, tileWidth: 169 });
});

test('bit rates are said in the unit that suits them', () => {
  assert.equal(formatBitrate(412_400), '412 kbit/s');
  assert.equal(formatBitrate(999_600), '1.0 Mbit/s');
});

test('initials are first and last, whole characters', () => {
  assert.equal(initials('Ada  Lovelace'), 'AL');
  assert.equal(initials('émile'), 'É');
  assert.equal(initials('👩‍🚀 x'), '👩X');
  assert.equal(initials(' '), '');
});

test('a code that the page does not know is shown with the words of the agent', () => {
  const text = textOf('SOMETHING_NEW', 'It broke.');

  assert.equal(text.happened, 'It broke.');
  assert.equal(text.retry, true);
});

test('a move is told in passing, and what is missing of it', () => {
  const stream = { peerId: 'bob', source: 'camera', kind: 'video' as const, longestGapMs: 12 };
  const arrived = { ...stream, baselineMs: 10, switchMs: 5, arrived: true };
  const report = { operationId: 'op', longestGapMs: 12, streams: [arrived] };

  assert.equal(movedText(report), 'Moved to another server, longest gap 12 ms');
  assert.equal(movedText({ ...report, streams: [] }), 'Moved to another server');
  const missing = { ...report, streams: [{ ...arrived, arrived: false }] };
  assert.match(movedText(missing), /missing/);
});
