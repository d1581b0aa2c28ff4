// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe } from 'node:test';
import type { HeadroomError } from '../src/lib/errors.js';
import type { Room } from '../src/lib/room.js';
import { FakeAgent, offer, Refusal } from './fake-agent.js';
import { audioTrack, enter, next, test, token, videoTrack } from './join.js';

describe('A room', () => {
  let agent: FakeAgent;
  let room: Room;

  beforeEach(async () => {
    agent = await FakeAgent.start();
  });

  afterEach(async () => {
    room.leave();
    await agent.stop();
  });

  test('is entered with the participant and the room of the token', async () => {
    room = enter(agent);
    await room.joined;

    const [query] = agent.connections;
    assert.equal(query?.get('roomId'), 'standup');
    assert.equal(query?.get('peerId'), 'ada');
    assert.equal(query?.has('resume'), false);
    assert.deepEqual(agent.methods, [
      'getRouterRtpCapabilities',
      'createWebRtcTransport',
      'createWebRtcTransport',
      'join',
    ]);
    assert.equal(agent.dataOf('join')[0]?.['displayName'], 'Ada');
    assert.equal(room.state, 'connected');
  });

  test('sends tracks that were published before and after the join', async () => {
    room = enter(agent);
    await room.publish(audioTrack());
    await room.joined;
    await room.publish(videoTrack(), { source: 'screen' });

    const produced = agent.dataOf('produce');
    assert.deepEqual(
      produced.map(({ kind, appData }) => [kind, appData]),
      [
        ['audio', { source: 'microphone' }],
        ['video', { source: 'screen' }],
      ],
    );
  });

  test('sends simulcast as layers with three temporal ones each', async () => {
    room = enter(agent);
    await room.joined;
    await room.publish(videoTrack(), { simulcast: true });

    const { encodings } = agent.dataOf('produce')[0]?.['rtpParameters'] as {
      encodings: { scalabilityMode: string }[];
    };
    assert.deepEqual(
      encodings.map(({ scalabilityMode }) => scalabilityMode),
      ['L1T3', 'L1T3'],
    );
  });

  test('shows who is there and who comes, goes and is renamed', async () => {
    agent.answers['join'] = () => ({ peers: [{ id: 'bob', displayName: 'Bob' }] });
    room = enter(agent);
    const log: string[] = [];
    room.on('peerJoined', ({ displayName }) => log.push(`+${displayName}`));
    room.on('peerRenamed', ({ displayName }) => log.push(`=${displayName}`));
    room.on('peerLeft', ({ displayName }) => log.push(`-${displayName}`));
    await room.joined;
    const left = next(room, 'peerLeft');
    agent.notify('newPeer', { id: 'cy', displayName: 'Cy' });
    agent.notify('peerDisplayNameChanged', { peerId: 'cy', displayName: 'Cyd' });
    agent.notify('peerClosed', { peerId: 'bob' });
    await left;

    assert.deepEqual(log, ['+Bob', '+Cy', '=Cyd', '-Bob']);
    assert.deepEqual(room.peers, [{ id: 'cy', displayName: 'Cyd', role: 'live' }]);
  });

  test('accepts a consumer once and hears of its pause, even one that comes at the same moment', async () => {
    room = enter(agent);
    await room.joined;
    let added = 0;
    room.on('trackAdded', () => added++);
    const changed = next(room, 'trackChanged');
    const answer = agent.request('newConsumer', offer('consumer-1', 'bob'));
    agent.notify('consumerPaused', { consumerId: 'consumer-1' });

    assert.equal((await answer)['ok'], true);
    assert.equal((await changed)[0].muted, true);
    assert.equal((await agent.request('newConsumer', offer('consumer-1', 'bob')))['ok'], true);
    assert.equal(added, 1);
    assert.equal(room.tracks.length, 1);
  });

  test('drops a track when its consumer is closed', async () => {
    room = enter(agent);
    await room.joined;
    await agent.request('newConsumer', offer('consumer-1', 'bob', 'video'));
    const removed = next(room, 'trackRemoved');
    agent.notify('consumerClosed', { consumerId: 'consumer-1' });

    assert.equal((await removed)[0].source, 'camera');
    assert.deepEqual(room.tracks, []);
  });

  test('refuses requests that it does not know, with a code', async () => {
    room = enter(agent);
    await room.joined;

    const answer = await agent.request('dance', {});
    assert.equal(answer['ok'], false);
    assert.equal(answer['errorCode'], 404);
    assert.match(String(answer['errorReason']), /^UNKNOWN_METHOD: /);
  });

  test('ignores notifications and texts that it does not understand', async () => {
    room = enter(agent);
    await room.joined;
    agent.sendText('no json');
    agent.notify('migrate', { target: 'elsewhere' });

    assert.equal((await agent.request('newConsumer', offer('c', 'bob')))['ok'], true);
  });

  test('tells a refusal with its code and does not come back', async () => {
    agent.greet = () => agent.refuse('ROOM_UNKNOWN', 404);
    room = enter(agent);

    await assert.rejects(room.joined, { code: 'ROOM_UNKNOWN' });
    assert.equal(room.state, 'closed');
    assert.equal(agent.connections.length, 1);
  });

  test('stays away when the participant has joined elsewhere', async () => {
    room = enter(agent);
    await room.joined;
    const closed = next(room, 'closed');
    agent.refuse('REPLACED', 409);

    assert.equal((await closed)[0]?.code, 'REPLACED');
    assert.equal(agent.connections.length, 1);
  });

  test('asks for a new token when the old one has expired', async () => {
    const fresh = token({ exp: 4_000_000_001 });
    agent.greet = (query) => {
      if (query.get('token') !== fresh) {
        agent.refuse('TOKEN_EXPIRED', 401);
      }
    };
    const asked: string[] = [];
    room = enter(agent, {
      onTokenNeeded: (code) => {
        asked.push(code);
        return Promise.resolve({ token: fresh });
      },
    });
    await room.joined;

    assert.deepEqual(asked, ['TOKEN_EXPIRED']);
    assert.equal(agent.connections.at(-1)?.get('token'), fresh);
  });

  test('tells what was wrong with a refused publication and stays', async () => {
    agent.answers['produce'] = () => {
      throw new Refusal(400, 'INVALID_RTP_PARAMETERS: encodings[0].ssrc is absurd');
    };
    room = enter(agent);
    await room.joined;

    await assert.rejects(room.publish(audioTrack()), (error: HeadroomError) => {
      assert.equal(error.code, 'INVALID_RTP_PARAMETERS');
      assert.equal(error.message, 'encodings[0].ssrc is absurd');
      return true;
    });
    assert.equal(room.state, 'connected');
  });

  test('tries again while the worker is away', async () => {
    let tries = 0;
    agent.answers['join'] = () => {
      if (++tries < 3) {
        throw new Refusal(503, 'WORKER_UNAVAILABLE: soon');
      }
      return { peers: [] };
    };
    room = enter(agent);
    await room.joined;

    assert.equal(agent.connections.length, 3);
  });

  test('is left with a close frame, for good', async () => {
    room = enter(agent);
    await room.joined;
    const closed = next(room, 'closed');
    room.leave();

    assert.deepEqual(await closed, [undefined]);
    await agent.until(() => agent.closeCodes.length === 1);
    assert.deepEqual(agent.closeCodes, [1000]);
    assert.equal(room.state, 'closed');
  });

  test('gives up when the host stays silent', async () => {
    await agent.stop();
    room = enter(agent, {}, 300);

    await assert.rejects(room.joined, { code: 'HOST_UNREACHABLE' });
  });
});
