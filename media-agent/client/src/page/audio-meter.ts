// SPDX-License-Identifier: Apache-2.0

// Runs in the audio thread: the longest run of silent samples since the first sound.

declare const sampleRate: number;
/** Of the block's first sample, on the context's clock. */
declare const currentFrame: number;
declare const registerProcessor: (name: string, processor: unknown) => void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** Samples up to this are silence. */
const SILENT = 0.004;
/** Samples in a block. Without any input it is silent. */
const BLOCK = 128;

/** Shorter runs are the zero crossings of a tone: 2 ms. In samples. */
const SHORTEST = sampleRate / 500;
/** So many runs are remembered. */
const MEMORY = 2_000;

/** What a page asks; a window in seconds of the audio clock. */
export type SilenceQuestion =
  | { readonly id: number; readonly what: 'read' | 'reset' }
  | { readonly id: number; readonly what: 'window'; readonly from: number; readonly to: number };

/** In ms; undefined before the first sound. */
export interface SilenceAnswer {
  readonly id: number;
  readonly longest: number | undefined;
}

class SilenceMeter extends AudioWorkletProcessor {
  #heard = false;
  #longest = 0;
  /** Runs of silence: first sample and the one after the last. */
  #runs: [from: number, to: number][] = [];
  #silentSince: number | undefined;
  #now = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<SilenceQuestion>) => {
      const longest = this.#heard ? (this.#answer(data) * 1000) / sampleRate : undefined;
      this.port.postMessage({ id: data.id, longest } satisfies SilenceAnswer);
    };
  }

  #answer(question: SilenceQuestion): number {
    const open: [number, number][] =
      this.#silentSince === undefined ? [] : [[this.#silentSince, this.#now]];
    if (question.what === 'window') {
      const from = question.from * sampleRate;
      const to = question.to * sampleRate;
      const parts = [...this.#runs, ...open].map(
        (run) => Math.min(run[1], to) - Math.max(run[0], from),
      );
      return Math.max(0, ...parts);
    }
    if (question.what === 'reset') {
      this.#longest = 0;
      this.#silentSince &&= this.#now;
      return 0;
    }
    return Math.max(this.#longest, this.#silentSince ? this.#now - this.#silentSince : 0);
  }

  process(inputs: Float32Array[][]): boolean {
    const channel = inputs[0]?.[0];
    const first = currentFrame;
    for (let index = 0; index < BLOCK; index++) {
      this.#now = first + index;
      if (Math.abs(channel?.[index] ?? 0) > SILENT) {
        this.#heard = true;
        this.#sound();
      } else if (this.#heard) {
        this.#silentSince ??= this.#now;
      }
    }
    return true;
  }

  #sound(): void {
    const from = this.#silentSince;
    this.#silentSince = undefined;
    if (from === undefined) {
      return;
    }
    const length = this.#now - from;
    this.#longest = Math.max(this.#longest, length);
    if (length >= SHORTEST && this.#runs.push([from, this.#now]) > MEMORY) {
      this.#runs.shift();
    }
  }
}

registerProcessor('silence-meter', SilenceMeter);
