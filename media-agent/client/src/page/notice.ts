// SPDX-License-Identifier: Apache-2.0
import { h, show } from './dom.js';
import { textOf } from './error-texts.js';
import { icon, mark, type IconName } from './icons.js';

/** What a screen of its own needs to know. */
export interface Ways {
  readonly room: string | undefined;
  readonly invite: string | undefined;
  readonly again: () => void;
}

export function brand(): HTMLElement {
  return h('div', { class: 'brand' }, mark(), 'Headroom');
}

/** An error with its code, what happened, and what to do. */
export function showError(code: string, message: string, ways: Ways): void {
  const text = textOf(code, message);
  const said =
    message && message !== text.happened ? h('p', { class: 'said' }, message) : undefined;
  card('lost', text.title, [
    h('p', {}, text.happened),
    h('p', { class: 'todo' }, text.todo),
    said,
    h(
      'p',
      { class: 'facts' },
      h('span', {}, 'Code ', h('code', {}, code)),
      ways.room !== undefined && h('span', {}, 'Room ', h('code', {}, ways.room)),
    ),
    actions(ways, text.retry),
  ]);
}

export function showLeft(ways: Ways): void {
  card('door', 'You left the room', [
    h('p', {}, `The others in ${ways.room ?? 'the room'} no longer see or hear you.`),
    actions(ways, true),
  ]);
}

function actions({ invite, again }: Ways, retry: boolean): HTMLElement | undefined {
  const primary = (first: boolean): string => (first ? 'button primary' : 'button');
  const retryButton = h('button', { type: 'button', class: primary(true) }, 'Join again');
  retryButton.addEventListener('click', again);
  const buttons = [
    retry && retryButton,
    invite !== undefined &&
      h('a', { class: primary(!retry), href: invite }, 'Open the invitation again'),
  ];
  return buttons.some(Boolean) ? h('div', { class: 'actions' }, ...buttons) : undefined;
}

function card(name: IconName, title: string, content: (HTMLElement | undefined)[]): void {
  document.title = `${title} · Headroom`;
  const heading = h('h1', { tabindex: '-1' }, title);
  show(
    h('header', { class: 'top' }, brand()),
    h(
      'main',
      { class: 'centre' },
      h(
        'section',
        { class: 'card notice', 'data-kind': name },
        h('div', { class: 'notice-icon' }, icon(name)),
        heading,
        ...content,
      ),
    ),
  );
  heading.focus();
}
