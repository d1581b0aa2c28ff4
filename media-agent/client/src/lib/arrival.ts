// SPDX-License-Identifier: Apache-2.0
import type { types } from 'mediasoup-client';
import { Looks } from './looks.js';

/** Between two looks at all that are waited for, in ms. */
const LOOK = 20;
/** Share of full scale above which a sound is audible. */
const AUDIBLE = 0.004;
/** Sound that came for so long without being audible is silence. In ms. */
const SILENT = 100;

/** Tells when a stream that nobody sees yet is there. */
export interface Arrivals {
  /**
   * @param arrived is called once: at the first picture that was rendered, or as soon as the sound
   *     is audible or its silence is really silence
   * @returns stops watching
   */
  watch(consumer: types.Consumer, arrived: () => void): () => void;
}

/** With hidden elements, as a browser has them. */
export class BrowserArrivals implements Arrivals {
  readonly #waiting = new Set<() => void>();
  readonly #looks = new Looks(() => this.#waiting.forEach((look) => look()), LOOK);

  watch(consumer: types.Consumer, arrived: () => void): () => void {
    const element = document.createElement(consumer.kind);
    // Without an element a browser may not play what comes, and so not tell of it.
    element.muted = true;
    element.srcObject = new MediaStream([consumer.track]);
    void element.play().catch(() => undefined);
    const isThere = consumer.kind === 'audio' ? soundOf(consumer) : pictureOf(consumer, element);
    const look = (): void => {
      if (isThere()) {
        stop();
        arrived();
      }
    };
    const stop = (): void => {
      this.#waiting.delete(look);
      if (this.#waiting.size === 0) {
        this.#looks.stop();
      }
      element.srcObject = null;
    };
    this.#waiting.add(look);
    this.#looks.start();
    return stop;
  }
}

/** Whether this sound is there, looked at again and again; `now` in ms. */
export function audibleOrSilent(): (level: number | undefined, now: number) => boolean {
  let since: number | undefined;
  return (level, now) => {
    if (level === undefined) {
      return false;
    }
    since ??= now;
    return level > AUDIBLE || now - since >= SILENT;
  };
}

function soundOf(consumer: types.Consumer): () => boolean {
  const look = audibleOrSilent();
  return () => {
    const [source] = consumer.rtpReceiver?.getSynchronizationSources() ?? [];
    return look(source && (source.audioLevel ?? 0), performance.now());
  };
}

/** In a hidden tab nothing is rendered; there, a decoded picture has to do. */
function pictureOf(consumer: types.Consumer, element: HTMLMediaElement): () => boolean {
  let rendered = false;
  if (element instanceof HTMLVideoElement && 'requestVideoFrameCallback' in element) {
    element.requestVideoFrameCallback(() => {
      rendered = true;
    });
  }
  const unseen = (): boolean =>
    document.hidden || !('requestVideoFrameCallback' in HTMLVideoElement.prototype);
  return () =>
    rendered || (unseen() && (consumer.rtpReceiver?.getSynchronizationSources().length ?? 0) > 0);
}
