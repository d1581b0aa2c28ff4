// SPDX-License-Identifier: Apache-2.0

const FRAMES_PER_SECOND = 15;

/** Chromium's way to make a track out of frames; other browsers capture a canvas instead. */
type TrackGenerator = MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
declare const MediaStreamTrackGenerator:
  (new (options: { kind: 'video' }) => TrackGenerator) | undefined;

/** A moving picture, easy to encode: large plain shapes, a hand that turns once in four seconds. */
export class TestPicture {
  readonly track: MediaStreamTrack;

  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #ticker: Worker;
  readonly #label: string;
  readonly #font: string;
  readonly #hue: number;
  #frames = 0;

  constructor(label: string, seed: string, width: number, height: number) {
    this.#canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = this.#canvas.getContext('2d', { alpha: false });
    if (!context) {
      throw new Error('This browser cannot draw on a canvas.');
    }
    this.#context = context;
    this.#label = label;
    this.#font = fontFor(context, label, Math.min(width, height) / 20);
    this.#hue = hueOf(seed);
    this.#ticker = new Worker('ticker.js');
    this.#draw();
    const write = this.#frameWriter();
    this.track = write.track;
    this.#ticker.addEventListener('message', () => {
      this.#draw();
      write.frame();
    });
    this.#ticker.postMessage(FRAMES_PER_SECOND);
  }

  stop(): void {
    this.#ticker.terminate();
    this.track.stop();
  }

  /** A captured canvas stands still in a hidden tab, so frames are written by hand where possible. */
  #frameWriter(): { track: MediaStreamTrack; frame: () => void } {
    if (typeof MediaStreamTrackGenerator === 'undefined') {
      const track = this.#canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks()[0];
      if (!track) {
        throw new Error('This browser cannot capture a canvas.');
      }
      return { track, frame: () => undefined };
    }
    const track = new MediaStreamTrackGenerator({ kind: 'video' });
    const writer = track.writable.getWriter();
    const frame = (): void => {
      // In µs.
      const picture = new VideoFrame(this.#canvas, { timestamp: performance.now() * 1000 });
      writer.write(picture).catch(() => picture.close());
    };
    return { track, frame };
  }

  #draw(): void {
    const { width, height } = this.#canvas;
    const context = this.#context;
    const unit = Math.min(width, height) / 20;
    const angle = (this.#frames / FRAMES_PER_SECOND / 4) * 2 * Math.PI;
    context.fillStyle = `hsl(${this.#hue} 38% 30%)`;
    context.fillRect(0, 0, width, height);
    context.fillStyle = `hsl(${this.#hue} 42% 36%)`;
    context.beginPath();
    context.arc(width / 2, height / 2, unit * 7.5, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = `hsl(${this.#hue} 62% 72%)`;
    context.beginPath();
    context.arc(
      width / 2 + Math.sin(angle) * unit * 7.5,
      height / 2 - Math.cos(angle) * unit * 7.5,
      unit * 0.9,
      0,
      2 * Math.PI,
    );
    context.fill();
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = `hsl(${this.#hue} 60% 92%)`;
    context.font = this.#font;
    context.fillText(this.#label, width / 2, height / 2 - unit * 0.6);
    context.font = `500 ${unit * 1.5}px ui-monospace, monospace`;
    const seconds = (this.#frames / FRAMES_PER_SECOND).toFixed(1);
    context.fillText(`${seconds} s`, width / 2, height / 2 + unit * 3);
    this.#frames++;
  }
}

/** As large as the disc allows. */
function fontFor(context: CanvasRenderingContext2D, label: string, unit: number): string {
  const font = (size: number): string => `600 ${size}px system-ui, sans-serif`;
  context.font = font(unit * 4);
  return font(unit * 4 * Math.min(1, (unit * 12.5) / context.measureText(label).width));
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
