// SPDX-License-Identifier: Apache-2.0
import { test as nodeTest, type TestContext } from 'node:test';
import { FakeMediaStreamTrack } from 'fake-mediastreamtrack';
import { Device, type types } from 'mediasoup-client';
import * as fake from 'mediasoup-client/fakeParameters';
import { FakeHandler } from 'mediasoup-client/handlers/FakeHandler';
import { WebSocket } from 'ws';
import type { Arrivals } from '../src/lib/arrival.js';
import { Room } from '../src/lib/room.js';
import type { RoomEvents } from '../src/lib/room-events.js';
import type { JoinOptions, Platform } from '../src/lib/options.js';
import type { WebSocketClass } from '../src/lib/protoo.js';
import type { FakeAgent } from './fake-agent.js';

/** A join token as the control plane makes it, but for the signature. */
export function token(claims: object = {}): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const payload = { room: 'standup', sub: 'ada', exp: 4_000_000_000, ...claims };
  return `${encode({ alg: 'ES256' })}.${encode(payload)}.signature`;
}

/** Streams are there when a test says so. */
export class FakeArrivals implements Arrivals {
  readonly #waiting = new Map<string, () => void>();

  watch({ id }: { id: string }, arrived: () => void): () => void {
    this.#waiting.set(id, arrived);
    return () => this.#waiting.delete(id);
  }

  /** The first picture or sound of this consumer. */
  show(consumerId: string): void {
    this.#waiting.get(consumerId)?.();
  }
}

/** Times of a move, so short that no test waits; only the patience with streams is long. */
export const MOVE_TIMES = { switchPatience: 10_000, holdOut: 0, overlap: 5, aftermath: 10 };

/** mediasoup-client's fake of WebRTC, whose transports find a path at once, or never. */
function connecting(paths: boolean): types.HandlerFactory {
  const fakes = FakeHandler.createFactory(fake);
  return {
    ...fakes,
    factory: (options) => {
      const handler = fakes.factory(options) as FakeHandler;
      handler.on('@connectionstatechange', (state) => {
        if (state === 'connecting' && paths) {
          queueMicrotask(() => handler.setConnectionState('connected'));
        }
      });
      return handler;
    },
  };
}

/** A room at the fake agent, with mediasoup-client on its own fake of WebRTC. */
export function enter(
  agent: FakeAgent,
  options: Partial<JoinOptions> = {},
  patience = 5_000,
  more: Partial<Platform> = {},
  paths = true,
): Room {
  return new Room(
    { url: agent.url, token: token(), displayName: 'Ada', ...options },
    {
      WebSocket: WebSocket as unknown as WebSocketClass,
      createDevice: () => Device.factory({ handlerFactory: connecting(paths) }),
      random: () => 0,
      patience,
      arrivals: new FakeArrivals(),
      moveTimes: MOVE_TIMES,
      ...more,
    },
  );
}

export function audioTrack(): MediaStreamTrack {
  return new FakeMediaStreamTrack({ kind: 'audio' });
}

export function videoTrack(): MediaStreamTrack {
  return new FakeMediaStreamTrack({ kind: 'video' });
}

/** The next time an event happens. */
export function next<Name extends keyof RoomEvents>(
  room: Room,
  name: Name,
  is: (...args: RoomEvents[Name]) => boolean = () => true,
): Promise<RoomEvents[Name]> {
  return new Promise((resolve) => {
    const stop = room.on(name, (...args) => {
      if (is(...args)) {
        stop();
        resolve(args);
      }
    });
  });
}

/** A test that may not hang: rooms retry, so a broken one would wait for ever. */
export function test(name: string, run: (context: TestContext) => Promise<void>): void {
  void nodeTest(name, { timeout: 20_000 }, run);
}
