// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import type { RemoteTrack } from '../src/lib/index.js';
import { Silence } from '../src/page/silence.js';

/** A node of the Web Audio API, as far as the meter of silence needs it. */
class FakeNode {
  readonly to = new Set<FakeNode>();
  readonly port = { onmessage: undefined };
  readonly gain = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined };

  connect(next: FakeNode): FakeNode {
    this.to.add(next);
    return next;
  }

  disconnect(): void {
    this.to.clear();
  }

  leadsTo(other: FakeNode): boolean {
    return [...this.to].some((next) => next === other || next.leadsTo(other));
  }
}

const meters: FakeNode[] = [];
const sources: FakeNode[] = [];

class FakeMeter extends FakeNode {
  constructor() {
    super();
    meters.push(this);
  }
}

class FakeSource extends FakeNode {
  constructor() {
    super();
    sources.push(this);
  }
}

class FakeContext extends FakeNode {
  readonly currentTime = 0;
  readonly destination = new FakeNode();
  readonly audioWorklet = { addModule: () => Promise.resolve() };
}

describe('The meter of silence', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    Object.assign(globalThis, {
      AudioContext: FakeContext,
      AudioWorkletNode: FakeMeter,
      GainNode: FakeNode,
      MediaStream: class {},
      MediaStreamAudioSourceNode: FakeSource,
    });
  });

  afterEach(() => mock.timers.reset());

  function sound(readyState: MediaStreamTrackState): RemoteTrack {
    const track = { readyState } as MediaStreamTrack;
    return { peerId: 'ann', kind: 'audio', source: 'mic', track } as RemoteTrack;
  }

  test('hears one source of a stream, however often it was switched', async () => {
    const silence = new Silence();
    await silence.listen(sound('live'));
    await silence.listen(sound('live'));
    const [meter] = meters;
    assert(meter);
    const heard = (): boolean[] => sources.map((source) => source.leadsTo(meter));
    assert.deepEqual(heard(), [true, true], 'the old one is faded out');

    mock.timers.runAll();
    assert.deepEqual(heard(), [false, true]);

    await silence.listen(sound('ended'));
    mock.timers.runAll();
    assert.deepEqual(heard(), [false, false, true]);
    assert.equal(meters.length, 1);
  });
});
