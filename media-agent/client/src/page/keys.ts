// SPDX-License-Identifier: Apache-2.0

export interface Shortcut {
  readonly key: string;
  readonly does: string;
  readonly act: () => void;
}

const SETTING = 'headroom:shortcuts';

/** Single-key shortcuts; they can be switched off for people whom they get in the way. */
export class Shortcuts {
  readonly #abort = new AbortController();

  constructor(readonly list: readonly Shortcut[]) {
    document.addEventListener('keydown', (event) => this.#pressed(event), {
      signal: this.#abort.signal,
    });
  }

  get enabled(): boolean {
    return localStorage.getItem(SETTING) !== 'off';
  }

  set enabled(enabled: boolean) {
    localStorage.setItem(SETTING, enabled ? 'on' : 'off');
  }

  stop(): void {
    this.#abort.abort();
  }

  #pressed(event: KeyboardEvent): void {
    const writing =
      event.target instanceof Element && event.target.closest('input:not([type=checkbox]), select');
    if (
      writing ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.repeat ||
      !this.enabled
    ) {
      return;
    }
    const shortcut = this.list.find(({ key }) => key === event.key.toLowerCase());
    if (shortcut) {
      event.preventDefault();
      shortcut.act();
    }
  }
}
