// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock } from 'node:test';
import { DeliveryGaps } from '../src/lib/delivery-gaps.js';
import type { PublishedTrack } from '../src/lib/published.js';
import type { MigrationReport } from '../src/lib/migration.js';
import type { Room } from '../src/lib/room.js';
import { streamOf } from '../src/lib/stream-key.js';
import { Measurements, TestHook } from '../src/page/measurements.js';
import { FakeAgent, offer, Refusal } from './fake-agent.js';
import {
  audioTrack,
  enter,
  FakeArrivals,
  MOVE_TIMES,
  next,
  test,
  token,
  videoTrack,
} from './join.js';

const BOB = { id: 'bob', displayName: 'Bob' };
const MOVE = 'op-1';

describe('A move', () => {
  let old: FakeAgent;
  let target: FakeAgent;
  let arrivals: FakeArrivals;
  let entered = false;
  let room: Room;
  let audio: PublishedTrack;
  let log: string[];

  beforeEach(async () => {
    entered = false;
    old = await FakeAgent.start();
    target = await FakeAgent.start();
    for (const agent of [old, target]) {
      agent.answers['join'] = () => ({ peers: [BOB] });
    }
    await begin();
  });

  afterEach(async () => {
    room.leave();
    await old.stop();
    await target.stop();
  });

  async function begin(options = {}, times = {}, paths = true): Promise<void> {
    arrivals = new FakeArrivals();
    if (entered) {
      room.leave();
      await old.until(() => old.closeCodes.length === 1);
      old.closeCodes.length = 0;
    }
    entered = true;
    const moveTimes = { ...MOVE_TIMES, ...times };
    room = enter(old, options, 5_000, { arrivals, moveTimes }, paths);
    await room.joined;
    audio = await room.publish(audioTrack());
    await room.publish(videoTrack(), { simulcast: true });
    await old.request('newConsumer', offer('old-a', 'bob', 'audio'));
    await old.request('newConsumer', offer('old-v', 'bob', 'video'));
    old.received.length = 0;
    log = [];
    room.on('trackAdded', ({ id }) => log.push(`+${id}`));
    room.on('trackRemoved', ({ id }) => log.push(`-${id}`));
    room.on('trackChanged', ({ id, kind }) => log.push(`=${id} ${kind}`));
    room.on('peerLeft', ({ id }) => log.push(`left ${id}`));
    room.on('peerJoined', ({ id }) => log.push(`joined ${id}`));
  }

  function order(): void {
    const url = `${target.url}?roomId=standup&peerId=ada&token=${token({ move: MOVE })}`;
    old.notify('migrate', { operationId: MOVE, url, deadlineMs: 20_000 });
  }

  /** Both tracks are sent at the target. */
  const sent = (): Promise<void> =>
    target.until(() => target.methods.filter((method) => method === 'produce').length === 2);

  async function offerBoth(): Promise<void> {
    await target.request('newConsumer', offer('new-a', 'bob', 'audio'));
    await target.request('newConsumer', offer('new-v', 'bob', 'video'));
  }

  async function moveAll(): Promise<MigrationReport> {
    const done = next(room, 'migrated');
    order();
    await sent();
    await offerBoth();
    arrivals.show('new-a');
    arrivals.show('new-v');
    await old.until(() => old.methods.includes('moved'));
    old.notify('migrated', { operationId: MOVE });
    return (await done)[0];
  }

  test('is announced by the join', () => {
    room.leave();
    room = enter(old);
    return old
      .until(() => old.methods.includes('join'))
      .then(() => assert.equal(old.dataOf('join').at(-1)?.['migrates'], true));
  });

  test('sends the same tracks at the target while the old side goes on', async () => {
    await room.setMuted(audio, true);
    old.received.length = 0;
    order();
    await target.until(() => target.methods.includes('pauseProducer'));
    await sent();

    assert.deepEqual(old.methods, [], 'nothing is told to the old side');
    assert.equal(target.connections[0]?.get('token'), token({ move: MOVE }));
    assert.equal(target.connections[0]?.has('resume'), false);
    assert.equal(
      target.methods.includes('getRouterRtpCapabilities'),
      false,
      'the device is loaded',
    );
    assert.deepEqual(
      target.dataOf('produce').map(({ kind, appData }) => [kind, appData]),
      [
        ['audio', { source: 'microphone' }],
        ['video', { source: 'camera' }],
      ],
    );
    assert.deepEqual(log, []);
    assert.equal(room.state, 'connected');
  });

  test('is no comeback', async () => {
    const hook = new TestHook();
    hook.joined(room, new Measurements(false));
    await moveAll();
    assert.deepEqual(hook.comebacks, { reconnecting: 0, rejoining: 0 });
  });

  test('switches each stream when it is there, in place, and then says that it has moved', async () => {
    const before = room.tracks;
    const switched = next(room, 'trackChanged');
    order();
    await sent();
    await offerBoth();
    assert.deepEqual(room.tracks, before, 'nobody sees what has not come yet');
    arrivals.show('new-v');
    await switched;
    assert.deepEqual(log, ['=old-v video']);
    assert.equal(room.tracks.find(({ kind }) => kind === 'audio')?.track, before[0]?.track);
    assert.equal(old.methods.includes('moved'), false, 'the sound is still missing');
    arrivals.show('new-a');
    await old.until(() => old.methods.includes('moved'));

    assert.deepEqual(old.dataOf('moved'), [{ operationId: MOVE }]);
    assert.deepEqual(log, ['=old-v video', '=old-a audio']);
    assert.deepEqual(room.tracks.map(({ id }) => id).toSorted(), ['old-a', 'old-v']);
    assert.ok(room.tracks.every(({ track }) => before.every((other) => other.track !== track)));
  });

  test('is reported per stream, and nothing of it is seen but new tracks', async () => {
    const states: string[] = [];
    room.on('state', (state) => states.push(state));
    const report = await moveAll();
    await target.until(() => target.methods.includes('reportMedia'));
    await old.until(() => old.closeCodes.length === 1);

    assert.deepEqual(target.dataOf('reportMedia'), [
      { operationId: MOVE, streams: report.streams },
    ]);
    assert.deepEqual(
      report.streams.map(({ peerId, source, kind, arrived }) => [peerId, source, kind, arrived]),
      [
        ['bob', 'microphone', 'audio', true],
        ['bob', 'camera', 'video', true],
      ],
    );
    assert.deepEqual(log, ['=old-a audio', '=old-v video']);
    assert.deepEqual(states, []);
    assert.equal(audio.track.readyState, 'live');
  });

  test('takes the figures of whoever shows the streams', async () => {
    const gaps = { longestGapMs: 12.4, baselineMs: 10, switchMs: 7 };
    await begin({
      gapSource: {
        gaps: ({ kind }: { kind: string }) => Promise.resolve(kind === 'audio' ? gaps : undefined),
      },
    });
    const { streams, longestGapMs } = await moveAll();

    assert.equal(longestGapMs, 12);
    assert.deepEqual(streams[0], {
      peerId: 'bob',
      source: 'microphone',
      kind: 'audio',
      longestGapMs: 12,
      baselineMs: 10,
      switchMs: 7,
      arrived: true,
    });
  });

  test('looks at no stream that whoever shows it measures', async () => {
    const follow = mock.method(DeliveryGaps.prototype, 'follow');
    const gaps = { longestGapMs: 0, baselineMs: 0, switchMs: 0 };
    await begin({
      gapSource: {
        gaps: ({ kind }: { kind: string }) => Promise.resolve(kind === 'audio' ? gaps : undefined),
      },
    });
    await moveAll();
    const followed = follow.mock.calls.map(({ arguments: [key] }) => streamOf(key).kind);
    follow.mock.restore();

    assert.deepEqual(followed, ['video', 'video']);
  });

  test('looks itself where whoever shows the streams fails to measure', async () => {
    let asked = 0;
    await begin({
      gapSource: {
        gaps: () => {
          asked++;
          if (asked <= 2) {
            throw new Error('no window');
          }
          return Promise.resolve(undefined);
        },
      },
    });
    const { streams } = await moveAll();

    assert.deepEqual(
      streams.map(({ arrived }) => arrived),
      [true, true],
    );
  });

  test('leaves out what was never to be seen or heard', async () => {
    await begin({ gapSource: { gaps: () => Promise.resolve(null) } });

    assert.deepEqual((await moveAll()).streams, []);
  });

  test('makes the new connection the one that is resumed, muted, asked and told', async () => {
    await moveAll();
    await old.until(() => old.closeCodes.length === 1);
    target.received.length = 0;
    await room.setMuted(audio, true);
    await room.preferLayers(room.tracks[1]!, 0);
    assert.deepEqual(target.received, [
      { method: 'pauseProducer', data: { producerId: 'producer-1' } },
      { method: 'setConsumerPreferredLayers', data: { consumerId: 'new-v', spatialLayer: 0 } },
    ]);
    const muted = next(room, 'trackChanged', (track) => track.muted);
    target.notify('consumerPaused', { consumerId: 'new-v' });
    assert.equal((await muted)[0].id, 'old-v');
    const back = next(room, 'state', (state) => state === 'connected');
    target.greet = () =>
      target.notify('resumed', {
        transports: ['transport-1', 'transport-2'],
        producers: ['producer-1', 'producer-2'],
        consumers: ['new-a', 'new-v'],
        peers: [BOB],
        paused: { producers: ['producer-1'], consumers: [] },
      });
    target.cut();
    await back;

    assert.equal(target.connections[1]?.get('resume'), '1');
    assert.deepEqual(
      room.tracks.map(({ id, muted: is }) => [id, is]),
      [
        ['old-a', false],
        ['old-v', false],
      ],
    );
    assert.equal(old.connections.length, 1);
  });

  test('can be followed by another one', async () => {
    await moveAll();
    await old.until(() => old.closeCodes.length === 1);
    const again = next(room, 'migrating');
    const url = `${old.url}?token=${token({ move: 'op-2' })}`;
    target.notify('migrate', { operationId: 'op-2', url, deadlineMs: 20_000 });
    await again;
    await old.until(() => old.methods.filter((method) => method === 'produce').length === 2);
    await old.request('newConsumer', offer('third-a', 'bob', 'audio'));
    await old.request('newConsumer', offer('third-v', 'bob', 'video'));
    arrivals.show('third-a');
    arrivals.show('third-v');
    await target.until(() => target.methods.includes('moved'));

    assert.deepEqual(room.tracks.map(({ id }) => id).toSorted(), ['old-a', 'old-v']);
  });

  test('leaves no seat behind when the participant leaves while the target is reached', async () => {
    const begun = next(room, 'migrating');
    order();
    await begun;
    room.leave();
    await target.until(() => target.closeCodes.length === 1);

    assert.deepEqual(target.methods, [], 'nobody joins there');
    assert.deepEqual(old.closeCodes, [1000]);
  });

  test('carries over layers that were asked for', async () => {
    await room.preferLayers(room.tracks[1]!, 1);
    order();
    await sent();
    await offerBoth();
    await target.until(() => target.methods.includes('setConsumerPreferredLayers'));

    assert.deepEqual(target.dataOf('setConsumerPreferredLayers'), [
      { consumerId: 'new-v', spatialLayer: 1 },
    ]);
  });

  test('tells both sides of a mute in the middle of it', async () => {
    order();
    await sent();
    await room.setMuted(audio, true);

    assert.deepEqual(old.dataOf('pauseProducer').length, 1);
    assert.deepEqual(target.dataOf('pauseProducer').length, 1);
  });

  test('does not wait for paused streams', async () => {
    order();
    await sent();
    await target.request('newConsumer', { ...offer('new-a', 'bob'), producerPaused: true });
    await target.request('newConsumer', offer('new-v', 'bob', 'video'));
    target.notify('consumerPaused', { consumerId: 'new-v' });
    await old.until(() => old.methods.includes('moved'));

    assert.ok(room.tracks.every(({ muted }) => muted));
  });

  test('does not wait for somebody who leaves', async () => {
    order();
    await sent();
    old.notify('peerClosed', { peerId: 'bob' });
    await old.until(() => old.methods.includes('moved'));

    assert.deepEqual(log.toSorted(), ['-old-a', '-old-v', 'left bob']);
  });

  test('goes on without a stream that does not come in time, and says so', async () => {
    await begin({}, { switchPatience: 30 });
    const done = next(room, 'migrated');
    order();
    await sent();
    await target.request('newConsumer', offer('new-a', 'bob', 'audio'));
    arrivals.show('new-a');
    await old.until(() => old.methods.includes('moved'));
    assert.deepEqual(room.tracks.map(({ id }) => id).toSorted(), ['old-a', 'old-v']);
    old.notify('migrated', { operationId: MOVE });
    const [{ streams, longestGapMs }] = await done;
    await old.until(() => old.closeCodes.length === 1);

    const video = streams.find(({ kind }) => kind === 'video');
    assert.equal(video?.arrived, false);
    assert.equal(video.longestGapMs, longestGapMs, 'a missing stream counts as all of it');
    assert.ok(longestGapMs >= 30);
    assert.deepEqual(
      room.tracks.map(({ id }) => id),
      ['old-a'],
    );
  });

  test('waits longer for a stream while the old side flows', async () => {
    await begin({}, { switchPatience: 10, holdOut: 0.9 });
    const done = next(room, 'migrated');
    order();
    await sent();
    await target.request('newConsumer', offer('new-a', 'bob', 'audio'));
    arrivals.show('new-a');
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(old.methods.includes('moved'), false);
    await target.request('newConsumer', offer('new-v', 'bob', 'video'));
    arrivals.show('new-v');
    await old.until(() => old.methods.includes('moved'));
    old.notify('migrated', { operationId: MOVE });
    assert.ok((await done)[0].streams.every(({ arrived }) => arrived));
  });

  test('is given up when nothing gets through to the target', async () => {
    await begin({}, { switchPatience: 30 }, false);
    const stayed = next(room, 'stayed');
    order();

    assert.equal((await stayed)[1].code, 'NO_PATH');
    assert.deepEqual(log, []);
  });

  test('is given up without a trace when the target fails twice', async () => {
    target.answers['join'] = () => {
      throw new Refusal(503, 'WORKER_UNAVAILABLE: gone');
    };
    const stayed = next(room, 'stayed');
    order();

    const [operationId, error] = await stayed;
    assert.equal(operationId, MOVE);
    assert.equal(error.code, 'WORKER_UNAVAILABLE');
    assert.equal(target.connections.length, 2);
    assert.deepEqual(log, []);
    assert.deepEqual(old.methods, []);
    old.notify('consumerPaused', { consumerId: 'old-a' });
    assert.equal((await next(room, 'trackChanged'))[0].muted, true);
  });

  test('that failed leads to the target anew when the old side is no longer to be had', async () => {
    const joins = target.answers['join'];
    target.answers['join'] = () => {
      throw new Refusal(503, 'WORKER_UNAVAILABLE: gone');
    };
    const stayed = next(room, 'stayed');
    order();
    await stayed;

    target.answers['join'] = joins ?? (() => ({}));
    const back = next(room, 'state', (state) => state === 'connected');
    old.refuse('STALE_EPOCH', 409);
    await back;
    assert.equal(target.connections.length, 3);
    assert.equal(target.connections.at(-1)?.get('token'), token({ move: MOVE }));
    await sent();
  });

  test('of which a client wants to know nothing leads nowhere', async () => {
    await begin({ migration: 'none' });
    order();
    const closed = next(room, 'closed');
    old.refuse('STALE_EPOCH', 409);
    assert.equal((await closed)[0]?.code, 'STALE_EPOCH');
    assert.equal(target.connections.length, 0);
  });

  test('leads back when the target is lost half-way', async () => {
    const before = room.tracks;
    const stayed = next(room, 'stayed');
    order();
    await sent();
    await offerBoth();
    arrivals.show('new-v');
    target.notify('rejoin', { reason: 'WORKER_DIED' });
    await stayed;

    assert.deepEqual(
      room.tracks.map(({ id, track }) => [id, track.id]).toSorted(),
      before.map(({ id, track }) => [id, track.id]).toSorted(),
    );
    assert.equal(old.methods.includes('moved'), false);
    arrivals.show('new-a');
    assert.equal(room.tracks.length, 2);
  });

  test('goes on with the target alone when the old connection is lost', async () => {
    order();
    await sent();
    const states: string[] = [];
    room.on('state', (state) => states.push(state));
    old.cut();
    await offerBoth();
    const changed = next(room, 'trackChanged', ({ kind }) => kind === 'video');
    arrivals.show('new-a');
    arrivals.show('new-v');
    await changed;
    await target.until(() => target.methods.includes('reportMedia'));

    assert.deepEqual(states, []);
    assert.equal(old.connections.length, 1);
    assert.deepEqual(log, ['=old-a audio', '=old-v video']);
  });

  test('that is announced while another one fails is made after it', async () => {
    let joins = 0;
    target.answers['join'] = () => {
      if (++joins <= 2) {
        throw new Refusal(503, 'WORKER_UNAVAILABLE: gone');
      }
      return { peers: [BOB] };
    };
    const said: string[] = [];
    room.on('migrating', (operationId) => said.push(operationId));
    room.on('stayed', (operationId) => said.push(`stayed ${operationId}`));
    order();
    const url = `${target.url}?token=${token({ move: 'op-2' })}`;
    old.notify('migrate', { operationId: 'op-2', url, deadlineMs: 20_000 });
    await sent();

    assert.deepEqual(said, [MOVE, `stayed ${MOVE}`, 'op-2']);
    assert.equal(target.connections[2]?.get('token'), token({ move: 'op-2' }));
  });

  test('is announced once, however often it is said', async () => {
    let said = 0;
    room.on('migrating', () => said++);
    order();
    order();
    await sent();
    order();
    await offerBoth();

    assert.equal(said, 1);
    assert.equal(target.connections.length, 1);
  });

  test('takes over who is in the room', async () => {
    const cy = { id: 'cy', displayName: 'Cy' };
    const ourselves = { id: 'ada', displayName: 'Ada' };
    target.answers['join'] = () => ({ peers: [BOB, cy, ourselves] });
    order();
    await sent();
    await offerBoth();
    arrivals.show('new-a');
    arrivals.show('new-v');
    await next(room, 'peerJoined');
    const left = next(room, 'peerLeft');
    target.notify('peerClosed', { peerId: 'cy' });
    await left;

    assert.deepEqual(
      room.peers.map(({ id }) => id),
      ['bob'],
    );
    assert.equal(log.filter((line) => line.endsWith('bob')).length, 0);
  });

  test('of somebody else is another track in place, and the end of the earlier one is no news', async () => {
    const before = room.tracks[1]!;
    await old.request('newConsumer', offer('later-v', 'bob', 'video'));
    assert.deepEqual(log, ['=old-v video']);
    assert.notEqual(room.tracks.find(({ id }) => id === 'old-v')?.track, before.track);
    assert.equal(before.track.readyState, 'live', 'the earlier one goes on for a moment');
    old.notify('consumerClosed', { consumerId: 'old-v' });
    const muted = next(room, 'trackChanged', (track) => track.muted);
    old.notify('consumerPaused', { consumerId: 'later-v' });

    assert.equal((await muted)[0].id, 'old-v');
    assert.equal(room.tracks.length, 2);
  });

  test('is not for a client that does not want it', async () => {
    await begin({ migration: 'none' });
    order();

    assert.equal((await old.request('newConsumer', offer('more', 'bob')))['ok'], true);
    assert.equal(target.connections.length, 0);
    assert.equal(old.dataOf('join').length, 0);
  });

  test('can be made the wrong way round, to compare: the old media ends first', async () => {
    await begin({ migration: 'break' });
    const before = room.tracks;
    const done = next(room, 'migrated');
    order();
    assert.equal((await next(room, 'migrating'))[0], MOVE);
    assert.ok(before.every(({ track }) => track.readyState === 'ended'));
    assert.deepEqual(room.tracks, before, 'what was shown stands still');
    await sent();
    await offerBoth();
    arrivals.show('new-a');
    arrivals.show('new-v');
    await old.until(() => old.methods.includes('moved'));
    old.notify('migrated', { operationId: MOVE });
    await done;

    assert.deepEqual(log, ['=old-a audio', '=old-v video']);
  });
});
