// SPDX-License-Identifier: Apache-2.0
import type { types } from 'mediasoup-client';

/** One media stream, over the time since the last report. */
export interface StreamQuality {
  readonly bitrate: number;
  /** Video only. */
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /** Received streams only: since the stream began. */
  readonly framesDecoded: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly concealedSamples: number;
  readonly freezeCount: number;
}

/** In words: fine; works with flaws; hardly works; no path to the agent. */
export type QualityLevel = 'good' | 'fair' | 'poor' | 'lost';

export interface QualityReport {
  readonly level: QualityLevel;
  /** Undefined until measured. */
  readonly roundTripMs: number | undefined;
  /** Share of packets lost, up and down, the worse of both. */
  readonly lossShare: number;
  /** By id of the remote track. */
  readonly received: ReadonlyMap<string, StreamQuality>;
  /** By source of the published track. */
  readonly sent: ReadonlyMap<string, StreamQuality>;
}

/** What is measured: transports, and the names of their streams by mid. */
export interface Measured {
  readonly send: types.Transport;
  readonly receive: types.Transport;
  readonly receivedByMid: ReadonlyMap<string, string>;
  readonly sentByMid: ReadonlyMap<string, string>;
}

interface Counters {
  readonly at: number;
  readonly bytes: number;
  readonly packets: number;
  readonly lost: number;
}

type Stat = Record<string, unknown>;

/** Reads WebRTC's statistics and compares them with the last reading. */
export class QualityMeter {
  #last = new Map<string, Counters>();
  #underWay: Promise<QualityReport> | undefined;

  /**
   * Whoever asks while a measurement is under way gets its result: with many streams on a busy
   * machine one lasts longer than the time between two, and they would pile up.
   */
  measure(measured: Measured): Promise<QualityReport> {
    this.#underWay ??= this.#measure(measured).finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async #measure({ send, receive, receivedByMid, sentByMid }: Measured): Promise<QualityReport> {
    const [sendStats, receiveStats] = await Promise.all([statsOf(send), statsOf(receive)]);
    const next = new Map<string, Counters>();
    const received = new Map<string, StreamQuality>();
    const sent = new Map<string, StreamQuality>();
    let lost = 0;
    let packets = 0;
    for (const stat of receiveStats.filter(({ type }) => type === 'inbound-rtp')) {
      const name = receivedByMid.get(String(stat['mid']));
      // The agent's bandwidth probes are a stream of their own, with gaps that mean nothing.
      if (name !== undefined) {
        const delta = this.#delta(stat, next);
        lost += delta.lost;
        packets += delta.packets;
        received.set(name, describe([stat], delta.bitrate));
      }
    }
    for (const [mid, layers] of groupByMid(sendStats)) {
      const name = sentByMid.get(mid);
      const bitrate = layers.reduce((sum, layer) => sum + this.#delta(layer, next).bitrate, 0);
      if (name !== undefined) {
        sent.set(name, describe(layers, bitrate));
      }
    }
    this.#last = next;
    const down = packets + lost > 0 ? lost / (packets + lost) : 0;
    const up = Math.max(0, ...sendStats.map((stat) => number(stat['fractionLost'])));
    const lossShare = Math.max(0, down, up);
    const roundTripMs = roundTrip([...sendStats, ...receiveStats]);
    const level = levelOf([send, receive], lossShare, roundTripMs ?? 0);
    return { level, roundTripMs, lossShare, received, sent };
  }

  #delta(
    stat: Stat,
    next: Map<string, Counters>,
  ): { bitrate: number; packets: number; lost: number } {
    const now: Counters = {
      at: number(stat['timestamp']),
      bytes: number(stat['bytesReceived']) + number(stat['bytesSent']),
      packets: number(stat['packetsReceived']),
      lost: number(stat['packetsLost']),
    };
    const id = String(stat['id']);
    next.set(id, now);
    const before = this.#last.get(id);
    if (!before || now.at <= before.at || now.bytes < before.bytes) {
      return { bitrate: 0, packets: 0, lost: 0 };
    }
    return {
      bitrate: ((now.bytes - before.bytes) * 8 * 1000) / (now.at - before.at),
      packets: now.packets - before.packets,
      lost: Math.max(0, now.lost - before.lost),
    };
  }
}

async function statsOf(transport: types.Transport): Promise<Stat[]> {
  if (transport.closed || transport.connectionState === 'new') {
    return [];
  }
  const stats: Stat[] = [];
  (await transport.getStats()).forEach((stat: Stat) => stats.push(stat));
  return stats;
}

function groupByMid(stats: Stat[]): Map<string, Stat[]> {
  const groups = new Map<string, Stat[]>();
  for (const stat of stats.filter(({ type }) => type === 'outbound-rtp')) {
    const mid = String(stat['mid']);
    groups.set(mid, [...(groups.get(mid) ?? []), stat]);
  }
  return groups;
}

/** The largest layer says how big the picture is; a layer that is not sent has no size. */
function describe(layers: Stat[], bitrate: number): StreamQuality {
  const largest = layers.reduce((a, b) =>
    number(b['frameHeight']) > number(a['frameHeight']) ? b : a,
  );
  return {
    bitrate,
    width: number(largest['frameWidth']),
    height: number(largest['frameHeight']),
    framesPerSecond: number(largest['framesPerSecond']),
    framesDecoded: number(largest['framesDecoded']),
    packetsReceived: number(largest['packetsReceived']),
    packetsLost: number(largest['packetsLost']),
    concealedSamples: number(largest['concealedSamples']),
    freezeCount: number(largest['freezeCount']),
  };
}

function roundTrip(stats: Stat[]): number | undefined {
  const seconds = stats
    .filter((stat) => stat['type'] === 'candidate-pair' && stat['nominated'] === true)
    .map((stat) => stat['currentRoundTripTime'])
    .filter((value) => typeof value === 'number');
  return seconds.length > 0 ? Math.max(...seconds) * 1000 : undefined;
}

function levelOf(transports: types.Transport[], loss: number, roundTripMs: number): QualityLevel {
  if (
    transports.some(({ connectionState }) => ['failed', 'disconnected'].includes(connectionState))
  ) {
    return 'lost';
  }
  if (loss > 0.08 || roundTripMs > 600) {
    return 'poor';
  }
  return loss > 0.02 || roundTripMs > 250 ? 'fair' : 'good';
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
