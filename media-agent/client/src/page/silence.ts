// SPDX-License-Identifier: Apache-2.0
import { type Gaps, type LogicalStream, type RemoteTrack, streamKey } from '../lib/index.js';
import type { SilenceAnswer, SilenceQuestion } from './audio-meter.js';
import { FADE, FADE_AFTER } from './crossfade.js';
import { audioContext } from './sources.js';

type Question = SilenceQuestion extends infer One
  ? One extends unknown
    ? Omit<One, 'id'>
    : never
  : never;

/** Around the moment of a switch, in ms. */
const AROUND = 250;

interface Listened {
  readonly meter: AudioWorkletNode;
  readonly questions: Map<number, (longest: number | undefined) => void>;
  track: MediaStreamTrack;
  source: MediaStreamAudioSourceNode;
  gain: GainNode;
  switchedAt: number | undefined;
}

/**
 * Silence of what is heard, by logical stream: each track has its own volume in front of one meter,
 * and another track is faded in as it is for the listener.
 */
export class Silence {
  readonly #listened = new Map<string, Listened>();
  #worklet: Promise<void> | undefined;
  #questions = 0;

  /** Muting and standby tell of the same track again, which changes nothing. */
  async listen(remote: RemoteTrack): Promise<void> {
    const context = audioContext();
    this.#worklet ??= context.audioWorklet.addModule('audio-meter.js');
    await this.#worklet;
    const known = this.#listened.get(streamKey(remote));
    if (known?.track === remote.track) {
      return;
    }
    const meter = known?.meter ?? newMeter(context);
    const gain = new GainNode(context);
    const source = new MediaStreamAudioSourceNode(context, {
      mediaStream: new MediaStream([remote.track]),
    });
    source.connect(gain).connect(meter);
    if (known?.track.readyState === 'live') {
      const start = context.currentTime + FADE_AFTER / 1_000;
      fade(gain, 0, 1, start);
      fade(known.gain, 1, 0, start);
    }
    if (known) {
      letGo(known.source, known.gain);
      Object.assign(known, { track: remote.track, source, gain, switchedAt: performance.now() });
    } else {
      const listened = { meter, questions: new Map(), track: remote.track, source, gain };
      this.#listened.set(streamKey(remote), { ...listened, switchedAt: undefined });
      meter.port.onmessage = ({ data }: MessageEvent<SilenceAnswer>) => {
        listened.questions.get(data.id)?.(data.longest);
        listened.questions.delete(data.id);
      };
    }
  }

  async reset(): Promise<void> {
    await Promise.all([...this.#listened.values()].map((one) => this.#ask(one, { what: 'reset' })));
  }

  async longest(stream: LogicalStream): Promise<number | undefined> {
    const listened = this.#listened.get(streamKey(stream));
    return listened && this.#ask(listened, { what: 'read' });
  }

  /** Times as `performance.now()` gives them. */
  async gaps(stream: LogicalStream, from: number, to: number): Promise<Gaps | null | undefined> {
    const listened = this.#listened.get(streamKey(stream));
    if (!listened) {
      return undefined;
    }
    const behind = performance.now() - audioContext().currentTime * 1_000;
    const longestIn = (begin: number, end: number): Promise<number | undefined> =>
      this.#ask(listened, {
        what: 'window',
        from: (begin - behind) / 1_000,
        to: (end - behind) / 1_000,
      });
    const switchedAt = listened.switchedAt ?? from;
    const [longest, baseline, atSwitch] = await Promise.all([
      longestIn(from, to),
      longestIn(from - (to - from), from),
      longestIn(Math.max(from, switchedAt - AROUND), switchedAt + AROUND),
    ]);
    return longest === undefined
      ? null
      : { longestGapMs: longest, baselineMs: baseline ?? 0, switchMs: atSwitch ?? 0 };
  }

  #ask({ meter, questions }: Listened, question: Question): Promise<number | undefined> {
    const id = ++this.#questions;
    return new Promise((resolve) => {
      questions.set(id, resolve);
      meter.port.postMessage({ ...question, id });
    });
  }
}

function newMeter(context: AudioContext): AudioWorkletNode {
  const meter = new AudioWorkletNode(context, 'silence-meter', { outputChannelCount: [1] });
  // Nothing is heard of it, but what leads nowhere is not processed.
  meter.connect(new GainNode(context, { gain: 0 })).connect(context.destination);
  return meter;
}

/** Once faded out: whatever leads to a meter costs it in each block, even when its track has ended. */
function letGo(source: MediaStreamAudioSourceNode, gain: GainNode): void {
  setTimeout(() => {
    source.disconnect();
    gain.disconnect();
  }, 2 * FADE_AFTER);
}

function fade({ gain }: GainNode, from: number, to: number, start: number): void {
  gain.setValueAtTime(from, start - FADE_AFTER / 1_000);
  gain.setValueAtTime(from, start);
  gain.linearRampToValueAtTime(to, start + FADE / 1_000);
}
