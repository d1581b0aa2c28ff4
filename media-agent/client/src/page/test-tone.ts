// SPDX-License-Identifier: Apache-2.0
import { hueOf } from './test-picture.js';

/** Steps of a pentatonic scale above 220 Hz: any of them sound well together. */
const STEPS = [0, 2, 4, 7, 9, 12, 14, 16];
/** Loud enough for a meter, low enough for people. */
const GAIN = 0.08;

/** A steady soft tone. */
export class TestTone {
  readonly track: MediaStreamTrack;
  readonly #oscillator: OscillatorNode;

  constructor(context: AudioContext, seed: string) {
    const step = STEPS[hueOf(seed) % STEPS.length] ?? 0;
    this.#oscillator = new OscillatorNode(context, { frequency: 220 * 2 ** (step / 12) });
    const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    this.#oscillator.connect(new GainNode(context, { gain: GAIN })).connect(destination);
    const track = destination.stream.getAudioTracks()[0];
    if (!track) {
      throw new Error('This browser cannot make a tone.');
    }
    this.track = track;
    this.#oscillator.start();
  }

  stop(): void {
    this.#oscillator.stop();
    this.track.stop();
  }
}
