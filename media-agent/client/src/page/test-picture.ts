// SPDX-License-Identifier: Apache-2.0
import type { PainterOrder } from './painter.js';
import { Painting, type Subject } from './painting.js';

const FRAMES_PER_SECOND = 15;

/** Chromium's way to make a track out of frames; other browsers capture a canvas instead. */
type TrackGenerator = MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
declare const MediaStreamTrackGenerator:
  (new (options: { kind: 'video' }) => TrackGenerator) | undefined;

/** A picture to send without a camera. */
export class TestPicture {
  readonly track: MediaStreamTrack;
  readonly #painter = new Worker('painter.js');

  constructor(label: string, seed: string, width: number, height: number) {
    const subject = { label, hue: hueOf(seed), framesPerSecond: FRAMES_PER_SECOND };
    this.track =
      typeof MediaStreamTrackGenerator === 'undefined'
        ? this.#captured(subject, width, height)
        : this.#written(new MediaStreamTrackGenerator({ kind: 'video' }), subject, width, height);
  }

  stop(): void {
    this.#painter.terminate();
    this.track.stop();
  }

  /** Frame by frame: a captured canvas stands still in a hidden tab. */
  #written(
    track: TrackGenerator,
    subject: Subject,
    width: number,
    height: number,
  ): MediaStreamTrack {
    this.#order({ what: 'paint', subject, width, height, to: track.writable }, [track.writable]);
    return track;
  }

  #captured(subject: Subject, width: number, height: number): MediaStreamTrack {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d', { alpha: false });
    const painting = context && new Painting(context, subject);
    painting?.draw();
    const track = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks()[0];
    if (!painting || !track) {
      throw new Error('This browser cannot draw on a canvas, or capture it.');
    }
    this.#painter.addEventListener('message', () => painting.draw());
    this.#order({ what: 'beat', framesPerSecond: FRAMES_PER_SECOND });
    return track;
  }

  #order(order: PainterOrder, transfer: Transferable[] = []): void {
    this.#painter.postMessage(order, transfer);
  }
}

/** The same participant always has the same colour; ids that are alike have colours far apart. */
export function hueOf(seed: string): number {
  let hash = 0;
  for (const char of seed) {
    hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 65_521;
  }
  // The golden angle.
  return Math.round(hash * 137.508) % 360;
}
