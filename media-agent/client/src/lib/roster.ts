// SPDX-License-Identifier: Apache-2.0
import type { types } from 'mediasoup-client';
import type { NewConsumer, PeerInfo } from './protocol.js';
import type { RemotePeer, RemoteTrack } from './remote.js';

/** Hears of every change in the roster. */
export interface RosterListener {
  peerJoined(peer: RemotePeer): void;
  peerLeft(peer: RemotePeer): void;
  peerRenamed(peer: RemotePeer): void;
  trackAdded(track: RemoteTrack): void;
  trackChanged(track: RemoteTrack): void;
  trackRemoved(track: RemoteTrack): void;
}

/** Who is in the room and what is received of them. Values are replaced, never changed. */
export class Roster {
  readonly #peers = new Map<string, RemotePeer>();
  readonly #tracks = new Map<string, RemoteTrack>();

  constructor(private readonly listener: RosterListener) {}

  get peers(): RemotePeer[] {
    return [...this.#peers.values()];
  }

  get tracks(): RemoteTrack[] {
    return [...this.#tracks.values()];
  }

  tracksOf(peerId: string): RemoteTrack[] {
    return this.tracks.filter((track) => track.peerId === peerId);
  }

  /** Takes over the agent's list. */
  replacePeers(infos: readonly PeerInfo[]): void {
    const present = new Set(infos.map(({ id }) => id));
    for (const id of [...this.#peers.keys()].filter((id) => !present.has(id))) {
      this.removePeer(id);
    }
    infos.forEach((info) => this.addPeer(info));
  }

  addPeer({ id, displayName }: PeerInfo): void {
    if (this.#peers.has(id)) {
      this.renamePeer(id, displayName);
      return;
    }
    const peer = { id, displayName };
    this.#peers.set(id, peer);
    this.listener.peerJoined(peer);
  }

  renamePeer(id: string, displayName: string): void {
    const known = this.#peers.get(id);
    if (known && known.displayName !== displayName) {
      const renamed = { id, displayName };
      this.#peers.set(id, renamed);
      this.listener.peerRenamed(renamed);
    }
  }

  removePeer(id: string): void {
    const peer = this.#peers.get(id);
    this.tracksOf(id).forEach((track) => this.removeTrack(track.id));
    if (this.#peers.delete(id) && peer) {
      this.listener.peerLeft(peer);
    }
  }

  addTrack(consumer: types.Consumer, offer: NewConsumer): void {
    const source = offer.appData?.['source'];
    const track: RemoteTrack = {
      id: offer.id,
      peerId: offer.peerId,
      kind: offer.kind,
      source: typeof source === 'string' ? source : defaultSource(offer.kind),
      track: consumer.track,
      muted: offer.producerPaused,
      spatialLayer: undefined,
    };
    this.#tracks.set(track.id, track);
    this.listener.trackAdded(track);
  }

  changeTrack(id: string, change: Partial<Pick<RemoteTrack, 'muted' | 'spatialLayer'>>): void {
    const known = this.#tracks.get(id);
    const entries = Object.entries(change) as [keyof typeof change, unknown][];
    if (known && entries.some(([name, value]) => known[name] !== value)) {
      const changed = { ...known, ...change };
      this.#tracks.set(id, changed);
      this.listener.trackChanged(changed);
    }
  }

  removeTrack(id: string): void {
    const track = this.#tracks.get(id);
    if (this.#tracks.delete(id) && track) {
      this.listener.trackRemoved(track);
    }
  }

  clear(): void {
    this.replacePeers([]);
  }
}

function defaultSource(kind: types.MediaKind): string {
  return kind === 'audio' ? 'microphone' : 'camera';
}
