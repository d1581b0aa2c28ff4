// SPDX-License-Identifier: Apache-2.0
// The fleet as one element: a row per host, a cell per worker. The server says once how it is laid
// out and then sends only cells and rows that changed. All text is set as text.
(() => {
  const { step, share, make, LINE } = window.headroomScale;
  const icon = (parent, name, className = '') => {
    const drawn = make(parent, 'span', `hr-icon hr-i-${name} ${className}`);
    drawn.setAttribute('aria-hidden', 'true');
    return drawn;
  };
  const WORDS = { STARTING: 'starting', DIED: 'died, restarting', FAILED: 'failed' };
  const TONES = { LIVE: 'good', STALE: 'late', LOST: 'bad' };
  const ICONS = { LIVE: 'live', STALE: 'stale', LOST: 'lost' };
  const setText = (node, text) => {
    if (node.textContent !== text) node.textContent = text;
  };

  /** Draws one worker; also used by the legend, which is made of real cells. */
  const drawCell = (cell, { load, planned, state, mark }) => {
    cell.replaceChildren();
    cell.className = `hr-cell hr-cell-${state.toLowerCase()}`;
    cell.classList.toggle('hr-cell-over', load > 1 && state !== 'LOST');
    if (state === 'LOST') return;
    if (state === 'RUNNING' || state === 'STALE') {
      const height = share(load);
      if (share(planned) > height) {
        const ghost = make(cell, 'i', 'hr-cell-ghost');
        ghost.style.bottom = `${height}%`;
        ghost.style.height = `${share(planned) - height}%`;
      }
      const fill = make(cell, 'i', 'hr-cell-fill');
      fill.style.height = `${Math.min(height, LINE)}%`;
      fill.dataset.step = step(load);
      if (load > 1) make(cell, 'i', 'hr-cell-hatch').style.height = `max(6px, ${height - LINE}%)`;
      make(cell, 'i', 'hr-cell-line');
    }
    const name = { STARTING: 'starting', DIED: 'died', FAILED: 'died' }[state] ?? mark;
    if (name) icon(make(cell, 'span', 'hr-cell-mark'), name);
  };

  class HeadroomHeatMap extends HTMLElement {
    connectedCallback() {
      if (this.wired) return;
      this.wired = true;
      this.addEventListener('click', (event) => this.pick(event));
      this.addEventListener('keydown', (event) => this.walk(event));
    }

    set selected(worker) {
      this.selectedWorker = worker;
      this.markSelected();
    }

    /** Lays the rows out anew: { columns, heads, groups: [{ name, note, hosts: [{ id, workers, open, folds }] }] }. */
    draw(layout) {
      const focused = this.querySelector('.hr-cell:focus')?.dataset.worker;
      this.replaceChildren();
      this.setAttribute('role', 'grid');
      this.setAttribute('aria-label', 'Load of each worker');
      this.style.setProperty('--hr-columns', layout.columns);
      this.groups = [];
      this.hosts = [];
      layout.groups.forEach((group) => {
        this.drawGroup(group, layout);
        group.hosts.forEach((host) => this.drawHost(host));
      });
      const first = this.querySelector(focused ? `[data-worker="${focused}"]` : '.hr-cell');
      if (first) first.tabIndex = 0;
      if (focused) first?.focus();
      this.markSelected();
    }

    drawGroup(group, layout) {
      const row = make(this, 'div', layout.heads ? 'hr-map-group' : 'hr-map-group hr-map-group-plain');
      const name = make(row, 'span');
      if (layout.heads) {
        make(name, 'b').textContent = group.name;
        name.append(group.note);
      }
      const heads = make(row, 'span', 'hr-map-cells');
      const width = Math.min(layout.columns, Math.max(0, ...group.hosts.map((host) => host.workers)));
      if (group.hosts.some((host) => host.open))
        for (let i = 1; i <= width; i++) make(heads, 'span').textContent = `w${i}`;
      const sum = make(row, 'span', 'hr-map-sum');
      const load = document.createElement('b');
      if (layout.heads) sum.append('load ', load);
      this.groups.push(load);
    }

    drawHost(host) {
      const row = make(this, 'div', 'hr-map-host');
      row.setAttribute('role', 'row');
      row.dataset.host = host.id;
      const head = make(row, 'div', 'hr-map-name');
      head.setAttribute('role', 'rowheader');
      if (host.folds) {
        const fold = make(head, 'button', 'hr-map-fold');
        fold.type = 'button';
        fold.setAttribute('aria-expanded', String(host.open));
        fold.setAttribute('aria-label', `Workers of ${host.id}`);
        fold.dataset.fold = host.id;
      }
      const state = icon(head, 'live');
      const words = make(head, 'span');
      const link = make(words, 'a');
      link.href = `hosts/${host.id}`;
      link.textContent = host.id;
      const line = make(words, 'span', 'hr-map-state');
      const word = make(line, 'span');
      const lock = icon(line, 'lock');
      lock.hidden = true;
      lock.title = 'cordoned';
      const cells = [];
      const middle = make(row, 'div', 'hr-map-cells');
      let range;
      if (host.open) {
        for (let number = 1; number <= host.workers; number++) {
          const cell = make(middle, 'div', 'hr-cell');
          cell.setAttribute('role', 'gridcell');
          cell.tabIndex = -1;
          cell.dataset.worker = `${host.id}/w${number}`;
          cells.push(cell);
        }
      } else {
        middle.className = 'hr-map-range';
        middle.setAttribute('role', 'gridcell');
        const track = make(middle, 'span', 'hr-range');
        range = {
          span: make(track, 'i', 'hr-range-span'),
          over: make(track, 'i', 'hr-range-over'),
          median: make(track, 'i', 'hr-range-median'),
          text: make(middle, 'span', 'hr-range-text'),
        };
        make(track, 'i', 'hr-bar-line');
      }
      const sum = make(row, 'div', 'hr-map-sum');
      sum.setAttribute('role', 'gridcell');
      this.hosts.push({ row, head, state, word, lock, cells, range, load: make(sum, 'b'), note: make(sum, 'span') });
    }

    /** Takes what changed: { groups: [[i, load]], hosts: […], cells: […], ranges: […] }. */
    update({ groups = [], hosts = [], cells = [], ranges = [] }) {
      groups.forEach(([index, load]) => setText(this.groups[index], load));
      hosts.forEach((change) => this.updateHost(...change));
      cells.forEach((change) => this.updateCell(...change));
      ranges.forEach((change) => this.updateRange(...change));
    }

    updateHost(index, state, cordoned, load, note, over, gone) {
      const host = this.hosts[index];
      host.row.classList.toggle('hr-gone', gone);
      host.row.classList.toggle('hr-dim', state !== 'LIVE');
      host.row.dataset.state = state;
      host.state.className = `hr-icon hr-i-${ICONS[state]} hr-tone-${TONES[state]}`;
      host.word.className = `hr-tone-${TONES[state]}`;
      setText(host.word, state);
      host.lock.hidden = !cordoned;
      setText(host.load, load);
      setText(host.note, note);
      host.note.classList.toggle('hr-over-text', over);
    }

    updateCell(index, column, loadHundredths, plannedHundredths, state, mark) {
      const cell = this.hosts[index].cells[column];
      const load = loadHundredths / 100;
      const planned = plannedHundredths / 100;
      drawCell(cell, { load, planned, state, mark });
      const known = state === 'RUNNING' || state === 'STALE';
      const words = [
        state === 'LOST' ? 'load not known' : known ? `load ${load.toFixed(2)}` : WORDS[state],
        known && load > 1 && 'above the line',
        known && planned > load && `planned ${planned.toFixed(2)}`,
        state === 'STALE' && 'old report',
        mark === 'restarted' && 'restarted lately',
        mark === 'lock' && 'cordoned',
      ].filter(Boolean);
      const text = `${cell.dataset.worker}: ${words.join(', ')}`;
      cell.title = text;
      cell.setAttribute('aria-label', text);
      cell.dataset.state = state;
      cell.dataset.load = load.toFixed(2);
      if (cell.dataset.worker === this.selectedWorker) this.markSelected();
    }

    updateRange(index, min, median, max, above) {
      const { span, over, median: tick, text } = this.hosts[index].range;
      const [low, middle, high] = [min, median, max].map((hundredths) => share(hundredths / 100));
      span.style.left = `${low}%`;
      span.style.width = `${Math.max(0.5, Math.min(high, LINE) - low)}%`;
      over.hidden = high <= LINE;
      over.style.width = `max(6px, ${high - LINE}%)`;
      tick.style.left = `${middle}%`;
      const figure = (hundredths) => (hundredths / 100).toFixed(2);
      setText(text, `${figure(min)} · ${figure(median)} · ${figure(max)}${above ? ` · ${above} above` : ''}`);
      text.title = 'lowest · median · highest load of its workers';
    }

    markSelected() {
      this.querySelectorAll('.hr-cell[aria-selected]').forEach((cell) => {
        cell.classList.remove('hr-cell-selected');
        cell.removeAttribute('aria-selected');
      });
      const cell =
        this.selectedWorker && this.querySelector(`.hr-cell[data-worker="${CSS.escape(this.selectedWorker)}"]`);
      if (cell) {
        cell.classList.add('hr-cell-selected');
        cell.setAttribute('aria-selected', 'true');
      }
    }

    pick(event) {
      const fold = event.target.closest('[data-fold]');
      if (fold) {
        this.dispatchEvent(new CustomEvent('host-fold', { detail: { host: fold.dataset.fold } }));
        return;
      }
      const cell = event.target.closest('.hr-cell[data-worker]');
      if (cell) this.select(cell);
    }

    select(cell) {
      this.dispatchEvent(new CustomEvent('cell-select', { detail: { worker: cell.dataset.worker } }));
    }

    walk(event) {
      const cell = event.target.closest('.hr-cell[data-worker]');
      if (!cell || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        this.select(cell);
        return;
      }
      const rows = this.hosts.map((host) => host.cells).filter((cells) => cells.length > 0);
      const row = rows.findIndex((cells) => cells.includes(cell));
      const column = rows[row].indexOf(cell);
      const to = {
        ArrowLeft: [row, column - 1],
        ArrowRight: [row, column + 1],
        ArrowUp: [row - 1, column],
        ArrowDown: [row + 1, column],
        Home: [row, 0],
        End: [row, rows[row].length - 1],
      }[event.key];
      if (!to) return;
      event.preventDefault();
      const cells = rows[to[0]];
      const next = cells && to[1] >= 0 && cells[Math.min(to[1], cells.length - 1)];
      if (!next || next === cell) return;
      cell.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }
  }

  class HeadroomCell extends HTMLElement {
    connectedCallback() {
      this.setAttribute('aria-hidden', 'true');
      const cell = this.firstElementChild ?? make(this, 'div');
      drawCell(cell, {
        load: Number(this.getAttribute('load') ?? 0),
        planned: Number(this.getAttribute('planned') ?? 0),
        state: this.getAttribute('state') ?? 'RUNNING',
        mark: this.getAttribute('mark') ?? '',
      });
    }
  }

  customElements.define('headroom-heat-map', HeadroomHeatMap);
  customElements.define('headroom-cell', HeadroomCell);
})();
