// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe } from 'node:test';
import type { PublishedTrack } from '../src/lib/published.js';
import type { Room } from '../src/lib/room.js';
import { Measurements, TestHook } from '../src/page/measurements.js';
import { FakeAgent, offer } from './fake-agent.js';
import { audioTrack, enter, next, test, videoTrack } from './join.js';

/** What the agent still has, unless a test says otherwise. */
const RESUMED = {
  transports: ['transport-1', 'transport-2'],
  producers: ['producer-1', 'producer-2'],
  consumers: ['consumer-1', 'consumer-2'],
  peers: [{ id: 'bob', displayName: 'Bob' }],
  paused: { producers: [] as string[], consumers: [] as string[] },
};

describe('After a lost connection, a room', () => {
  let agent: FakeAgent;
  let room: Room;
  let audio: PublishedTrack;
  let resumed: typeof RESUMED | undefined;

  beforeEach(async () => {
    agent = await FakeAgent.start();
    agent.answers['join'] = () => ({ peers: [{ id: 'bob', displayName: 'Bob' }] });
    agent.greet = (query) => {
      if (query.has('resume') && resumed) {
        agent.notify('resumed', resumed);
      }
    };
    resumed = RESUMED;
    room = enter(agent);
    await room.joined;
    audio = await room.publish(audioTrack());
    await room.publish(videoTrack());
    await agent.request('newConsumer', offer('consumer-1', 'bob', 'audio'));
    await agent.request('newConsumer', offer('consumer-2', 'bob', 'video'));
    agent.received.length = 0;
  });

  afterEach(async () => {
    room.leave();
    await agent.stop();
  });

  async function cutAndReturn(): Promise<void> {
    const back = next(room, 'state', (state) => state === 'connected');
    agent.cut();
    await back;
  }

  test('is counted by the page, as one that is resumed or joined anew', async () => {
    const hook = new TestHook();
    hook.joined(room, new Measurements(false));
    await cutAndReturn();
    assert.deepEqual(hook.comebacks, { reconnecting: 1, rejoining: 0 });

    const back = next(room, 'state', (state) => state === 'connected');
    agent.notify('rejoin', { reason: 'WORKER_DIED' });
    await back;
    assert.deepEqual(hook.comebacks, { reconnecting: 1, rejoining: 1 });
  });

  test('goes on with what it had and asks for nothing', async () => {
    const tracks = room.tracks;
    await cutAndReturn();

    assert.equal(agent.connections.length, 2);
    assert.equal(agent.connections[1]?.get('resume'), '1');
    assert.equal(agent.connections[1]?.get('peerId'), 'ada');
    assert.deepEqual(agent.methods, []);
    assert.deepEqual(room.tracks, tracks);
  });

  test('says that it is away, and that it is back', async () => {
    const states: string[] = [];
    room.on('state', (state) => states.push(state));
    await cutAndReturn();

    assert.deepEqual(states, ['reconnecting', 'connected']);
  });

  test('drops what the agent no longer has and takes what is new', async () => {
    resumed = { ...RESUMED, consumers: ['consumer-2', 'consumer-3'] };
    await cutAndReturn();
    await agent.request('newConsumer', offer('consumer-3', 'bob', 'audio'));

    assert.deepEqual(
      room.tracks.map(({ id }) => id),
      ['consumer-2', 'consumer-3'],
    );
  });

  test('sends again what the agent has lost and closes what it has too many', async () => {
    resumed = { ...RESUMED, producers: ['producer-2', 'producer-99'] };
    await cutAndReturn();

    assert.deepEqual(agent.methods, ['produce', 'closeProducer']);
    assert.equal(agent.dataOf('produce')[0]?.['kind'], 'audio');
    assert.deepEqual(agent.dataOf('closeProducer'), [{ producerId: 'producer-99' }]);
  });

  test('tells the agent of a mute that happened meanwhile', async () => {
    const back = next(room, 'state', (state) => state === 'connected');
    const away = next(room, 'state', (state) => state === 'reconnecting');
    agent.cut();
    await away;
    await room.setMuted(audio, true);
    assert.equal(audio.track.enabled, false, 'the microphone must be silent at once');
    await back;

    assert.deepEqual(agent.received, [
      { method: 'pauseProducer', data: { producerId: 'producer-1' } },
    ]);
  });

  test('takes over who is there and who is muted', async () => {
    resumed = {
      ...RESUMED,
      peers: [...RESUMED.peers, { id: 'cy', displayName: 'Cy' }],
      paused: { producers: [], consumers: ['consumer-2'] },
    };
    await cutAndReturn();

    assert.deepEqual(
      room.peers.map(({ id }) => id),
      ['bob', 'cy'],
    );
    assert.deepEqual(
      room.tracks.map(({ muted }) => muted),
      [false, true],
    );
  });

  test('joins anew when the agent does not know it any more', async () => {
    resumed = undefined;
    agent.greet = (query) => {
      if (query.has('resume')) {
        agent.notify('rejoin', { reason: 'STATE_LOST' });
      }
    };
    await cutAndReturn();

    assert.equal(agent.connections.length, 2, 'the same connection is used');
    assert.equal(agent.methods.filter((method) => method === 'join').length, 1);
    assert.equal(agent.methods.filter((method) => method === 'produce').length, 2);
    assert.deepEqual(room.tracks, [], 'its consumers are offered again');
  });

  test('joins anew when one of its transports is gone', async () => {
    resumed = { ...RESUMED, transports: ['transport-1'] };
    await cutAndReturn();

    assert.equal(agent.connections.length, 3);
    assert.equal(agent.connections[2]?.has('resume'), false);
    assert.equal(agent.dataOf('join').length, 1);
  });

  test('waits for an agent that is away for a while', async (context) => {
    const { port } = agent;
    const back = next(room, 'state', (state) => state === 'connected');
    await agent.stop();
    const restarted = await FakeAgent.start(port);
    context.after(() => restarted.stop());
    restarted.greet = () => restarted.notify('resumed', RESUMED);
    await back;

    assert.equal(restarted.connections[0]?.get('resume'), '1');
    assert.deepEqual(restarted.methods, []);
  });

  test('joins anew on the same connection when its worker has died', async () => {
    await room.setMuted(audio, true);
    agent.received.length = 0;
    const states: string[] = [];
    room.on('state', (state) => states.push(state));
    const back = next(room, 'state', (state) => state === 'connected');
    agent.notify('rejoin', { reason: 'WORKER_DIED' });
    await back;

    assert.deepEqual(states, ['rejoining', 'connected']);
    assert.equal(agent.connections.length, 1);
    assert.equal(agent.methods.filter((method) => method === 'produce').length, 2);
    assert.deepEqual(agent.dataOf('pauseProducer'), [{ producerId: 'producer-3' }]);
    assert.equal(room.peers.length, 1, 'who is still there stays');
  });

  test('does not resume a join that was cut in the middle', async (context) => {
    const again = await FakeAgent.start();
    context.after(() => again.stop());
    let joins = 0;
    again.answers['join'] = () => {
      if (++joins === 1) {
        again.cut();
      }
      return { peers: [] };
    };
    const other = enter(again);
    context.after(() => other.leave());
    await other.joined;

    assert.equal(again.connections.length, 2);
    assert.equal(again.connections[1]?.has('resume'), false);
  });
});
