// SPDX-License-Identifier: Apache-2.0
// The lines of a room's picture: a pipe is a solid live line beside a dashed standby one, from the
// edge of one part to the edge of the other.
(() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const draw = (parent, tag, attributes, text = '') => {
    const child = document.createElementNS(SVG, tag);
    Object.entries(attributes).forEach(([name, value]) => child.setAttribute(name, value));
    child.textContent = text;
    parent.append(child);
    return child;
  };
  // From the middle between two parts to the live and to the standby line, and to words, in pixels.
  const WIDE = { near: 5, far: 10, tip: 1, words: 22 };
  const DENSE = { near: 2.5, far: 5.5, tip: 0.75, words: 16 };
  const TIP = 10;
  const LINE_HEIGHT = 15;
  const FLAT_WORDS = { width: 180, height: 14 };
  const STEEP_WORDS = { width: 70, height: 44 };

  // How far a line that begins inside a box runs until it leaves it.
  const inside = (box, begin, way) => {
    const along = (at, middle, half, step) =>
      step === 0 ? Infinity : (middle + Math.sign(step) * half - at) / step;
    return Math.max(
      0,
      Math.min(
        along(begin.x, box.x, box.width / 2, way.x),
        along(begin.y, box.y, box.height / 2, way.y),
      ),
    );
  };

  class HeadroomPipes extends HTMLElement {
    #pipes = [];
    #selected = '';
    #drawn = '';
    #texts = [];

    constructor() {
      super();
      for (const name of ['pipes', 'selected']) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
    }

    connectedCallback() {
      this.observer = new ResizeObserver(() => this.draw());
      this.observer.observe(this);
    }

    disconnectedCallback() {
      this.observer.disconnect();
    }

    get pipes() {
      return this.#pipes;
    }

    set pipes(pipes) {
      this.#pipes = pipes ?? [];
      this.draw();
    }

    get selected() {
      return this.#selected;
    }

    set selected(selected) {
      this.#selected = selected ?? '';
      this.draw();
    }

    draw() {
      const width = this.clientWidth;
      const height = this.clientHeight;
      if (!this.isConnected || width === 0 || height === 0) return;
      const boxes = this.#boxes(width, height);
      const shape = JSON.stringify([
        width,
        height,
        [...boxes],
        this.#selected,
        this.#pipes.map((pipe) => [pipe.id, pipe.x1, pipe.y1, pipe.x2, pipe.y2, pipe.live > 0, pipe.connected, pipe.dense]),
      ]);
      // Lines stay while only figures change: a click on one must not miss it.
      if (shape !== this.#drawn) {
        this.#drawn = shape;
        this.#drawLines(width, height, boxes);
      }
      this.#texts.forEach((write, i) => write(this.#pipes[i]));
    }

    #boxes(width, height) {
      const boxes = new Map();
      this.parentElement.querySelectorAll('[data-part]').forEach((part) => {
        boxes.set(part.dataset.part, { width: part.offsetWidth, height: part.offsetHeight });
      });
      this.#pipes.forEach((pipe) => {
        const [from, to] = pipe.id.split('>');
        const at = (part, x, y) =>
          Object.assign(boxes.get(part) ?? boxes.set(part, { width: 0, height: 0 }).get(part), {
            x: (x / 100) * width,
            y: (y / 100) * height,
          });
        at(from, pipe.x1, pipe.y1);
        at(to, pipe.x2, pipe.y2);
      });
      return boxes;
    }

    #drawLines(width, height, boxes) {
      const svg = document.createElementNS(SVG, 'svg');
      svg.setAttribute('width', width);
      svg.setAttribute('height', height);
      svg.classList.toggle('hr-pipes-dense', this.#pipes.some((pipe) => pipe.dense));
      svg.classList.toggle('hr-pipes-chosen', this.#pipes.some((pipe) => pipe.id === this.#selected));
      const drawn = this.#pipes.map((pipe) => this.#line(svg, pipe, boxes));
      drawn.filter((each) => each.chosen).forEach((each) => svg.append(each.group));
      // Words come last, so that no line crosses them.
      this.#texts = drawn.map((each) => each.words());
      this.replaceChildren(svg);
    }

    #line(svg, pipe, boxes) {
      const gap = pipe.dense ? DENSE : WIDE;
      const [from, to] = pipe.id.split('>').map((part) => boxes.get(part));
      const length = Math.hypot(to.x - from.x, to.y - from.y);
      const way = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
      const back = { x: -way.x, y: -way.y };
      // To the right of its direction: the way back runs on the other side.
      const side = { x: -way.y, y: way.x };
      const ends = (aside) => {
        const near = { x: from.x + side.x * aside, y: from.y + side.y * aside };
        const far = { x: to.x + side.x * aside, y: to.y + side.y * aside };
        const out = inside(from, near, way);
        const into = inside(to, far, back);
        return [
          { x: near.x + way.x * out, y: near.y + way.y * out },
          { x: far.x + back.x * into, y: far.y + back.y * into },
        ];
      };
      const path = (aside, less) => {
        const [begin, end] = ends(aside);
        return `M${begin.x} ${begin.y}L${end.x - way.x * less} ${end.y - way.y * less}`;
      };
      const chosen = pipe.id === this.#selected;
      const middle = (gap.near + gap.far) / 2;
      const tip = TIP * gap.tip;
      const group = draw(svg, 'g', {
        class: `hr-pipe${chosen ? ' hr-pipe-chosen' : ''}${pipe.connected ? '' : ' hr-pipe-away'}`,
      });
      const title = draw(group, 'title', {});
      draw(group, 'path', { d: path(middle, 0), class: 'hr-pipe-band' });
      if (pipe.live > 0) draw(group, 'path', { d: path(gap.near, tip), class: 'hr-pipe-live' });
      draw(group, 'path', { d: path(gap.far, tip), class: 'hr-pipe-standby' });
      const [begin, end] = ends(middle);
      const angle = (Math.atan2(way.y, way.x) * 180) / Math.PI;
      draw(group, 'path', {
        d: 'M-10 -5L0 0L-10 5z',
        class: 'hr-pipe-tip',
        transform: `translate(${end.x} ${end.y}) rotate(${angle}) scale(${gap.tip})`,
      });
      group.addEventListener('click', () =>
        this.dispatchEvent(new CustomEvent('pipe-select', { detail: { pipe: pipe.id } })),
      );
      return {
        chosen,
        group,
        words: () => {
          const lines = chosen || !pipe.dense ? this.#words(svg, begin, end, side, gap.words, boxes) : [];
          return (now) => {
            title.textContent = `${now.id.replace('>', ' → ')}: ${now.words.join(' · ')}`;
            lines.forEach((line, i) => {
              line.textContent = lines.length === 1 ? now.words.join(' · ') : now.words[i];
            });
          };
        },
      };
    }

    // One line of words beside a flat pipe, three short ones beside a steep one; in the middle, or
    // where else no part covers them.
    #words(svg, begin, end, side, aside, boxes) {
      const flat = Math.abs(side.y) > 0.9;
      const anchor = flat ? 'middle' : side.x > 0 ? 'start' : 'end';
      const rows = flat ? [0] : [-LINE_HEIGHT, 0, LINE_HEIGHT];
      const size = flat ? FLAT_WORDS : STEEP_WORDS;
      const places = [0.5, 0.35, 0.65, 0.22, 0.78].map((share) => ({
        x: begin.x + (end.x - begin.x) * share + side.x * aside,
        y: begin.y + (end.y - begin.y) * share + side.y * aside,
      }));
      const free = (at) => {
        const middle = at.x + (flat ? 0 : (Math.sign(side.x) * size.width) / 2);
        return [...boxes.values()].every(
          (box) =>
            Math.abs(box.x - middle) > (box.width + size.width) / 2 ||
            Math.abs(box.y - at.y) > (box.height + size.height) / 2,
        );
      };
      const at = places.find(free) ?? places[0];
      return rows.map((row) =>
        draw(svg, 'text', { x: at.x, y: at.y + row + 4, class: 'hr-pipe-words', 'text-anchor': anchor }),
      );
    }
  }

  customElements.define('headroom-pipes', HeadroomPipes);
})();
