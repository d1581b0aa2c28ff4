// SPDX-License-Identifier: Apache-2.0
import type { PublishedTrack, QualityReport, RemotePeer, RemoteTrack, Room } from '../lib/index.js';
import { Controls } from './controls.js';
import { Crowd } from './crowd.js';
import { announce, h, show } from './dom.js';
import { formatVideo, movedText } from './format.js';
import type { Measurements } from './measurements.js';
import type { LocalMedia } from './sources.js';
import { audioSleeps, wakeAudio } from './sources.js';
import { Banner, TopBar } from './status.js';
import { Tile } from './tile.js';

/** How often figures change. In ms. */
const TICK = 1_000;

/** The call: who is here, how it goes, and what one can do. */
export class Call {
  readonly #crowd = new Crowd();
  readonly #main = h('main', { class: 'call-main' });
  readonly #top: TopBar;
  readonly #banner = new Banner(() => this.#turnSoundOn());
  readonly #controls: Controls;
  readonly #own: Tile;
  readonly #timer: ReturnType<typeof setInterval>;
  #audio: PublishedTrack | undefined;
  #video: PublishedTrack | undefined;

  constructor(
    private readonly room: Room,
    private readonly media: LocalMedia,
    private readonly measurements: Measurements,
    invite: string | undefined,
    simulcast: boolean,
  ) {
    this.#top = new TopBar(room.id);
    this.#controls = new Controls({
      toggleAudio: () => this.#toggle(this.#audio),
      toggleVideo: () => this.#toggle(this.#video),
      toggleDetails: () => this.#toggleDetails(),
      copyInvitation: invite === undefined ? undefined : () => void this.#copy(invite),
      leave: () => room.leave(),
    });
    this.#own = this.#newTile(room.peerId, room.displayName, true);
    this.#crowd.addOwn(room.peerId, this.#own);
    this.#own.element.classList.toggle('mirrored', media.kind === 'camera');
    this.#main.append(this.#banner.element, this.#crowd.stage, this.#crowd.aside);
    show(h('div', { class: 'call' }, this.#top.element, this.#main, this.#controls.element));
    document.title = `${room.id} · Headroom`;
    this.#listen();
    this.#timer = setInterval(() => void this.#tick(), TICK);
    this.#update();
    if (audioSleeps()) {
      this.#waitForClick();
    }
    void this.#publish(simulcast);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#crowd.stop();
    this.#controls.stop();
    this.media.stop();
  }

  async #publish(simulcast: boolean): Promise<void> {
    const { audio, video } = this.media;
    // Both at once, so that the others get both consumers in one go.
    [this.#audio, this.#video] = await Promise.all([
      audio && this.room.publish(audio),
      video && this.room.publish(video, { simulcast }),
    ]);
    this.#update();
  }

  #listen(): void {
    const { room } = this;
    room.on('state', (state) => {
      this.#banner.state = state;
      this.#main.classList.toggle('waiting', state !== 'connected');
      this.#crowd.settingUp = state !== 'connected';
      if (state === 'connected') {
        this.#dropHeld();
      }
    });
    room.on('peerJoined', (peer) => {
      this.#addPeer(peer);
      announce(`${peer.displayName} joined`);
      this.#update();
    });
    room.on('peerLeft', ({ id, displayName }) => {
      this.#crowd.remove(id);
      announce(`${displayName} left`);
      this.#update();
    });
    room.on('peerRenamed', ({ id, displayName }) => {
      const tile = this.#crowd.get(id);
      if (tile) {
        tile.name = displayName;
      }
    });
    room.on('peerRoleChanged', (peer) => this.#crowd.change(peer));
    room.on('trackAdded', (track) => this.#showTrack(track));
    room.on('trackChanged', (track) => this.#showTrack(track));
    room.on('trackRemoved', (track) => this.#hideTrack(track));
    room.on('activeSpeaker', (speaker) => {
      this.#crowd.forEach((tile, id) => {
        tile.speaking = id === speaker;
      });
    });
    room.on('migrated', (report) => this.#top.say(movedText(report)));
    room.peers.forEach((peer) => this.#addPeer(peer));
    room.tracks.forEach((track) => this.#showTrack(track));
    this.#crowd.settingUp = room.state !== 'connected';
  }

  #newTile(id: string, name: string, own: boolean): Tile {
    const tile = new Tile(id, own, () => this.#waitForClick());
    tile.name = name;
    return tile;
  }

  #addPeer(peer: RemotePeer): void {
    const received = this.room.tracks.some(({ peerId }) => peerId === peer.id);
    this.#crowd.add(peer, this.#newTile(peer.id, peer.displayName, false), received);
  }

  #showTrack(remote: RemoteTrack): void {
    const tile = this.#crowd.get(remote.peerId);
    if (!tile) {
      return;
    }
    if (remote.kind === 'audio') {
      tile.setAudio(remote.track, remote.muted);
      void this.measurements.watchAudio(remote);
      return;
    }
    const video = tile.setVideo(remote.track, remote.muted);
    this.measurements.watchVideo(remote, video);
  }

  /** While the call is set up again, the last picture stays: it is back in a moment. */
  #hideTrack(remote: RemoteTrack): void {
    const tile = this.#crowd.get(remote.peerId);
    if (remote.kind === 'audio') {
      tile?.setAudio(undefined, true);
    } else if (this.room.state === 'connected') {
      tile?.setVideo(undefined, true);
      queueMicrotask(() => {
        // Somebody who has left by then may be coming back, and that is a gap.
        if (this.#crowd.get(remote.peerId) === tile) {
          this.measurements.pauseVideo(remote);
        }
      });
    } else {
      tile?.hold();
    }
  }

  #dropHeld(): void {
    this.#crowd.forEach((tile, id) => {
      const back = this.room.tracks.some(({ peerId, kind }) => peerId === id && kind === 'video');
      if (tile !== this.#own && !back) {
        tile.setVideo(undefined, true);
      }
    });
  }

  #toggle(published: PublishedTrack | undefined): void {
    if (published) {
      void this.room.setMuted(published, !published.muted).catch((error: unknown) => {
        console.error('headroom: muting failed', error);
      });
      announce(`${published.source} ${published.muted ? 'off' : 'on'}`);
      this.#update();
    }
  }

  #toggleDetails(): void {
    this.#crowd.stage.classList.toggle('without-details');
    this.#update();
  }

  async #copy(invite: string): Promise<void> {
    await navigator.clipboard.writeText(invite);
    this.#controls.confirmCopied();
  }

  /** Browsers allow sound after any click or key, wherever it goes. */
  #waitForClick(): void {
    this.#banner.soundBlocked = true;
    document.addEventListener('pointerup', () => this.#turnSoundOn(), { once: true });
    document.addEventListener('keyup', () => this.#turnSoundOn(), { once: true });
  }

  #turnSoundOn(): void {
    wakeAudio();
    this.#banner.soundBlocked = false;
    this.#crowd.forEach((tile) => tile.playAudio());
  }

  async #tick(): Promise<void> {
    const report = await this.room.quality().catch(() => undefined);
    this.#top.showQuality(report);
    this.#showFigures(report);
  }

  #showFigures(report: QualityReport | undefined): void {
    this.#crowd.forEach((tile, id) => {
      const remote = this.room.tracks.find(({ peerId, kind }) => peerId === id && kind === 'video');
      const quality =
        tile === this.#own
          ? report?.sent.get(this.#video?.source ?? '')
          : report?.received.get(remote?.id ?? '');
      tile.detail = formatVideo(quality);
    });
  }

  #update(): void {
    const { audio, video } = this.media;
    const audioOff = this.#audio?.muted ?? audio === undefined;
    const videoOff = this.#video?.muted ?? video === undefined;
    this.#own.setAudio(audio, audioOff);
    this.#own.setVideo(video, videoOff);
    this.#controls.setAudio(audio !== undefined, audioOff);
    this.#controls.setVideo(video !== undefined, videoOff);
    this.#controls.setDetails(!this.#crowd.stage.classList.contains('without-details'));
    this.#top.participants = this.#crowd.size;
  }
}
