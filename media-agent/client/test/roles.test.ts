// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe } from 'node:test';
import type { Room } from '../src/lib/room.js';
import { FakeAgent, offer } from './fake-agent.js';
import { enter, next, test } from './join.js';

const PEERS = [
  { id: 'bob', displayName: 'Bob' },
  { id: 'cy', displayName: 'Cy' },
];

describe('Roles of a large room', () => {
  let agent: FakeAgent;
  let room: Room;
  let changes: string[];

  beforeEach(async () => {
    agent = await FakeAgent.start();
    agent.answers['join'] = () => ({ peers: PEERS });
    changes = [];
    room = enter(agent);
    room.on('peerRoleChanged', ({ id, role }) => changes.push(`${id} ${role}`));
    await room.joined;
  });

  afterEach(async () => {
    room.leave();
    await agent.stop();
  });

  const roles = (): object => Object.fromEntries(room.peers.map(({ id, role }) => [id, role]));
  const state = (id: string): string | undefined =>
    room.tracks.find((track) => track.id === id)?.state;
  const offered = (id: string, peerId: string, kind: 'audio' | 'video', more = {}) =>
    agent.request('newConsumer', { ...offer(id, peerId, kind), standby: false, ...more });
  const onStandby = { standby: true, producerPaused: true };

  test('an agent that says nothing of them has everybody live, muted or not received', async () => {
    await agent.request('newConsumer', offer('a1', 'bob'));
    await agent.request('newConsumer', { ...offer('v1', 'bob', 'video'), producerPaused: true });

    assert.equal(state('v1'), 'muted');
    assert.deepEqual(roles(), { bob: 'live', cy: 'live' });
    assert.deepEqual(changes, []);
  });

  test('who is offered on standby is on standby, who is not offered is off', async () => {
    await offered('a1', 'bob', 'audio', onStandby);

    assert.deepEqual(roles(), { bob: 'standby', cy: 'off' });
    assert.deepEqual(changes.toSorted(), ['bob standby', 'cy off']);
    assert.deepEqual(
      room.tracks.map(({ muted, state }) => [muted, state]),
      [[true, 'standby']],
    );
  });

  test('a muted participant is not on standby', async () => {
    await offered('a1', 'bob', 'audio', { producerPaused: true });
    await offered('v1', 'bob', 'video');
    agent.notify('consumerPaused', { consumerId: 'v1', standby: false });
    await next(room, 'trackChanged');

    assert.equal(state('v1'), 'muted');
    assert.equal(room.peers[0]?.role, 'live');
  });

  test('whoever speaks comes live and the other steps back', async () => {
    await offered('v1', 'bob', 'video');
    await offered('v2', 'cy', 'video', onStandby);
    changes = [];
    agent.notify('consumerPaused', { consumerId: 'v1', standby: true });
    agent.notify('consumerResumed', { consumerId: 'v2', standby: false });
    await next(room, 'peerRoleChanged', ({ id }) => id === 'cy');

    assert.deepEqual(changes, ['bob standby', 'cy live']);
    assert.deepEqual([state('v1'), state('v2')], ['standby', 'live']);
  });

  test('the picture decides where there is one, a held back voice changes nothing', async () => {
    await offered('v1', 'bob', 'video');
    await offered('a1', 'bob', 'audio', onStandby);
    await offered('v2', 'cy', 'video', onStandby);
    await offered('a2', 'cy', 'audio');

    assert.deepEqual(roles(), { bob: 'live', cy: 'standby' });
  });

  test('one of two pictures is enough to be live', async () => {
    await offered('v1', 'bob', 'video', onStandby);
    await offered('v2', 'bob', 'video', { appData: { source: 'screen' } });

    assert.equal(room.peers[0]?.role, 'live');
  });

  test('who goes off is still in the room, who leaves changes no role', async () => {
    await offered('v1', 'bob', 'video');
    await offered('v2', 'cy', 'video');
    changes = [];
    agent.notify('consumerClosed', { consumerId: 'v1' });
    await next(room, 'peerRoleChanged');
    agent.notify('peerClosed', { peerId: 'cy' });
    await next(room, 'peerLeft');

    assert.deepEqual(changes, ['bob off']);
    assert.deepEqual(roles(), { bob: 'off' });
  });

  test('who comes while roles are told is off until something is offered', async () => {
    await offered('v1', 'bob', 'video');
    agent.notify('newPeer', { id: 'di', displayName: 'Di' });
    const [peer] = await next(room, 'peerJoined');
    assert.equal(peer.role, 'off');
    await offered('v3', 'di', 'video');
    agent.notify('peerDisplayNameChanged', { peerId: 'di', displayName: 'Diana' });
    const [renamed] = await next(room, 'peerRenamed');

    assert.deepEqual(renamed, { id: 'di', displayName: 'Diana', role: 'live' });
  });

  for (const tells of [true, false]) {
    test(`a resume brings roles up to date, ${tells ? 'told' : 'or keeps them'}`, async () => {
      await offered('v1', 'bob', 'video');
      await offered('v2', 'cy', 'video', onStandby);
      agent.greet = () =>
        agent.notify('resumed', {
          transports: ['transport-1', 'transport-2'],
          producers: [],
          consumers: ['v1', 'v2'],
          peers: PEERS,
          paused: { producers: [], consumers: ['v1', 'v2'] },
          ...(tells ? { standby: ['v1'] } : {}),
        });
      agent.cut();
      await next(room, 'state', (now) => now === 'connected');

      assert.deepEqual(
        [state('v1'), state('v2')],
        tells ? ['standby', 'muted'] : ['muted', 'standby'],
      );
    });
  }
});
