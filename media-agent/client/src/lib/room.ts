// SPDX-License-Identifier: Apache-2.0
import { Comeback } from './comeback.js';
import { deferred, type Deferred } from './deferred.js';
import { Emitter } from './emitter.js';
import { DisconnectedError, HeadroomError } from './errors.js';
import { LayerWishes } from './layer-wishes.js';
import { MediaSession, type MediaListener } from './media-session.js';
import { Moves } from './moves.js';
import type { NewSeat } from './new-seat.js';
import { answerAgent, takeNews } from './news.js';
import type { JoinOptions, Platform } from './options.js';
import { PathGuard } from './path-guard.js';
import type { Notification, RejoinReason, Resumed } from './protocol.js';
import { ProtooPeer, type ConnectionEnd, type ProtooListener } from './protoo.js';
import { PublishedTrack, type PublishOptions } from './published.js';
import { QualityMeter, type QualityReport } from './quality.js';
import type { RemotePeer, RemoteTrack } from './remote.js';
import type { RoomEvents, RoomState } from './room-events.js';
import { Roster } from './roster.js';
import { streamKey } from './stream-key.js';

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

  readonly #options: JoinOptions;
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
    trackRemoved: (track) => {
      this.emit('trackRemoved', track);
      this.#moves.recheck();
    },
  });
  readonly #media: MediaListener = {
    consumerAdded: (consumer, offer) => this.#roster.addOrMoveTrack(consumer, offer),
    consumerRemoved: (id) => this.#roster.removeTrack(id),
    pathChanged: () => this.#guard.changed(),
  };
  readonly #guard = new PathGuard({
    isLost: () => this.#session?.pathLost ?? false,
    restart: async () => this.#session?.restoreLostPaths(),
    giveUp: () => this.#startOver(),
  });
  readonly #layers = new LayerWishes();
  #comeback: Comeback;
  #meter = new QualityMeter();
  #displayName: string;
  #state: RoomState = 'connecting';
  #peer: ProtooPeer | undefined;
  #session: MediaSession | undefined;
  #resumed: Deferred<Resumed> | undefined;
  #rejoin: Deferred<RejoinReason> | undefined;
  /** Whoever listens to the present connection. */
  #ears: ProtooListener | undefined;
  readonly #moves: Moves;
  /** Settles with the connection that a move has opened. */
  #moved = deferred<ProtooPeer>();

  constructor(options: JoinOptions, platform: Platform) {
    super();
    this.#options = options;
    this.#platform = platform;
    this.#comeback = new Comeback(options, platform);
    this.#displayName = options.displayName;
    this.joined = this.#firstJoin.promise;
    this.#moves = new Moves({
      options,
      platform,
      displayName: () => this.#displayName,
      published: this.#published,
      roster: this.#roster,
      prefer: (session, consumerId, key) =>
        // Like every refusal of a seat that is not ours yet, it is no reason to complain.
        void this.#layers.tell(session, consumerId, key).catch(() => undefined),
      takeOver: (seat) => this.#takeOver(seat),
      settled: (session) => {
        session.listener = this.#media;
      },
      mediaIsGone: () => this.#rejoin?.resolve('TRANSPORT_CLOSED'),
      migrating: (operationId) => this.emit('migrating', operationId),
      migrated: (report) => this.emit('migrated', report),
      stayed: (operationId, error) => this.emit('stayed', operationId, error),
    });
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
    const key = streamKey(track);
    this.#layers.set(key, spatialLayer);
    const consumerId = this.#roster.consumerOf(track.id);
    const session = this.#sessions.find((open) => open.has(consumerId ?? ''));
    if (session && consumerId !== undefined) {
      await this.#tell(session, () => this.#layers.tell(session, consumerId, key));
    }
  }

  /** Measures since the last call; undefined while nothing is set up. */
  async quality(): Promise<QualityReport | undefined> {
    const session = this.#session;
    const nameOf = (consumerId: string): string | undefined => this.#roster.trackOf(consumerId)?.id;
    return session && this.#meter.measure(await session.measured(this.#published, nameOf));
  }

  /** Leaves for good. */
  leave(): void {
    this.#moves.abort();
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
    return ProtooPeer.open(
      this.#comeback.address(resume),
      this.#platform.WebSocket,
      this.#listen(),
    );
  }

  /** Only the present connection is listened to; of an older one, only that it may be closed. */
  #listen(): ProtooListener {
    this.#resumed = deferred();
    this.#rejoin = deferred();
    const ears: ProtooListener = {
      request: (method, data) => this.#answer(method, data),
      notification: (message) => {
        if (this.#ears === ears || message.method === 'migrated') {
          this.#heed(message);
        }
      },
    };
    this.#ears = ears;
    return ears;
  }

  /** Uses a connection until it ends, and those after it that a move has opened. */
  async #serve(opened: ProtooPeer, resume: boolean): Promise<ConnectionEnd> {
    let peer = opened;
    let todo: 'resume' | 'join' | 'nothing' = resume ? 'resume' : 'join';
    this.#peer = peer;
    if (this.#isClosed()) {
      peer.close();
    }
    while (peer.open) {
      try {
        const up = todo === 'nothing' || (await this.#setUp(peer, todo));
        if (up && peer.open) {
          this.#setState('connected');
          this.#firstJoin.resolve();
        }
      } catch (error) {
        if (peer.open) {
          return this.#giveUp(peer, HeadroomError.from(error));
        }
      }
      const word = await Promise.race([
        peer.closed,
        this.#rejoin?.promise ?? peer.closed,
        this.#moved.promise,
      ]);
      const elsewhere = word instanceof ProtooPeer ? word : await this.#moves.goOnAlone();
      if (elsewhere && elsewhere !== peer) {
        peer = elsewhere;
        todo = 'nothing';
        this.#moved = deferred();
      } else if (typeof word === 'string') {
        todo = 'join';
        this.#rejoin = deferred();
        this.#setState('rejoining');
      } else if (!(word instanceof ProtooPeer)) {
        return word;
      }
    }
    return peer.closed;
  }

  #setUp(peer: ProtooPeer, how: 'resume' | 'join'): Promise<boolean> {
    return how === 'resume' ? this.#resume(peer) : this.#join(peer);
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
    const session = await MediaSession.open(peer, device, this.#media);
    this.#session = session;
    const migrates = this.#options.migration !== 'none';
    this.#roster.replacePeers(await session.join(this.#displayName, migrates));
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
    this.#roster.takeOverPauses(word);
    return true;
  }

  #answer(method: string, data: unknown): Promise<unknown> {
    const session = this.#session;
    const receiver = this.#moves.takenSeat ?? session;
    return answerAgent(method, data, receiver && ((offer) => receiver.consume(offer)));
  }

  #heed(message: Notification): void {
    const { method, data } = message;
    switch (method) {
      case 'activeSpeaker':
        return this.emit('activeSpeaker', data.peerId);
      case 'resumed':
        return this.#resumed?.resolve(data);
      case 'rejoin':
        return this.#rejoin?.resolve(data.reason);
      case 'migrate':
        if (this.#options.migration !== 'none') {
          // Who does not make it by itself is put out of here at the deadline, and comes there anew.
          this.#comeback.offer(data.url);
        }
        return this.#moves.begin(data, this.#peer, this.#session);
      case 'migrated':
        return this.#moves.release(data.operationId);
      default:
        this.#moves.takenSeat?.take(message);
        takeNews(message, this.#roster, this.#session);
    }
  }

  #takeOver(seat: NewSeat): void {
    const { peer, session } = seat;
    if (peer && session) {
      seat.handOver(this.#listen());
      this.#comeback = seat.comeback;
      this.#guard.stop();
      this.#meter = new QualityMeter();
      this.#peer = peer;
      this.#session = session;
      this.#moved.resolve(peer);
    }
  }

  /** Every session that is told what the participant wants: while it moves there are two. */
  get #sessions(): MediaSession[] {
    const moving = this.#moves.sessions ?? [this.#session];
    return moving.filter((session) => session?.joined === true) as MediaSession[];
  }

  /** Does something at the agent if it can be done now; otherwise the next resume or join does it. */
  async #tellAgent(act: (session: MediaSession) => Promise<unknown>): Promise<void> {
    await Promise.all(this.#sessions.map((session) => this.#tell(session, act)));
  }

  async #tell(
    session: MediaSession,
    act: (session: MediaSession) => Promise<unknown>,
  ): Promise<void> {
    try {
      await act(session);
    } catch (error) {
      // A seat that is not ours yet must do without.
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
