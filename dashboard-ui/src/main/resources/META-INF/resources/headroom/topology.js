// SPDX-License-Identifier: Apache-2.0
// The lines of a room's picture: a pipe is a solid live line beside a dashed standby one.
(() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const draw = (parent, tag, attributes) => {
    const child = document.createElementNS(SVG, tag);
    Object.entries(attributes).forEach(([name, value]) => child.setAttribute(name, value));
    parent.append(child);
    return child;
  };
  const NEAR = 5; // From the middle between two parts to the live line, in pixels.
  const FAR = 10; // To the standby line.
  const WORDS = 24;

  class HeadroomPipes extends HTMLElement {
    #pipes = [];
    #selected = '';

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
      const svg = document.createElementNS(SVG, 'svg');
      svg.setAttribute('width', width);
      svg.setAttribute('height', height);
      const words = [];
      this.#pipes.forEach((pipe) => words.push(this.#line(svg, pipe, width, height)));
      // Words come last, so that no line crosses them.
      words.forEach((write) => write());
      this.replaceChildren(svg);
    }

    #line(svg, pipe, width, height) {
      const from = { x: (pipe.x1 / 100) * width, y: (pipe.y1 / 100) * height };
      const to = { x: (pipe.x2 / 100) * width, y: (pipe.y2 / 100) * height };
      const length = Math.hypot(to.x - from.x, to.y - from.y);
      // To the right of its direction: the way back runs on the other side.
      const side = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
      const at = (share, aside) => ({
        x: from.x + (to.x - from.x) * share + side.x * aside,
        y: from.y + (to.y - from.y) * share + side.y * aside,
      });
      const path = (aside) => {
        const begin = at(0, aside);
        const end = at(1, aside);
        return `M${begin.x} ${begin.y}L${end.x} ${end.y}`;
      };
      const chosen = pipe.id === this.#selected;
      const group = draw(svg, 'g', {
        class: `hr-pipe${chosen ? ' hr-pipe-chosen' : ''}${pipe.connected ? '' : ' hr-pipe-away'}`,
      });
      draw(group, 'path', { d: path((NEAR + FAR) / 2), class: 'hr-pipe-band' });
      if (pipe.live > 0) draw(group, 'path', { d: path(NEAR), class: 'hr-pipe-live' });
      draw(group, 'path', { d: path(FAR), class: 'hr-pipe-standby' });
      const tip = at(0.6, (NEAR + FAR) / 2);
      const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
      draw(group, 'path', {
        d: 'M-5 -5L5 0L-5 5z',
        class: 'hr-pipe-tip',
        transform: `translate(${tip.x} ${tip.y}) rotate(${angle})`,
      });
      group.addEventListener('click', () =>
        this.dispatchEvent(new CustomEvent('pipe-select', { detail: { pipe: pipe.id } })),
      );
      return () => {
        if (!chosen && !pipe.labelled) return;
        const place = at(0.5, WORDS);
        const flat = Math.abs(side.y) > 0.9;
        draw(svg, 'text', {
          x: place.x,
          y: place.y + 4,
          class: 'hr-pipe-words',
          'text-anchor': flat ? 'middle' : side.x > 0 ? 'start' : 'end',
        }).textContent = pipe.words;
      };
    }
  }

  customElements.define('headroom-pipes', HeadroomPipes);
})();
