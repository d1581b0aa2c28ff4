// SPDX-License-Identifier: Apache-2.0
//
// The channel benchmark with mediasoup's official Node library: the other half of
// headroom.mediasoup.bench.ChannelBench, same workload, same worker binary, same JSON lines.
//
//   MEDIASOUP_WORKER_BIN  the worker to drive (required)
//   BENCH_OPERATIONS      create-and-close pairs a round (2000)
//   BENCH_CONSUMERS       consumers a round, all of one producer and on one transport (500)
//   BENCH_IN_FLIGHT       requests at a time in the pipelined measures (64)
//   BENCH_WARMUP          untimed rounds of each measure (3)
//   BENCH_ROUNDS          timed rounds of each measure, the median counts (5)

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';

const mediasoup = createRequire(new URL('../../upstream/package.json', import.meta.url))('mediasoup');
const workload = JSON.parse(readFileSync(new URL('../workload.json', import.meta.url), 'utf8'));
const LISTEN = { protocol: 'udp', ip: '127.0.0.1' };

const workerBin = process.env.MEDIASOUP_WORKER_BIN;
const operations = setting('BENCH_OPERATIONS', 2000);
const consumers = setting('BENCH_CONSUMERS', 500);
const inFlight = setting('BENCH_IN_FLIGHT', 64);
const warmup = setting('BENCH_WARMUP', 3);
const rounds = setting('BENCH_ROUNDS', 5);

function setting(name, fallback) {
  const value = Number(process.env[name] ?? fallback);
  if (!Number.isInteger(value) || value < 1) {
    throw new Error(`${name} must be a whole number above 0, not ${process.env[name]}`);
  }
  return value;
}

function report(name, unit, value) {
  console.log(JSON.stringify({ name, unit, value: Number(value.toPrecision(5)) }));
}

const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Runs an operation count times, by as many loops as may be in flight. */
async function repeat(count, width, operation) {
  let left = count;
  const loop = async () => {
    while (left-- > 0) await operation();
  };
  await Promise.all(Array.from({ length: width }, loop));
}

/** A round prepares, is timed until the worker has answered everything, and cleans up. */
async function measure(name, count, width, { prepare, operation, settle, cleanUp }) {
  const rates = [];
  for (let round = -warmup; round < rounds; round++) {
    const subject = await prepare();
    const start = process.hrtime.bigint();
    await repeat(count, width, () => operation(subject));
    // close() does not wait for its answer: a last request, answered in order, does.
    await settle(subject);
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    await cleanUp(subject);
    if (round >= 0) rates.push(count / seconds);
  }
  report(name, '1/s', median(rates));
}

function createAndClose(worker, create) {
  return {
    prepare: () => worker.createRouter({ mediaCodecs: workload.mediaCodecs }),
    operation: async router => (await create(router)).close(),
    settle: () => worker.getResourceUsage(),
    cleanUp: router => router.close(),
  };
}

function consume(worker) {
  const webRtcTransport = router => router.createWebRtcTransport({ listenInfos: [LISTEN] });
  return {
    prepare: async () => {
      const router = await worker.createRouter({ mediaCodecs: workload.mediaCodecs });
      const producer = await (await webRtcTransport(router)).produce(workload.producer);
      return { router, producer, transport: await webRtcTransport(router) };
    },
    operation: ({ router, producer, transport }) =>
      transport.consume({ producerId: producer.id, rtpCapabilities: router.rtpCapabilities, paused: true }),
    settle: () => worker.getResourceUsage(),
    cleanUp: ({ router }) => router.close(),
  };
}

if (!workerBin) throw new Error('MEDIASOUP_WORKER_BIN must name the worker binary');
const worker = await mediasoup.createWorker({ workerBin, logLevel: 'error' });
const plain = createAndClose(worker, router => router.createPlainTransport({ listenInfo: LISTEN }));
const webRtc = createAndClose(worker, router => router.createWebRtcTransport({ listenInfos: [LISTEN] }));

await measure('plain-transport.create-close.one-at-a-time', operations, 1, plain);
await measure('plain-transport.create-close.in-flight', operations, inFlight, plain);
await measure('webrtc-transport.create-close.one-at-a-time', operations, 1, webRtc);
await measure('webrtc-transport.create-close.in-flight', operations, inFlight, webRtc);
await measure('consume.one-at-a-time', consumers, 1, consume(worker));
await measure('consume.in-flight', consumers, inFlight, consume(worker));

const { user, system } = process.cpuUsage();
const usage = await worker.getResourceUsage();
report('controller.cpu', 's', (user + system) / 1e6);
report('controller.rss', 'MB', process.memoryUsage.rss() / 1e6);
report('worker.cpu', 's', (usage.ru_utime + usage.ru_stime) / 1e3);
worker.close();
