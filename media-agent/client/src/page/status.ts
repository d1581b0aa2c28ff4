// SPDX-License-Identifier: Apache-2.0
import type { QualityLevel, QualityReport, RoomState } from '../lib/index.js';
import { announce, h, setText } from './dom.js';
import { icon, type IconName } from './icons.js';
import { brand } from './notice.js';

/** A passing word stands for so long. In ms. */
const SAID = 8_000;

const LEVELS: Record<QualityLevel, { word: string; icon: IconName; hint: string }> = {
  good: { word: 'Good', icon: 'good', hint: 'The connection is fine.' },
  fair: {
    word: 'Fair',
    icon: 'fair',
    hint: 'Some packets are late or lost; the picture may suffer.',
  },
  poor: { word: 'Poor', icon: 'fair', hint: 'Many packets are late or lost.' },
  lost: { word: 'No path', icon: 'lost', hint: 'Nothing gets through to the media host now.' },
};

/** The bar above the stage: where one is, with how many, how well connected. */
export class TopBar {
  readonly element: HTMLElement;
  readonly #count = h('span', {});
  readonly #quality = h('span', { class: 'badge quality' });
  readonly #figures = h('span', { class: 'figures' });
  readonly #said = h('span', { class: 'passing', hidden: true });
  #level: QualityLevel | undefined;
  #silent: ReturnType<typeof setTimeout> | undefined;

  constructor(room: string) {
    this.element = h(
      'header',
      { class: 'top' },
      brand(),
      h('h1', { class: 'room-name' }, room),
      h('span', { class: 'badge neutral' }, icon('people'), this.#count),
      h('span', { class: 'spring' }),
      this.#said,
      this.#figures,
      this.#quality,
    );
  }

  set participants(count: number) {
    setText(this.#count, count === 1 ? 'only you' : `${count} here`);
  }

  /** Something that went well, in passing. */
  say(text: string): void {
    setText(this.#said, text);
    this.#said.hidden = false;
    announce(text);
    clearTimeout(this.#silent);
    this.#silent = setTimeout(() => {
      this.#said.hidden = true;
    }, SAID);
  }

  showQuality(report: QualityReport | undefined): void {
    if (!report) {
      return;
    }
    const { level, roundTripMs, lossShare } = report;
    if (level !== this.#level) {
      this.#level = level;
      const { word, icon: name, hint } = LEVELS[level];
      this.#quality.dataset['level'] = level;
      this.#quality.replaceChildren(icon(name), word);
      this.#quality.title = hint;
    }
    const trip = roundTripMs === undefined ? '–' : `${Math.round(roundTripMs)} ms`;
    setText(this.#figures, `${trip} · ${(lossShare * 100).toFixed(1)} % lost`);
  }
}

/** One place for what is going on with the call as a whole. */
export class Banner {
  readonly element = h('div', { class: 'banner', role: 'status', hidden: true });
  #soundBlocked = false;
  #state: RoomState = 'connecting';

  constructor(private readonly turnSoundOn: () => void) {}

  set state(state: RoomState) {
    this.#state = state;
    this.#update();
  }

  set soundBlocked(blocked: boolean) {
    this.#soundBlocked = blocked;
    this.#update();
  }

  #update(): void {
    const said = this.#text();
    this.element.hidden = said === undefined;
    if (said !== undefined) {
      this.element.replaceChildren(icon(said.icon), h('span', {}, said.text), ...said.more);
      announce(said.text);
    }
  }

  #text(): { icon: IconName; text: string; more: HTMLElement[] } | undefined {
    if (this.#state === 'reconnecting') {
      const text =
        'Contact to the room is lost and being restored. Sound and picture go on if they can.';
      return { icon: 'clock', text, more: [] };
    }
    if (this.#state === 'rejoining') {
      const text = 'The room was opened anew. Sound and picture come back in a moment.';
      return { icon: 'clock', text, more: [] };
    }
    if (this.#soundBlocked) {
      const button = h('button', { type: 'button', class: 'button small' }, 'Turn sound on');
      button.addEventListener('click', this.turnSoundOn);
      return {
        icon: 'sound',
        text: 'The browser keeps this page silent until you click.',
        more: [button],
      };
    }
    return undefined;
  }
}
