// SPDX-License-Identifier: Apache-2.0
import { Comeback } from './comeback.js';
import { deferred, type Deferred } from './deferred.js';
import { Emitter } from './emitter.js';
import { DisconnectedError, HeadroomError } from './errors.js';
import { MediaSession } from './media-session.js';
import type { JoinOptions, Platform } from './options.js';
import { PathGuard } from './path-guard.js';
import type { NewConsumer, Notification, RejoinReason, Resumed } from './protocol.js';
import { ProtooPeer, type ConnectionEnd } from './protoo.js';
import { PublishedTrack, type PublishOptions } from './published.js';
import { QualityMeter, type QualityReport } from './quality.js';
import type { RemotePeer, RemoteTrack } from './remote.js';
import { Roster, type TrackChange } from './roster.js';

/**
 * connecting: joining for the first time · connected: joined · reconnecting: signalling is away,
 * media may well go on · rejoining: media is being set up again · closed: for good
 */
export type RoomState = 'connecting' | 'connected' | 'reconnecting' | 'rejoining' | 'closed';

export type RoomEvents = {
  state: [state: RoomState];
  /** For good; without an error if the participant left. */
  closed: [error: HeadroomError | undefined];
  peerJoined: [peer: RemotePeer];
  peerLeft: [peer: RemotePeer];
  peerRenamed: [peer: RemotePeer];
  /** Came live, stepped back to standby, or is not received any more. */
  peerRoleChanged: [peer: RemotePeer];
  trackAdded: [track: RemoteTrack];
  /** Muted, unmuted, held back, let through, or another layer. */
  trackChanged: [track: RemoteTrack];
  trackRemoved: [track: RemoteTrack];
  /** Nobody speaks if it is null. */
  activeSpeaker: [peerId: string | null];
};

/** The agent may be reading back its workers. In ms. */
const RESUME_TIMEOUT = 15_000;

/**
 * A room that this participant is in. It stays across lost connections, restarts of the agent and
 * deaths of its worker; published tracks and their mute states are kept through all of that.
 *
 * <p>One loop owns the connection: connect, then resume or join, then wait for the end or for the
 * agent's word to rejoin.
 */
export class Room extends Emitter<RoomEvents> {
  /** Settles when the room is joined for the first time. */
  readonly joined: Promise<void>;

  readonly #comeback: Comeback;
  readonly #platform: Platform;
  readonly #firstJoin = deferred<void>();
  readonly #published = new Set<PublishedTrack>();
  readonly #roster = new Roster({
    peerJoined: (peer) => this.emit('peerJoined', peer),
    peerLeft: (peer) => this.emit('peerLeft', peer),
    peerRenamed: (peer) => this.emit('peerRenamed', peer),
    peerRoleChanged: (peer) => this.emit('peerRoleChanged', peer),
    trackAdded: (track) => this.emit('trackAdded', track),
    trackChanged: (track) => this.emit('trackChanged', track),
    trackRemoved: (track) => this.emit('trackRemoved', track),
  });
  readonly #guard = new PathGuard({
    isLost: () => this.#session?.pathLost ?? false,
    restart: async () => this.#session?.restoreLostPaths(),
    giveUp: () => this.#startOver(),
  });
  #meter = new QualityMeter();
  #displayName: string;
  #state: RoomState = 'connecting';
  #peer: ProtooPeer | undefined;
  #session: MediaSession | undefined;
  #resumed: Deferred<Resumed> | undefined;
  #rejoin: Deferred<RejoinReason> | undefined;

  constructor(options: JoinOptions, platform: Platform) {
    super();
    this.#platform = platform;
    this.#comeback = new Comeback(options, platform);
    this.#displayName = options.displayName;
    this.joined = this.#firstJoin.promise;
    // After the constructor's caller has had its chance to listen.
    queueMicrotask(() => void this.#run());
  }

  get state(): RoomState {
    return this.#state;
  }

  /** Our own participant id. */
  get peerId(): string {
    return this.#comeback.claims.subject;
  }

  get id(): string {
    return this.#comeback.claims.room;
  }

  get displayName(): string {
    return this.#displayName;
  }

  get peers(): RemotePeer[] {
    return this.#roster.peers;
  }

  get tracks(): RemoteTrack[] {
    return this.#roster.tracks;
  }

  /** Sends a track, now and after every rejoin. The track stays the caller's: nobody stops it. */
  async publish(track: MediaStreamTrack, options: PublishOptions = {}): Promise<PublishedTrack> {
    const published = new PublishedTrack(track, options);
    this.#published.add(published);
    try {
      await this.#tellAgent((session) => session.publish(published));
    } catch (error) {
      this.#published.delete(published);
      throw error;
    }
    return published;
  }

  async unpublish(published: PublishedTrack): Promise<void> {
    this.#published.delete(published);
    await this.#tellAgent((session) => session.unpublish(published));
  }

  /** Pauses sending, or goes on; the others see it. */
  async setMuted(published: PublishedTrack, muted: boolean): Promise<void> {
    published.muted = muted;
    // The producer here is paused at once, whether the agent hears of it now or after a resume.
    await this.#tellAgent((session) => session.applyMute(published));
  }

  async rename(displayName: string): Promise<void> {
    this.#displayName = displayName;
    await this.#tellAgent((session) => session.peer.request('changeDisplayName', { displayName }));
  }

  /** Asks for a layer of a simulcast or SVC track, for example a small one for a small tile. */
  async preferLayers(track: RemoteTrack, spatialLayer: number): Promise<void> {
    await this.#tellAgent((session) =>
      session.peer.request('setConsumerPreferredLayers', { consumerId: track.id, spatialLayer }),
    );
  }

  /** Measures since the last call; undefined while nothing is set up. */
  async quality(): Promise<QualityReport | undefined> {
    const session = this.#session;
    return session && this.#meter.measure(await session.measured(this.#published));
  }

  /** Leaves for good. */
  leave(): void {
    this.#peer?.close();
    this.#finish(undefined);
  }

  async #run(): Promise<void> {
    let resume = false;
    try {
      while (!this.#isClosed()) {
        const opened = await this.#connect(resume);
        const end: ConnectionEnd =
          opened instanceof ProtooPeer ? await this.#serve(opened, resume) : opened;
        if (this.#isClosed()) {
          return;
        }
        if (this.#state === 'connected') {
          this.#comeback.recovered();
        }
        this.#setState(this.#state === 'connecting' ? 'connecting' : 'reconnecting');
        const resumable = await this.#comeback.afterEnd(end, this.#session?.flows ?? false);
        resume = resumable && this.#session?.resumable === true;
      }
    } catch (error) {
      this.#peer?.close();
      this.#finish(HeadroomError.from(error));
    }
  }

  #connect(resume: boolean): Promise<ProtooPeer | ConnectionEnd> {
    this.#resumed = deferred();
    this.#rejoin = deferred();
    return ProtooPeer.open(this.#comeback.address(resume), this.#platform.WebSocket, {
      request: (method, data) => this.#answer(method, data),
      notification: (message) => this.#heed(message),
    });
  }

  /** Uses a connection until it ends. */
  async #serve(peer: ProtooPeer, resume: boolean): Promise<ConnectionEnd> {
    this.#peer = peer;
    if (this.#isClosed()) {
      peer.close();
    }
    for (let first = true; peer.open; first = false) {
      try {
        const up = resume && first ? await this.#resume(peer) : await this.#join(peer);
        if (up && peer.open) {
          this.#setState('connected');
          this.#firstJoin.resolve();
        }
      } catch (error) {
        if (peer.open) {
          return this.#giveUp(peer, HeadroomError.from(error));
        }
      }
      const word = await Promise.race([peer.closed, this.#rejoin?.promise ?? peer.closed]);
      if (typeof word !== 'string') {
        return word;
      }
      this.#rejoin = deferred();
      this.#setState('rejoining');
    }
    return peer.closed;
  }

  /** A join or a resume was refused: what is our fault ends the room, the rest is tried again. */
  #giveUp(peer: ProtooPeer, error: HeadroomError): ConnectionEnd {
    if (error.status < 500) {
      throw error;
    }
    this.#session?.close();
    this.#session = undefined;
    peer.close();
    return { code: 4000 + error.status, refusal: error };
  }

  async #join(peer: ProtooPeer): Promise<boolean> {
    this.#session?.close();
    this.#session = undefined;
    this.#guard.stop();
    this.#meter = new QualityMeter();
    const device = await this.#platform.createDevice();
    const session = await MediaSession.open(peer, device, {
      consumerAdded: (consumer, offer) => this.#roster.addTrack(consumer, offer),
      consumerRemoved: (id) => this.#roster.removeTrack(id),
      pathChanged: () => this.#guard.changed(),
    });
    this.#session = session;
    this.#roster.replacePeers(await session.join(this.#displayName));
    await Promise.all([...this.#published].map((published) => session.publish(published)));
    return true;
  }

  async #resume(peer: ProtooPeer): Promise<boolean> {
    const session = this.#session;
    const timer = setTimeout(() => peer.drop(), RESUME_TIMEOUT);
    const word = await Promise.race([this.#resumed?.promise, this.#rejoin?.promise, peer.closed]);
    clearTimeout(timer);
    if (!session || typeof word !== 'object' || !('consumers' in word)) {
      return false;
    }
    session.peer = peer;
    this.#roster.replacePeers(word.peers);
    if (!(await session.reconcile(word, this.#published))) {
      this.#startOver();
      return false;
    }
    this.#takeOverPauses(word);
    return true;
  }

  #takeOverPauses({ paused, standby }: Resumed): void {
    const consumers = new Set(paused.consumers);
    for (const { id, state } of this.#roster.tracks) {
      const heldBack = standby?.includes(id) ?? state === 'standby';
      const pausedState = heldBack ? 'standby' : 'muted';
      this.#roster.changeTrack(id, { state: consumers.has(id) ? pausedState : 'live' });
    }
  }

  async #answer(method: string, data: unknown): Promise<unknown> {
    if (method !== 'newConsumer') {
      throw new HeadroomError('UNKNOWN_METHOD', `This client does not know "${method}".`, 404);
    }
    if (!this.#session) {
      throw new HeadroomError('NOT_JOINED', 'This client has no transports now.', 409);
    }
    await this.#session.consume(data as NewConsumer);
    return undefined;
  }

  #heed({ method, data }: Notification): void {
    const session = this.#session;
    switch (method) {
      case 'newPeer':
        return this.#roster.addPeer(data);
      case 'peerClosed':
        this.#roster.tracksOf(data.peerId).forEach(({ id }) => void session?.dropConsumer(id));
        return this.#roster.removePeer(data.peerId);
      case 'peerDisplayNameChanged':
        return this.#roster.renamePeer(data.peerId, data.displayName);
      case 'consumerClosed':
        return void session?.dropConsumer(data.consumerId);
      case 'consumerPaused':
        return this.#changeTrack(data.consumerId, { state: data.standby ? 'standby' : 'muted' });
      case 'consumerResumed':
        return this.#changeTrack(data.consumerId, { state: 'live' });
      case 'consumerLayersChanged':
        return this.#changeTrack(data.consumerId, { spatialLayer: data.spatialLayer });
      case 'activeSpeaker':
        return this.emit('activeSpeaker', data.peerId);
      case 'resumed':
        return this.#resumed?.resolve(data);
      case 'rejoin':
        return this.#rejoin?.resolve(data.reason);
      default:
        // Scores, bandwidth, refusals (told by the connection's end) and what newer agents may say.
        return undefined;
    }
  }

  #changeTrack(id: string, change: TrackChange): void {
    void this.#session?.withConsumer(id, () => this.#roster.changeTrack(id, change));
  }

  /** Does something at the agent if it can be done now; otherwise the next resume or join does it. */
  async #tellAgent(act: (session: MediaSession) => Promise<unknown>): Promise<void> {
    const session = this.#session;
    if (!session?.joined) {
      return;
    }
    try {
      await act(session);
    } catch (error) {
      if (session === this.#session && !(error instanceof DisconnectedError)) {
        throw error;
      }
    }
  }

  /** Throws the transports away; the next connection is a new join. */
  #startOver(): void {
    this.#session?.close();
    this.#session = undefined;
    this.#peer?.drop();
  }

  #isClosed(): boolean {
    return this.#state === 'closed';
  }

  #setState(state: RoomState): void {
    if (this.#state !== state && !this.#isClosed()) {
      this.#state = state;
      this.emit('state', state);
    }
  }

  #finish(error: HeadroomError | undefined): void {
    if (this.#isClosed()) {
      return;
    }
    this.#guard.stop();
    this.#setState('closed');
    this.#session?.close();
    this.#session = undefined;
    this.#roster.clear();
    this.#firstJoin.reject(error ?? new HeadroomError('LEFT', 'The participant left.'));
    this.emit('closed', error);
  }
}
