// SPDX-License-Identifier: Apache-2.0
import type { RemotePeer } from '../lib/index.js';
import { arrangeChildren, h, setText } from './dom.js';
import { icon } from './icons.js';
import { fitTiles } from './layout.js';
import { glide } from './motion.js';
import { Places, type Order } from './places.js';
import type { Tile } from './tile.js';

const TILE_GAP = 12;
/** Room for the ring around a speaker, as in the style sheet. */
const RING = 4;
/** Steps that belong together come one by one, for example one who comes live and one who steps back. In ms. */
const TOGETHER = 120;
/** A place is kept so long without anything to show. In ms. */
const PATIENCE = 2_000;

/** Everybody in the room: who is live on the stage, who is on standby in a strip, the others by name. */
export class Crowd {
  readonly stage = h('ul', { class: 'stage', 'aria-label': 'Participants' });
  readonly aside: HTMLElement;

  readonly #strip = h('ul', { class: 'strip', 'aria-label': 'On standby', tabindex: '0' });
  readonly #names = h('ul', { class: 'names', 'aria-label': 'Also here' });
  readonly #folded = h(
    'div',
    { id: 'also-here', class: 'also-here', hidden: true },
    h('p', { class: 'note' }, 'Also here. You see and hear them as soon as they speak.'),
    this.#names,
  );
  readonly #more = h('button', {
    type: 'button',
    class: 'button small more',
    'aria-controls': 'also-here',
    'aria-expanded': 'false',
  });
  readonly #moreText = h('span', {});
  readonly #standby = h(
    'div',
    { class: 'standby' },
    h('span', { class: 'label', 'aria-hidden': 'true' }, 'Standby'),
    this.#strip,
  );

  readonly #tiles = new Map<string, Tile>();
  readonly #places = new Places(PATIENCE, () => this.#soon());
  readonly #resized = new ResizeObserver(() => this.#layOut());
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#more.append(this.#moreText, icon('unfold'));
    this.#more.addEventListener('click', () => this.#unfold(this.#folded.hidden !== false));
    this.aside = h(
      'div',
      { class: 'aside', hidden: true },
      h('div', { class: 'aside-row' }, this.#standby, this.#more),
      this.#folded,
    );
    this.#resized.observe(this.stage);
  }

  /** True while the call is being set up, for the first time or again: nobody loses a place then. */
  set settingUp(settingUp: boolean) {
    this.#places.held = settingUp;
  }

  get size(): number {
    return this.#tiles.size;
  }

  get(id: string): Tile | undefined {
    return this.#tiles.get(id);
  }

  forEach(act: (tile: Tile, id: string) => void): void {
    this.#tiles.forEach(act);
  }

  /** The own tile is always on the stage. */
  addOwn(id: string, tile: Tile): void {
    this.#tiles.set(id, tile);
    this.#places.enter(id, 'live', true);
    this.#arrange();
  }

  add({ id, role }: RemotePeer, tile: Tile, received: boolean): void {
    this.#tiles.set(id, tile);
    this.#places.enter(id, role, received);
  }

  change({ id, role }: RemotePeer): void {
    this.#places.change(id, role);
  }

  remove(id: string): void {
    this.#tiles.get(id)?.element.remove();
    this.#tiles.delete(id);
    this.#places.leave(id);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#places.stop();
    this.#resized.disconnect();
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => this.#arrange(), TOGETHER);
  }

  #arrange(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const order = this.#places.arrange();
    const shown = [...this.#tiles.values()].filter(({ place }) => place !== 'list');
    const rising = [...order.stage, ...order.strip].flatMap((id) => this.#tiles.get(id) ?? []);
    const moving = [...new Set([...shown, ...rising])];
    glide(
      moving.map(({ element }) => element),
      [this.stage, this.#strip],
      () => this.#show(order),
    );
  }

  #show(order: Order): void {
    const here = { stage: this.stage, strip: this.#strip, list: this.#names };
    for (const place of ['stage', 'strip', 'list'] as const) {
      const tiles = order[place].flatMap((id) => this.#tiles.get(id) ?? []);
      if (place === 'list') {
        tiles.sort((one, other) => one.name.localeCompare(other.name));
      }
      arrangeChildren(
        here[place],
        tiles.map(({ element }) => element),
      );
      tiles.forEach((tile) => {
        tile.place = place;
      });
    }
    this.#standby.hidden = order.strip.length === 0;
    this.#more.hidden = order.list.length === 0;
    this.aside.hidden = this.#standby.hidden && this.#more.hidden;
    setText(this.#moreText, `+${order.list.length} more`);
    if (this.#more.hidden) {
      this.#unfold(false);
    }
    this.#layOut();
  }

  #unfold(unfold: boolean): void {
    this.#folded.hidden = !unfold;
    this.#more.setAttribute('aria-expanded', String(unfold));
  }

  #layOut(): void {
    const width = this.stage.clientWidth - 2 * RING;
    const height = this.stage.clientHeight - 2 * RING;
    const fit = fitTiles(this.stage.childElementCount, width, height, TILE_GAP);
    const rowWidth = fit.columns * (fit.tileWidth + TILE_GAP) - TILE_GAP;
    this.stage.style.setProperty('--row-width', `${rowWidth}px`);
    this.stage.style.setProperty('--tile-width', `${fit.tileWidth}px`);
  }
}
