// SPDX-License-Identifier: Apache-2.0

// Runs in the audio thread: the longest run of silent samples since the first sound.

declare const sampleRate: number;
declare const registerProcessor: (name: string, processor: unknown) => void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** Samples up to this are silence. */
const SILENT = 0.004;
/** Samples in a block that has no input at all. */
const BLOCK = 128;

class SilenceMeter extends AudioWorkletProcessor {
  #heard = false;
  #run = 0;
  #longest = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<'read' | 'reset'>) => {
      if (data === 'reset') {
        this.#run = 0;
        this.#longest = 0;
      }
      const samples = Math.max(this.#longest, this.#run);
      this.port.postMessage(this.#heard ? (samples * 1000) / sampleRate : undefined);
    };
  }

  process(inputs: Float32Array[][]): boolean {
    const channel = inputs[0]?.[0];
    if (!channel) {
      this.#run += this.#heard ? BLOCK : 0;
      return true;
    }
    for (const sample of channel) {
      if (Math.abs(sample) > SILENT) {
        this.#heard = true;
        this.#longest = Math.max(this.#longest, this.#run);
        this.#run = 0;
      } else if (this.#heard) {
        this.#run++;
      }
    }
    return true;
  }
}

registerProcessor('silence-meter', SilenceMeter);
