// SPDX-License-Identifier: Apache-2.0
import { h, setText } from './dom.js';
import { icon, type IconName } from './icons.js';
import { Shortcuts, type Shortcut } from './keys.js';

export interface ControlActions {
  toggleAudio(): void;
  toggleVideo(): void;
  toggleDetails(): void;
  /** Undefined if there is no invitation to copy. */
  readonly copyInvitation: (() => void) | undefined;
  leave(): void;
}

/** The bar of buttons under the stage, with their keys. */
export class Controls {
  readonly element: HTMLElement;
  readonly #audio: ControlButton;
  readonly #video: ControlButton;
  readonly #details: ControlButton;
  readonly #invite: ControlButton;
  readonly #shortcuts: Shortcuts;

  constructor(actions: ControlActions) {
    this.#audio = new ControlButton('M', actions.toggleAudio);
    this.#video = new ControlButton('V', actions.toggleVideo);
    this.#details = new ControlButton('S', actions.toggleDetails);
    this.#invite = new ControlButton('I', actions.copyInvitation ?? (() => undefined));
    const leave = new ControlButton('L', actions.leave);
    this.#invite.face('link', 'Copy invitation', 'Invite');
    leave.face('leave', 'Leave', 'Leave');
    leave.element.classList.add('danger');
    this.#shortcuts = new Shortcuts([
      { key: 'm', does: 'mute or unmute your microphone', act: actions.toggleAudio },
      { key: 'v', does: 'stop or start your video', act: actions.toggleVideo },
      { key: 's', does: 'show or hide stream details', act: actions.toggleDetails },
      ...(actions.copyInvitation
        ? [{ key: 'i', does: 'copy the invitation', act: actions.copyInvitation }]
        : []),
      { key: 'l', does: 'leave the room', act: actions.leave },
    ]);
    this.element = h(
      'footer',
      { class: 'controls' },
      h(
        'div',
        { class: 'control-group', role: 'toolbar', 'aria-label': 'Call' },
        this.#audio.element,
        this.#video.element,
        this.#details.element,
        actions.copyInvitation && this.#invite.element,
        leave.element,
      ),
      keysHelp(this.#shortcuts),
    );
  }

  setAudio(available: boolean, muted: boolean): void {
    const short = muted ? 'Unmute' : 'Mute';
    const label = available ? short : 'No microphone';
    this.#audio.face(muted ? 'microphone-off' : 'microphone', label, short, muted);
    this.#audio.element.disabled = !available;
  }

  setVideo(available: boolean, muted: boolean): void {
    const label = !available ? 'No camera' : muted ? 'Start video' : 'Stop video';
    this.#video.face(muted ? 'camera-off' : 'camera', label, 'Video', muted);
    this.#video.element.disabled = !available;
  }

  setDetails(shown: boolean): void {
    this.#details.face('details', shown ? 'Hide details' : 'Show details', 'Details');
  }

  confirmCopied(): void {
    this.#invite.face('good', 'Copied', 'Copied');
    setTimeout(() => this.#invite.face('link', 'Copy invitation', 'Invite'), 2_000);
  }

  stop(): void {
    this.#shortcuts.stop();
  }
}

class ControlButton {
  readonly element: HTMLButtonElement;
  readonly #icon = h('span', { class: 'control-icon' });
  readonly #label = h('span', { class: 'control-label' });
  readonly #short = h('span', { class: 'control-short' });

  constructor(key: string, act: () => void) {
    this.element = h(
      'button',
      { type: 'button', class: 'control', 'aria-keyshortcuts': key },
      this.#icon,
      this.#label,
      this.#short,
      h('kbd', { 'aria-hidden': 'true' }, key),
    );
    this.element.addEventListener('click', act);
  }

  /** The label says what a click does; a button that is off also looks it. */
  face(name: IconName, label: string, short: string, off = false): void {
    this.#icon.replaceChildren(icon(name));
    setText(this.#label, label);
    setText(this.#short, short);
    this.element.setAttribute('aria-label', label);
    this.element.classList.toggle('off', off);
  }
}

function keysHelp(shortcuts: Shortcuts): HTMLElement {
  const enabled = h('input', { type: 'checkbox' });
  enabled.checked = shortcuts.enabled;
  enabled.addEventListener('change', () => {
    shortcuts.enabled = enabled.checked;
  });
  const row = ({ key, does }: Shortcut): HTMLElement =>
    h('li', {}, h('kbd', {}, key.toUpperCase()), does);
  const help = h(
    'div',
    { id: 'keys', class: 'card keys', popover: 'auto' },
    h('h2', {}, 'Keys'),
    h('ul', {}, ...shortcuts.list.map(row)),
    h('label', { class: 'choice' }, enabled, 'Use single keys'),
  );
  const opener = h(
    'button',
    {
      type: 'button',
      class: 'button quiet keys-opener',
      popovertarget: 'keys',
      'aria-label': 'Keys',
    },
    icon('keyboard'),
  );
  return h('div', { class: 'keys-corner' }, opener, help);
}
