// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { Comeback } from '../src/lib/comeback.js';
import type { JoinOptions, Platform } from '../src/lib/options.js';
import { test, token } from './join.js';

const BROKEN = { code: 1006 };

function comeback(patience: number, options: Partial<JoinOptions> = {}): Comeback {
  return new Comeback(
    { url: 'ws://old.example/', token: token(), displayName: 'Ada', ...options },
    { patience, random: () => 0 } as Platform,
  );
}

test('a silent host is given up after a while', async () => {
  await assert.rejects(comeback(0).afterEnd(BROKEN, false), { code: 'HOST_UNREACHABLE' });
});

test('a host that still carries the media is waited for without a limit', async () => {
  assert.equal(await comeback(0).afterEnd(BROKEN, true), true);
});

test('a new token may lead to another host, as somebody new', async () => {
  const asked: string[] = [];
  const ticket = { token: token({ sub: 'ada-2' }), url: 'wss://new.example/' };
  const moved = comeback(0, {
    onTokenNeeded: (code) => {
      asked.push(code);
      return Promise.resolve(ticket);
    },
  });

  assert.equal(await moved.afterEnd(BROKEN, false), false);
  assert.deepEqual(asked, ['HOST_UNREACHABLE']);
  const address = new URL(moved.address(false));
  assert.equal(address.origin, 'wss://new.example');
  assert.equal(address.searchParams.get('peerId'), 'ada-2');
});
