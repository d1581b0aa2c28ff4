// SPDX-License-Identifier: Apache-2.0
import { crossfade } from './crossfade.js';
import { h, setText } from './dom.js';
import { initials } from './format.js';
import { icon } from './icons.js';
import type { Place } from './places.js';
import { hueOf } from './test-picture.js';

/** A picture that nobody renders, as in a hidden tab, takes its place without that. In ms. */
const PATIENCE = 1_000;

/** One participant: a large tile on the stage, a small one in the strip, a name in the list. */
export class Tile {
  readonly element: HTMLElement;
  #video = newVideo();
  /** What comes next, once its first picture is there. */
  #nextVideo: HTMLVideoElement | undefined;
  #audio = h('audio');
  readonly #avatar = h('span', { class: 'avatar' });
  readonly #name = h('span', { class: 'name' });
  readonly #state = h('span', { class: 'tile-state' });
  readonly #standby = h('span', { class: 'visually-hidden' });
  readonly #detail = h('span', { class: 'detail' });
  #nameText = '';
  #microphone = false;
  #camera = false;
  #speaking = false;
  #place: Place = 'list';

  constructor(
    id: string,
    private readonly own: boolean,
    private readonly soundBlocked: () => void,
  ) {
    this.element = h(
      'li',
      { class: own ? 'tile own' : 'tile', 'data-peer': id },
      h('div', { class: 'backdrop' }, this.#avatar),
      this.#video,
      h('div', { class: 'plate' }, this.#state, this.#name, this.#standby),
      this.#detail,
      this.#audio,
    );
    this.#avatar.style.setProperty('--hue', String(hueOf(id)));
    this.#update();
  }

  get place(): Place {
    return this.#place;
  }

  /** To be told after the element has moved. */
  set place(place: Place) {
    if (this.#place !== place) {
      this.#place = place;
      this.#update();
      this.#play();
    }
  }

  get name(): string {
    return this.#nameText;
  }

  set name(name: string) {
    this.#nameText = name;
    this.#update();
  }

  set speaking(speaking: boolean) {
    this.#speaking = speaking;
    this.#update();
  }

  set detail(text: string) {
    setText(this.#detail, text);
  }

  /**
   * Shows a picture, or the initials when there is none or it is muted. Another track takes the
   * place of what is shown with its first picture, so that nothing flickers in between.
   *
   * @returns the element that shows this track, now or in a moment
   */
  setVideo(track: MediaStreamTrack | undefined, muted: boolean): HTMLVideoElement {
    this.#camera = track !== undefined && !muted;
    const newest = this.#nextVideo ?? this.#video;
    if (track && firstTrack(newest) !== track) {
      this.#bring(track);
    }
    this.element.classList.toggle('held', false);
    this.#update();
    return this.#nextVideo ?? this.#video;
  }

  /** Without a picture of its own, the new element lets the old one be seen. */
  #bring(track: MediaStreamTrack): void {
    if (!firstTrack(this.#video)) {
      play(this.#video, track);
      return;
    }
    this.#nextVideo?.remove();
    const next = newVideo();
    this.#nextVideo = next;
    this.#video.after(next);
    const shown = (): void => {
      clearTimeout(timer);
      if (this.#nextVideo === next) {
        this.#video.remove();
        this.#video.srcObject = null;
        this.#video = next;
        this.#nextVideo = undefined;
      }
    };
    const timer = setTimeout(shown, PATIENCE);
    if ('requestVideoFrameCallback' in next) {
      next.requestVideoFrameCallback(shown);
    } else {
      (next as HTMLVideoElement).addEventListener('playing', shown, { once: true });
    }
    play(next, track);
  }

  /** Leaves the last picture standing while the call is set up again. */
  hold(): void {
    this.element.classList.toggle('held', true);
  }

  setAudio(track: MediaStreamTrack | undefined, muted: boolean): void {
    this.#microphone = track !== undefined && !muted;
    const before = firstTrack(this.#audio);
    if (track && !this.own && before !== track) {
      if (before?.readyState === 'live') {
        const next = h('audio');
        next.srcObject = new MediaStream([track]);
        this.#audio.after(next);
        crossfade(this.#audio, next);
        this.#audio = next;
      } else {
        this.#audio.srcObject = new MediaStream([track]);
      }
      this.playAudio();
    }
    this.#update();
  }

  /** To be called again on a click when the browser has refused to play. */
  playAudio(): void {
    if (this.#audio.srcObject) {
      this.#audio.play().catch((error: unknown) => {
        if (error instanceof DOMException && error.name === 'NotAllowedError') {
          this.soundBlocked();
        }
      });
    }
  }

  /** A browser may have stopped an element that has moved; one without a picture needs no player. */
  #play(): void {
    if (this.#place === 'list') {
      this.#nextVideo?.remove();
      this.#nextVideo = undefined;
      this.#video.srcObject = null;
      this.#audio.srcObject = null;
    } else if (this.#video.srcObject) {
      void this.#video.play().catch(() => undefined);
      void this.#nextVideo?.play().catch(() => undefined);
      this.playAudio();
    }
  }

  #update(): void {
    const name = this.own ? `${this.#nameText} (you)` : this.#nameText;
    setText(this.#name, name);
    setText(this.#avatar, initials(this.#nameText));
    this.element.classList.toggle('speaking', this.#speaking && this.#microphone);
    this.element.classList.toggle('without-video', !this.#camera);
    setText(this.#standby, this.#place === 'strip' ? 'standby' : '');
    const state = this.#microphone
      ? this.#speaking
        ? 'speaking'
        : 'microphone'
      : this.#place === 'strip'
        ? 'standby'
        : 'microphone-off';
    if (this.#state.dataset['state'] !== state) {
      this.#state.dataset['state'] = state;
      this.#state.replaceChildren(icon(state));
    }
    this.element.setAttribute('aria-label', this.#describe(name));
  }

  #describe(name: string): string {
    if (this.#place === 'list') {
      return name;
    }
    if (this.#place === 'strip') {
      return [name, 'standby', ...(this.#speaking ? ['speaking'] : [])].join(', ');
    }
    const words = [
      name,
      this.#microphone ? (this.#speaking ? 'speaking' : 'microphone on') : 'microphone muted',
      this.#camera ? 'video on' : 'video off',
    ];
    return words.join(', ');
  }
}

function newVideo(): HTMLVideoElement {
  const video = h('video', { playsinline: true, 'aria-hidden': 'true' });
  video.muted = true;
  return video;
}

function play(video: HTMLVideoElement, track: MediaStreamTrack): void {
  video.srcObject = new MediaStream([track]);
  void video.play().catch(() => undefined);
}

function firstTrack(element: HTMLMediaElement): MediaStreamTrack | undefined {
  return element.srcObject instanceof MediaStream ? element.srcObject.getTracks()[0] : undefined;
}
