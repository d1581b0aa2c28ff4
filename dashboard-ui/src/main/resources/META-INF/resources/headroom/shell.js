// SPDX-License-Identifier: Apache-2.0
// What the shell does in the browser alone: colour scheme, keys, copying, columns of narrow pages.
(() => {
  const SCHEME = 'headroom.colour-scheme';
  const KEYS = 'headroom.single-keys';
  const schemes = { system: 'light dark', light: 'light', dark: 'dark' };

  const scheme = () => localStorage.getItem(SCHEME) ?? 'system';
  const applyScheme = () => {
    document.documentElement.style.colorScheme = schemes[scheme()] ?? schemes.system;
  };
  applyScheme();

  const click = (selector) => {
    const target = document.querySelector(selector);
    target?.click();
    return Boolean(target);
  };

  const typing = (event) => {
    const target = event.composedPath()[0];
    return (
      target instanceof HTMLElement &&
      (target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== 'radio'))
    );
  };

  let afterG = 0;
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      click('[data-act="search"]');
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      walkFound(event);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
    if (localStorage.getItem(KEYS) === 'off') return;
    const second = performance.now() - afterG < 1500;
    afterG = event.key === 'g' ? performance.now() : 0;
    const taken =
      (second && click(`[data-keys="g ${CSS.escape(event.key)}"]`)) ||
      (event.key === '/' && click('[data-act="search"]')) ||
      (event.key === '?' && click('[data-act="keys"]'));
    if (taken) event.preventDefault();
  });

  // Arrows walk from the search field into what it found and back.
  const walkFound = (event) => {
    const box = document.querySelector('.hr-found');
    if (!box || !event.target.closest?.('vaadin-dialog, vaadin-dialog-overlay, .hr-search')) return;
    const links = [...box.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    const next = event.key === 'ArrowDown' ? at + 1 : at - 1;
    event.preventDefault();
    if (next < 0) document.querySelector('.hr-search-field')?.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  };

  // Over plain http, but for localhost, browsers give pages no clipboard; a hidden field still copies.
  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const before = document.activeElement;
      const field = document.createElement('textarea');
      field.value = text;
      field.readOnly = true;
      field.className = 'hr-hidden-words';
      document.body.append(field);
      field.select();
      const done = document.execCommand('copy');
      field.remove();
      before?.focus();
      return done;
    }
  };

  // Columns that are for wide pages only come and go with the width.
  const narrow = matchMedia('(max-width: 640px)');
  const fitColumns = (grid) => {
    grid.querySelectorAll('[data-only-wide]').forEach((column) => (column.hidden = narrow.matches));
  };
  narrow.addEventListener('change', () => document.querySelectorAll('vaadin-grid').forEach(fitColumns));

  window.headroom = {
    fitColumns,
    scheme,
    setScheme(name) {
      localStorage.setItem(SCHEME, name);
      applyScheme();
    },
    singleKeys: () => localStorage.getItem(KEYS) !== 'off',
    setSingleKeys(on) {
      localStorage.setItem(KEYS, on ? 'on' : 'off');
    },
    async copy(button, text) {
      const word = button.querySelector('[data-word]');
      word.textContent = (await copied(text)) ? 'Copied' : 'Select and copy';
      clearTimeout(button.wordTimer);
      button.wordTimer = setTimeout(() => (word.textContent = 'Copy'), 2000);
    },
  };
})();
