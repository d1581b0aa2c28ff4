// SPDX-License-Identifier: Apache-2.0
import { HeadroomError, joinRoom, readToken, type Room } from '../lib/index.js';
import { Call } from './call.js';
import { h, show } from './dom.js';
import { takeFlags } from './flags.js';
import { lobby } from './lobby.js';
import { Measurements, TestHook } from './measurements.js';
import { brand, showError, showLeft, type Ways } from './notice.js';
import { openCamera, openTest, wakeAudio, type LocalMedia } from './sources.js';

declare global {
  interface Window {
    headroomTest: TestHook;
  }
}

const flags = takeFlags(location, sessionStorage);
const hook = new TestHook();
window.headroomTest = hook;

const ways: Ways = { room: flags.room, invite: flags.invite, again: () => void visit(false) };

void visit(flags.auto);

/** One visit: lobby, call, end. */
async function visit(auto: boolean): Promise<void> {
  let media: LocalMedia | undefined;
  try {
    const { token, participant } = ticket();
    const name = flags.name ?? `Guest ${participant.slice(-4)}`;
    const choice = auto
      ? { name, media: await openAutomatically(name, participant) }
      : await lobby({
          room: flags.room ?? '',
          name,
          source: flags.source,
          openTest: (label) => openTest(label, participant, flags.size),
        });
    media = choice.media;
    await call(token, choice.name, media);
  } catch (error) {
    media?.stop();
    const { code, message } = HeadroomError.from(error);
    hook.failed(code);
    showError(code, message, ways);
  }
}

async function call(token: string, displayName: string, media: LocalMedia): Promise<void> {
  showJoining();
  let ended!: (error: HeadroomError | undefined) => void;
  const end = new Promise<HeadroomError | undefined>((resolve) => {
    ended = resolve;
  });
  const measurements = new Measurements(flags.measure);
  const url = new URL('/', location.href);
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  const options = {
    url: url.href,
    token,
    displayName,
    gapSource: measurements,
    migration: flags.migration ?? 'make',
  };
  const room = await joinRoom(options, (room: Room) => {
    hook.joined(room, measurements);
    room.on('closed', ended);
  });
  const simulcast = flags.simulcast ?? media.kind === 'camera';
  const screen = new Call(room, media, measurements, flags.invite, simulcast);
  const error = await end;
  screen.stop();
  if (error) {
    throw error;
  }
  showLeft(ways);
}

function ticket(): { token: string; participant: string } {
  if (flags.token === undefined || flags.room === undefined) {
    throw new HeadroomError('NO_INVITATION', '');
  }
  const { room, subject } = readToken(flags.token);
  if (room !== flags.room) {
    throw new HeadroomError(
      'INVALID_TOKEN',
      `The link is for room ${flags.room}, but its token is for ${room}.`,
    );
  }
  return { token: flags.token, participant: subject };
}

async function openAutomatically(name: string, participant: string): Promise<LocalMedia> {
  if (flags.source === 'camera') {
    try {
      return await openCamera();
    } catch (error) {
      console.warn('headroom: no camera, the test picture is sent instead', error);
    }
  }
  // Without a click so far the browser may keep the tone silent; the call then asks for one.
  wakeAudio();
  return openTest(name, participant, flags.size);
}

function showJoining(): void {
  show(
    h('header', { class: 'top' }, brand()),
    h('main', { class: 'centre' }, h('p', { class: 'joining', role: 'status' }, 'Joining…')),
  );
}
