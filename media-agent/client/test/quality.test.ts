// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { types } from 'mediasoup-client';
import { QualityMeter, type QualityReport } from '../src/lib/quality.js';

type Stat = Record<string, unknown>;

function transport(stats: Stat[], connectionState = 'connected'): types.Transport {
  const report = new Map(stats.map((stat) => [stat['id'], stat]));
  return {
    closed: false,
    connectionState,
    getStats: () => Promise.resolve(report),
  } as unknown as types.Transport;
}

function received(mid: string, at: number, packets: number, lost: number, bytes = 0): Stat {
  return {
    id: mid,
    type: 'inbound-rtp',
    mid,
    timestamp: at,
    packetsReceived: packets,
    packetsLost: lost,
    bytesReceived: bytes,
  };
}

async function report(
  receive: Stat[][],
  send: Stat[] = [],
  state?: string,
): Promise<QualityReport> {
  const meter = new QualityMeter();
  let last: QualityReport | undefined;
  for (const stats of receive) {
    last = await meter.measure({
      send: transport(send),
      receive: transport(stats, state),
      receivedByMid: new Map([['0', 'consumer-1']]),
      sentByMid: new Map([['0', 'camera']]),
    });
  }
  assert.ok(last);
  return last;
}

test('bit rate and loss are those since the last look', async () => {
  const { received: streams, lossShare } = await report([
    [received('0', 1_000, 100, 50, 10_000)],
    [received('0', 3_000, 190, 60, 35_000)],
  ]);

  assert.equal(streams.get('consumer-1')?.bitrate, 100_000);
  assert.equal(lossShare, 0.1);
});

test('the gaps of bandwidth probes are no loss', async () => {
  const { lossShare, level } = await report([
    [received('0', 1_000, 100, 0), received('probator', 1_000, 6, 0)],
    [received('0', 2_000, 150, 0), received('probator', 2_000, 14, 8)],
  ]);

  assert.equal(lossShare, 0);
  assert.equal(level, 'good');
});

test('the layers of a simulcast are one stream, as large as its largest layer', async () => {
  const layer = (id: string, frameHeight: number): Stat => ({
    id,
    type: 'outbound-rtp',
    mid: '0',
    frameHeight,
    frameWidth: frameHeight * 2,
  });
  const { sent } = await report([[]], [layer('small', 180), layer('large', 360)]);

  assert.equal(sent.get('camera')?.height, 360);
  assert.equal(sent.get('camera')?.width, 720);
});

test('a lost path is said first, whatever the figures are', async () => {
  assert.equal((await report([[]], [], 'disconnected')).level, 'lost');
});

test('a long way is only fair', async () => {
  const pair = { id: 'p', type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.3 };
  const { level, roundTripMs } = await report([[]], [pair]);

  assert.equal(roundTripMs, 300);
  assert.equal(level, 'fair');
});

test('who asks while a measurement is under way gets its result', async () => {
  let asked = 0;
  let answer: (report: Map<unknown, Stat>) => void = () => undefined;
  const slow = {
    closed: false,
    connectionState: 'connected',
    getStats: () => {
      asked++;
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
  } as unknown as types.Transport;
  const measured = {
    send: transport([]),
    receive: slow,
    receivedByMid: new Map<string, string>(),
    sentByMid: new Map<string, string>(),
  };
  const meter = new QualityMeter();
  const both = [meter.measure(measured), meter.measure(measured)];
  assert.equal(asked, 1);
  answer(new Map());
  assert.equal((await both[0])?.level, (await both[1])?.level);
  void meter.measure(measured);
  assert.equal(asked, 2);
});
