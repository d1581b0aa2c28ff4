// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { audibleOrSilent } from '../src/lib/arrival.js';
import { GapMeter } from '../src/lib/gap.js';
import { streamKey, streamOf } from '../src/lib/stream-key.js';
import { Switching } from '../src/lib/switching.js';

describe('Switching of streams', () => {
  let shown: string[];
  let switching: Switching;

  beforeEach(() => {
    shown = [];
    switching = new Switching((key, consumerId) => shown.push(`${key}=${consumerId}`));
  });

  test('a stream switches when it is there, and not before', () => {
    switching.offered('c1', 'bob camera', false);
    assert.deepEqual(shown, []);
    assert.equal(switching.isComplete(['bob camera']), false);
    switching.arrived('c1');

    assert.deepEqual(shown, ['bob camera=c1']);
    assert.equal(switching.isComplete(['bob camera']), true);
    assert.deepEqual(switching.outcomes.get('bob camera'), { arrived: true, paused: false });
  });

  test('an older consumer that comes late never wins over a newer one', () => {
    switching.offered('piped', 'bob camera', false);
    switching.offered('native', 'bob camera', false);
    switching.arrived('native');
    switching.arrived('piped');

    assert.deepEqual(shown, ['bob camera=native']);
  });

  test('a newer consumer takes over from an older one that is shown', () => {
    switching.offered('piped', 'bob camera', false);
    switching.arrived('piped');
    switching.offered('native', 'bob camera', false);
    switching.arrived('native');

    assert.deepEqual(shown, ['bob camera=piped', 'bob camera=native']);
  });

  test('each arrival is one switch', () => {
    switching.offered('c1', 'bob camera', false);
    switching.arrived('c1');
    switching.arrived('c1');

    assert.equal(shown.length, 1);
  });

  test('a paused stream switches at once, and so does one that is paused while it is waited for', () => {
    switching.offered('c1', 'bob camera', true);
    switching.offered('c2', 'cy camera', false);
    switching.pausedMeanwhile('c2');

    assert.deepEqual(shown, ['bob camera=c1', 'cy camera=c2']);
    assert.equal(switching.outcomes.get('cy camera')?.paused, true);
  });

  test('at the deadline what is offered is shown, and what is missing has not arrived', () => {
    switching.offered('c1', 'bob camera', false);
    switching.late([
      ['bob camera', false],
      ['cy camera', false],
      ['di camera', true],
    ]);

    assert.deepEqual(shown, ['bob camera=c1']);
    assert.deepEqual(
      [...switching.outcomes].map(([key, { arrived, paused }]) => [key, arrived, paused]),
      [
        ['bob camera', false, false],
        ['cy camera', false, false],
        ['di camera', false, true],
      ],
    );
    switching.offered('c2', 'cy camera', false);
    assert.deepEqual(shown, ['bob camera=c1', 'cy camera=c2']);
    assert.equal(switching.outcomes.get('cy camera')?.arrived, false, 'too late is too late');
  });

  test('a consumer that is taken back is not shown', () => {
    switching.offered('c1', 'bob camera', false);
    switching.withdrawn('c1');
    switching.arrived('c1');

    assert.deepEqual(shown, []);
  });
});

test('a sound is there as soon as it is audible; silence, when it has lasted', () => {
  const loud = audibleOrSilent();
  assert.equal(loud(undefined, 0), false);
  assert.equal(loud(0, 10), false);
  assert.equal(loud(0.2, 20), true);
  const silent = audibleOrSilent();
  assert.equal(silent(0, 500), false);
  assert.equal(silent(0, 599), false);
  assert.equal(silent(0, 600), true);
});

test('the figures of a move: longest gap, the window before it, and the switch', () => {
  const meter = new GapMeter();
  [0, 60, 120, 200, 260].forEach((now) => meter.hit(now, 'old'));
  meter.hit(340, 'new');
  [400, 550, 600].forEach((now) => meter.hit(now, 'new'));

  assert.deepEqual(meter.gaps(300, 600), { longestGapMs: 150, baselineMs: 80, switchMs: 80 });
  assert.equal(meter.longestIn(420, 500), 80, 'of a gap, what lies in the window');
  assert.equal(meter.longestIn(300, 1_000), 400, 'an open gap counts');
});

test('a stream has the same key whatever brings it, and the key tells the stream', () => {
  const stream = { peerId: 'a/b', kind: 'video', source: 'camera' };
  assert.notEqual(streamKey(stream), streamKey({ ...stream, peerId: 'a', source: 'b/camera' }));
  assert.deepEqual(streamOf(streamKey(stream)), stream);
});
