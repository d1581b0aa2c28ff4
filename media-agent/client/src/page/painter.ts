// SPDX-License-Identifier: Apache-2.0
//
// A worker of its own: timers of a page slow down to one a second when its tab is hidden, and a
// page that is busy for a moment would hold up the picture that it sends, as no camera does.
import { Painting, type Subject } from './painting.js';

/** To the worker: paint yourself and write the frames there, or only say when one is due. */
export type PainterOrder =
  | {
      readonly what: 'paint';
      readonly subject: Subject;
      readonly width: number;
      readonly height: number;
      readonly to: WritableStream<VideoFrame>;
    }
  | { readonly what: 'beat'; readonly framesPerSecond: number };

self.addEventListener('message', ({ data }: MessageEvent<PainterOrder>) => {
  switch (data.what) {
    case 'paint':
      every(data.subject.framesPerSecond, painter(data));
      break;
    case 'beat':
      every(data.framesPerSecond, () => self.postMessage(undefined));
      break;
  }
});

function every(framesPerSecond: number, act: () => void): void {
  act();
  setInterval(act, 1_000 / framesPerSecond);
}

function painter(order: PainterOrder & { what: 'paint' }): () => void {
  const canvas = new OffscreenCanvas(order.width, order.height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) {
    throw new Error('This browser cannot draw on a canvas.');
  }
  const painting = new Painting(context, order.subject);
  const writer = order.to.getWriter();
  return () => {
    painting.draw();
    // In µs.
    const picture = new VideoFrame(canvas, { timestamp: performance.now() * 1_000 });
    writer.write(picture).catch(() => picture.close());
  };
}
