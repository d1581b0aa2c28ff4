// SPDX-License-Identifier: Apache-2.0
import { announce, h, setText, show } from './dom.js';
import type { SourceKind } from './flags.js';
import { icon } from './icons.js';
import { brand } from './notice.js';
import { explainMissingCamera, hasDevices, listDevices, openCamera, wakeAudio } from './sources.js';
import type { LocalMedia } from './sources.js';

export interface LobbyOptions {
  readonly room: string;
  readonly name: string;
  /** Chosen beforehand; else the camera if there is one. */
  readonly source: SourceKind | undefined;
  openTest(name: string): LocalMedia;
}

export interface LobbyChoice {
  readonly name: string;
  readonly media: LocalMedia;
}

/** Shows what will be sent, and lets people choose, before anybody else sees or hears them. */
export async function lobby(options: LobbyOptions): Promise<LobbyChoice> {
  const screen = new Lobby(options);
  return screen.choice;
}

class Lobby {
  readonly choice: Promise<LobbyChoice>;

  readonly #name: HTMLInputElement;
  readonly #video = h('video', {
    class: 'preview-video',
    playsinline: true,
    'aria-hidden': 'true',
  });
  readonly #note = h('p', { class: 'note', role: 'status' });
  readonly #devices = h('div', { class: 'devices' });
  readonly #camera = radio('camera', 'Camera and microphone', 'camera');
  readonly #test = radio('test', 'Test picture and tone', 'picture');
  readonly #join = h('button', { type: 'submit', class: 'button primary wide' }, 'Join room');
  #media: LocalMedia | undefined;
  /** Counts openings, so that a late answer does not undo a newer choice. */
  #opening = 0;

  constructor(private readonly options: LobbyOptions) {
    this.#name = h('input', {
      id: 'name',
      class: 'field',
      maxlength: '60',
      autocomplete: 'nickname',
      required: true,
      value: options.name,
    });
    this.#video.muted = true;
    const form = this.#form();
    show(h('header', { class: 'top' }, brand()), h('main', { class: 'centre' }, form));
    document.title = `Join ${options.room} · Headroom`;
    this.choice = new Promise((resolve) => {
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        if (this.#media) {
          wakeAudio();
          resolve({ name: this.#name.value.trim() || options.name, media: this.#media });
        }
      });
    });
    for (const { input } of [this.#camera, this.#test]) {
      input.addEventListener('change', () => void this.#open(input.value as SourceKind));
    }
    // The test picture shows the name.
    this.#name.addEventListener('change', () => {
      if (this.#media?.kind === 'test') {
        void this.#open('test');
      }
    });
    void this.#begin();
  }

  #form(): HTMLFormElement {
    return h(
      'form',
      { class: 'card lobby' },
      h('div', { class: 'preview' }, this.#video),
      h(
        'div',
        { class: 'lobby-fields' },
        h('h1', {}, 'Join ', h('span', { class: 'room-name' }, this.options.room)),
        h('label', { for: 'name', class: 'label' }, 'Your name'),
        this.#name,
        h(
          'fieldset',
          { class: 'choices' },
          h('legend', { class: 'label' }, 'What others see and hear'),
          this.#camera.label,
          this.#test.label,
        ),
        this.#devices,
        this.#note,
        this.#join,
      ),
    );
  }

  async #begin(): Promise<void> {
    const wanted = this.options.source ?? ((await hasDevices()) ? 'camera' : 'test');
    await this.#open(wanted);
    if (this.options.source === undefined && wanted === 'test') {
      this.#say('No camera or microphone was found, so a test picture was chosen.');
    }
  }

  async #open(kind: SourceKind, camera?: string, microphone?: string): Promise<void> {
    const opening = ++this.#opening;
    this.#say('');
    this.#join.disabled = true;
    let media: LocalMedia;
    try {
      media = kind === 'test' ? this.#openTest() : await openCamera(camera, microphone);
    } catch (error) {
      if (opening === this.#opening) {
        await this.#open('test');
        this.#say(`${explainMissingCamera(error)} A test picture was chosen instead.`);
      }
      return;
    }
    if (opening !== this.#opening) {
      media.stop();
      return;
    }
    this.#use(media);
    await this.#showDevices(media);
  }

  #openTest(): LocalMedia {
    return this.options.openTest(this.#name.value.trim() || this.options.name);
  }

  #use(media: LocalMedia): void {
    this.#media?.stop();
    this.#media = media;
    this.#camera.input.checked = media.kind === 'camera';
    this.#test.input.checked = media.kind === 'test';
    this.#video.classList.toggle('mirrored', media.kind === 'camera');
    this.#video.srcObject = media.video ? new MediaStream([media.video]) : null;
    void this.#video.play().catch(() => undefined);
    this.#join.disabled = false;
    if (media.kind === 'camera' && !media.video) {
      this.#say('No camera was found: the others will hear you, but not see you.');
    } else if (media.kind === 'camera' && !media.audio) {
      this.#say('No microphone was found: the others will see you, but not hear you.');
    }
  }

  /** Names of devices are known only after permission was given. */
  async #showDevices(media: LocalMedia): Promise<void> {
    const devices = media.kind === 'camera' ? await listDevices() : [];
    const camera = deviceSelect('Camera', 'videoinput', devices, media.video);
    const microphone = deviceSelect('Microphone', 'audioinput', devices, media.audio);
    const selects = [camera, microphone].filter((select) => select !== undefined);
    for (const { select } of selects) {
      select.addEventListener('change', () => {
        void this.#open('camera', camera?.select.value, microphone?.select.value);
      });
    }
    this.#devices.replaceChildren(...selects.map(({ label }) => label));
  }

  #say(text: string): void {
    setText(this.#note, text);
    announce(text);
  }
}

function radio(
  value: SourceKind,
  text: string,
  picture: 'camera' | 'picture',
): { label: HTMLLabelElement; input: HTMLInputElement } {
  const input = h('input', { type: 'radio', name: 'source', value });
  return { input, label: h('label', { class: 'choice' }, input, icon(picture), text) };
}

/** A choice between several devices; nothing to choose between one. */
function deviceSelect(
  title: string,
  kind: MediaDeviceKind,
  devices: MediaDeviceInfo[],
  track: MediaStreamTrack | undefined,
): { label: HTMLLabelElement; select: HTMLSelectElement } | undefined {
  const options = devices.filter((device) => device.kind === kind && device.deviceId !== '');
  if (options.length < 2) {
    return undefined;
  }
  const select = h(
    'select',
    { class: 'field' },
    ...options.map(({ deviceId, label }) => h('option', { value: deviceId }, label)),
  );
  select.value = track?.getSettings().deviceId ?? select.value;
  return { select, label: h('label', { class: 'label' }, title, select) };
}
