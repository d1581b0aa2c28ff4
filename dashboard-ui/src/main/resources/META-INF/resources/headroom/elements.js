// SPDX-License-Identifier: Apache-2.0
// Small elements that draw themselves from a few properties: age, load bar, sparkline.
// Plain script, no build: see docs/adr/0010-dashboard-without-a-front-end-build.md.
(() => {
  const TOP = 1.25; // The scale ends here, so that the headroom line (1.0) stands at 80 %.
  const LINE = 80;

  /** Which of the six steps of the load scale a load belongs to. */
  const step = (load) =>
    load < 0.05 ? 0 : load < 0.25 ? 1 : load < 0.5 ? 2 : load < 0.7 ? 3 : load < 0.85 ? 4 : 5;
  const share = (load) => (Math.min(Math.max(load, 0), TOP) / TOP) * 100;

  const make = (parent, tag, className) => {
    const child = document.createElement(tag);
    if (className) child.className = className;
    parent.append(child);
    return child;
  };

  const agesOnPage = new Set();
  setInterval(() => {
    if (!document.hidden) agesOnPage.forEach((age) => age.tick());
  }, 1000);

  class HeadroomAge extends HTMLElement {
    /** Milliseconds since the report, at the time of this call. */
    set age(milliseconds) {
      this.reportedAt = performance.now() - milliseconds;
      this.freshAt = performance.now();
      this.write();
    }

    connectedCallback() {
      agesOnPage.add(this);
    }

    disconnectedCallback() {
      agesOnPage.delete(this);
    }

    tick() {
      // While reports come each second the age would only flicker between them.
      if (this.reportedAt !== undefined && performance.now() - this.freshAt > 1500) this.write();
    }

    write() {
      const seconds = (performance.now() - this.reportedAt) / 1000;
      const text =
        seconds < 9.95
          ? `${seconds.toFixed(1)} s ago`
          : seconds < 90
            ? `${Math.floor(seconds)} s ago`
            : seconds < 5400
              ? `${Math.floor(seconds / 60)} min ago`
              : seconds < 172800
                ? `${Math.floor(seconds / 3600)} h ago`
                : `${Math.floor(seconds / 86400)} d ago`;
      if (this.textContent !== text) this.textContent = text;
    }
  }

  class HeadroomBar extends HTMLElement {
    #load = 0;
    #planned = 0;

    constructor() {
      super();
      // Values set before this script was loaded sit on the instance and would hide the setters.
      for (const name of ['load', 'planned']) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
    }

    connectedCallback() {
      this.setAttribute('role', 'img');
      this.draw();
    }

    get load() {
      return this.#load;
    }

    set load(load) {
      this.#load = Number(load) || 0;
      this.draw();
    }

    get planned() {
      return this.#planned;
    }

    set planned(planned) {
      this.#planned = Number(planned) || 0;
      this.draw();
    }

    draw() {
      if (!this.isConnected) return;
      if (!this.fill) {
        this.ghost = make(this, 'i', 'hr-bar-ghost');
        this.fill = make(this, 'i', 'hr-bar-fill');
        this.over = make(this, 'i', 'hr-bar-over');
        make(this, 'i', 'hr-bar-line');
      }
      const load = this.#load;
      const planned = Math.max(load, this.#planned);
      this.fill.style.width = `${share(Math.min(load, 1))}%`;
      this.fill.dataset.step = step(load);
      this.over.hidden = load <= 1;
      this.over.style.width = `max(6px, ${share(load) - LINE}%)`;
      this.ghost.hidden = share(planned) <= share(load);
      this.ghost.style.left = `${share(load)}%`;
      this.ghost.style.width = `${share(planned) - share(load)}%`;
      this.setAttribute(
        'aria-label',
        `load ${load.toFixed(2)}` + (planned > load + 0.004 ? `, planned ${planned.toFixed(2)}` : ''),
      );
    }
  }

  const SVG = 'http://www.w3.org/2000/svg';
  const draw = (parent, tag, attributes) => {
    const child = document.createElementNS(SVG, tag);
    Object.entries(attributes).forEach(([name, value]) => child.setAttribute(name, value));
    parent.append(child);
    return child;
  };

  class HeadroomSparkline extends HTMLElement {
    connectedCallback() {
      this.observer = new ResizeObserver(() => this.draw());
      this.observer.observe(this);
    }

    disconnectedCallback() {
      this.observer.disconnect();
    }

    /** Shows [seconds, load] pairs, oldest first, over a window that ends now (seconds). */
    show(points, from, to) {
      Object.assign(this, { points, from, to });
      this.draw();
    }

    draw() {
      const width = this.clientWidth;
      const height = this.clientHeight;
      if (!this.points || width === 0) return;
      this.replaceChildren();
      const svg = draw(this, 'svg', { width, height, 'aria-hidden': 'true' });
      const loads = this.points.map((point) => point[1]);
      const top = Math.max(1.1, ...loads) + 0.05;
      const x = (at) => ((at - this.from) / (this.to - this.from)) * width;
      const y = (load) => height - 1 - (load / top) * (height - 2);
      const line = Math.round(y(1)) + 0.5;
      draw(svg, 'path', { d: `M0 ${line}H${width}`, class: 'hr-spark-line' });
      draw(svg, 'text', { x: 0, y: line - 3 }).textContent = '1.0 headroom line';
      // A gap of more than three minutes, or three points, is drawn as a gap: nothing is invented.
      const gap = Math.max(180, ((this.to - this.from) / 120) * 3);
      let under = '';
      let over = '';
      this.points.forEach(([at, load], i) => {
        const before = this.points[i - 1];
        const joined = before && at - before[0] <= gap;
        const place = `${x(at).toFixed(1)} ${y(load).toFixed(1)}`;
        under += (joined ? 'L' : 'M') + place;
        if (joined && load > 1 && before[1] > 1)
          over += `M${x(before[0]).toFixed(1)} ${y(before[1]).toFixed(1)}L${place}`;
      });
      draw(svg, 'path', { d: under, class: 'hr-spark-load' });
      if (over) draw(svg, 'path', { d: over, class: 'hr-spark-over' });
    }
  }

  window.headroomScale = { step, share, make, LINE };
  customElements.define('headroom-age', HeadroomAge);
  customElements.define('headroom-bar', HeadroomBar);
  customElements.define('headroom-sparkline', HeadroomSparkline);
})();
