// SPDX-License-Identifier: Apache-2.0
import type { types } from 'mediasoup-client';
import type { NewConsumer, PeerInfo, Resumed } from './protocol.js';
import type { RemotePeer, RemoteTrack, Role, TrackState } from './remote.js';
import { streamKey } from './stream-key.js';

/** What changes on a track while it is received. */
export type TrackChange = Partial<Pick<RemoteTrack, 'state' | 'spatialLayer'>>;

/** Hears of every change in the roster. */
export interface RosterListener {
  peerJoined(peer: RemotePeer): void;
  peerLeft(peer: RemotePeer): void;
  peerRenamed(peer: RemotePeer): void;
  peerRoleChanged(peer: RemotePeer): void;
  trackAdded(track: RemoteTrack): void;
  trackChanged(track: RemoteTrack): void;
  trackRemoved(track: RemoteTrack): void;
}

/** Who is in the room and what is received of them. Values are replaced, never changed. */
export class Roster {
  readonly #peers = new Map<string, RemotePeer>();
  /** By the id of the consumer behind it, which changes in a move; the track's own id does not. */
  readonly #tracks = new Map<string, RemoteTrack>();
  /** Whether the agent says who is on standby: then whoever is not received at all is off. */
  #rolesAreTold = false;

  constructor(private readonly listener: RosterListener) {}

  get peers(): RemotePeer[] {
    return [...this.#peers.values()];
  }

  get tracks(): RemoteTrack[] {
    return [...this.#tracks.values()];
  }

  /** The consumers behind all tracks, or behind those of one participant. */
  consumers(peerId?: string): string[] {
    return [...this.#tracks]
      .filter(([, track]) => peerId === undefined || track.peerId === peerId)
      .map(([consumerId]) => consumerId);
  }

  /** The consumer behind a track. */
  consumerOf(trackId: string): string | undefined {
    return [...this.#tracks].find(([, { id }]) => id === trackId)?.[0];
  }

  trackOf(consumerId: string): RemoteTrack | undefined {
    return this.#tracks.get(consumerId);
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
    const peer = { id, displayName, role: this.#roleOf(id) };
    this.#peers.set(id, peer);
    this.listener.peerJoined(peer);
  }

  renamePeer(id: string, displayName: string): void {
    const known = this.#peers.get(id);
    if (known && known.displayName !== displayName) {
      const renamed = { ...known, displayName };
      this.#peers.set(id, renamed);
      this.listener.peerRenamed(renamed);
    }
  }

  removePeer(id: string): void {
    const peer = this.#peers.get(id);
    this.consumers(id).forEach((consumerId) => this.#dropTrack(consumerId));
    if (this.#peers.delete(id) && peer) {
      this.listener.peerLeft(peer);
    }
  }

  /**
   * Adds a track, but a stream that is there already is shown by the later consumer from now on: its
   * sender has moved, and the earlier one will be closed.
   */
  addOrMoveTrack(consumer: types.Consumer, offer: NewConsumer): void {
    const track = describe(consumer, offer);
    if (this.tracks.some((known) => streamKey(known) === streamKey(track))) {
      this.moveTrack(offer.id, track);
    } else {
      this.addTrack(consumer, offer);
    }
  }

  addTrack(consumer: types.Consumer, offer: NewConsumer): void {
    const track = describe(consumer, offer);
    this.#tracks.set(track.id, track);
    this.listener.trackAdded(track);
    const told = offer.standby !== undefined;
    if (this.#rolesAreTold === told) {
      this.#updateRole(track.peerId);
    } else {
      this.#rolesAreTold = told;
      [...this.#peers.keys()].forEach((id) => this.#updateRole(id));
    }
  }

  /**
   * Shows a stream by another consumer from now on. Its track keeps its id and its place; a stream
   * that was not there is added.
   */
  moveTrack(consumerId: string, moved: RemoteTrack): void {
    const key = streamKey(moved);
    const before = [...this.#tracks].find(([, track]) => streamKey(track) === key);
    if (before?.[0] === consumerId) {
      return;
    }
    const track = before ? { ...moved, id: before[1].id } : moved;
    if (before) {
      this.#tracks.delete(before[0]);
    }
    this.#tracks.set(consumerId, track);
    if (before) {
      this.listener.trackChanged(track);
    } else {
      this.listener.trackAdded(track);
    }
    this.#updateRole(track.peerId);
  }

  /** @param id of the consumer */
  changeTrack(id: string, change: TrackChange): void {
    const known = this.#tracks.get(id);
    const entries = Object.entries(change) as [keyof typeof change, unknown][];
    if (known && entries.some(([name, value]) => known[name] !== value)) {
      const changed = { ...known, ...change, ...flowOf(change.state ?? known.state) };
      this.#tracks.set(id, changed);
      this.listener.trackChanged(changed);
      this.#updateRole(changed.peerId);
    }
  }

  /** Takes over which streams are paused; an agent that knows no standby leaves that as it was. */
  takeOverPauses({ paused, standby }: Resumed): void {
    const consumers = new Set(paused.consumers);
    for (const [id, { state }] of [...this.#tracks]) {
      const heldBack = standby?.includes(id) ?? state === 'standby';
      const pausedState = heldBack ? 'standby' : 'muted';
      this.changeTrack(id, { state: consumers.has(id) ? pausedState : 'live' });
    }
  }

  /** @param id of the consumer */
  removeTrack(id: string): void {
    const track = this.#dropTrack(id);
    if (track) {
      this.#updateRole(track.peerId);
    }
  }

  clear(): void {
    this.replacePeers([]);
  }

  #dropTrack(id: string): RemoteTrack | undefined {
    const track = this.#tracks.get(id);
    if (this.#tracks.delete(id) && track) {
      this.listener.trackRemoved(track);
    }
    return track;
  }

  #updateRole(peerId: string): void {
    const known = this.#peers.get(peerId);
    const role = this.#roleOf(peerId);
    if (known && known.role !== role) {
      const changed = { ...known, role };
      this.#peers.set(peerId, changed);
      this.listener.peerRoleChanged(changed);
    }
  }

  /** Who is heard without a place for the picture is on standby as far as one sees. */
  #roleOf(peerId: string): Role {
    const tracks = this.tracks.filter((track) => track.peerId === peerId);
    const pictures = tracks.filter(({ kind }) => kind === 'video');
    const decisive = pictures.length > 0 ? pictures : tracks;
    if (decisive.length === 0) {
      return this.#rolesAreTold ? 'off' : 'live';
    }
    return decisive.some(({ state }) => state !== 'standby') ? 'live' : 'standby';
  }
}

function describe(consumer: types.Consumer, offer: NewConsumer): RemoteTrack {
  const source = offer.appData?.['source'];
  return {
    id: offer.id,
    peerId: offer.peerId,
    kind: offer.kind,
    source: typeof source === 'string' ? source : defaultSource(offer.kind),
    track: consumer.track,
    ...flowOf(offer.standby ? 'standby' : offer.producerPaused ? 'muted' : 'live'),
    spatialLayer: undefined,
  };
}

function flowOf(state: TrackState): Pick<RemoteTrack, 'state' | 'muted'> {
  return { state, muted: state !== 'live' };
}

function defaultSource(kind: types.MediaKind): string {
  return kind === 'audio' ? 'microphone' : 'camera';
}
