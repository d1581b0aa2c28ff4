// SPDX-License-Identifier: Apache-2.0
import type { types } from 'mediasoup-client';
import type { Comeback } from './comeback.js';
import { deferred } from './deferred.js';
import { HeadroomError } from './errors.js';
import { MediaSession } from './media-session.js';
import { answerAgent, takeNews } from './news.js';
import type { Platform } from './options.js';
import type { NewConsumer, Notification } from './protocol.js';
import { ProtooPeer, type ProtooListener } from './protoo.js';
import type { PublishedTrack } from './published.js';
import type { RemoteTrack } from './remote.js';
import { Roster } from './roster.js';
import { streamKey } from './stream-key.js';

/** Hears what is received at the new seat, before anybody sees it. */
export interface SeatListener {
  accepted(consumer: types.Consumer, track: RemoteTrack): void;
  changed(consumerId: string, track: RemoteTrack): void;
  gone(consumerId: string): void;
  pathChanged(): void;
}

/**
 * A seat at the target of a move: a connection and a session of its own. What comes there is kept
 * in a roster that nobody sees, until the room takes the seat over.
 */
export class NewSeat {
  /** Settles when the seat is of no use any more. */
  readonly lost: Promise<HeadroomError>;

  readonly #lost = deferred<HeadroomError>();
  readonly #consuming = new Map<string, Promise<void>>();
  readonly #unseen: Roster;
  readonly #listener: SeatListener;
  #peer: ProtooPeer | undefined;
  #session: MediaSession | undefined;
  #closed = false;
  /** Whoever has taken the seat over. */
  #owner: ProtooListener | undefined;

  constructor(
    readonly comeback: Comeback,
    listener: SeatListener,
  ) {
    this.lost = this.#lost.promise;
    this.#listener = listener;
    this.#unseen = new Roster({
      peerJoined: () => undefined,
      peerLeft: () => undefined,
      peerRenamed: () => undefined,
      peerRoleChanged: () => undefined,
      trackAdded: () => undefined,
      trackChanged: (track) => listener.changed(track.id, track),
      trackRemoved: ({ id }) => listener.gone(id),
    });
  }

  get peer(): ProtooPeer | undefined {
    return this.#peer;
  }

  get session(): MediaSession | undefined {
    return this.#session;
  }

  get roster(): Roster {
    return this.#unseen;
  }

  /** Connects and joins; the device is used again, as every router of a room has the same codecs. */
  async join(platform: Platform, device: types.Device, displayName: string): Promise<void> {
    const opened = await ProtooPeer.open(this.comeback.address(false), platform.WebSocket, {
      request: (method, data) => this.#answer(method, data),
      notification: (message) => this.#heed(message),
    });
    if (!(opened instanceof ProtooPeer)) {
      throw opened.refusal ?? new HeadroomError('HOST_UNREACHABLE', 'The target does not answer.');
    }
    if (this.#closed) {
      // Nobody waits for it any more; it must not become a participant of its own.
      opened.close();
      throw new HeadroomError('LEFT', 'The participant left.');
    }
    this.#peer = opened;
    void opened.closed.then(({ refusal }) => this.#isLost(refusal));
    const session = await MediaSession.open(opened, device, {
      consumerAdded: (consumer, offer) => {
        this.#unseen.addTrack(consumer, offer);
        const track = this.#unseen.trackOf(offer.id);
        if (track) {
          this.#listener.accepted(consumer, track);
        }
      },
      consumerRemoved: (id) => this.#unseen.removeTrack(id),
      pathChanged: () => this.#listener.pathChanged(),
    });
    this.#session = session;
    // Our own seat at the source is somebody of another part, as the target sees it.
    const peers = await session.join(displayName, true);
    this.#unseen.replacePeers(peers.filter(({ id }) => id !== this.comeback.claims.subject));
  }

  /** @param startBitrate where video starts, in kbit/s, if something is known of the line */
  async produce(
    published: Iterable<PublishedTrack>,
    startBitrate: number | undefined,
  ): Promise<void> {
    const session = this.#session;
    if (session) {
      session.startBitrate = startBitrate;
      await Promise.all([...published].map((track) => session.publish(track)));
    }
  }

  /** From now on, the agent speaks to the new owner. */
  handOver(owner: ProtooListener): void {
    this.#owner = owner;
  }

  /** Lets the unseen roster know, while an owner decides what is seen. */
  take(message: Notification): void {
    takeNews(message, this.#unseen, this.#session);
  }

  consume(offer: NewConsumer): Promise<void> {
    // One at a time for each stream: one that came by a pipe first may be offered again.
    const source = String(offer.appData?.['source']);
    const key = streamKey({ peerId: offer.peerId, kind: offer.kind, source });
    const before = this.#consuming.get(key) ?? Promise.resolve();
    const consuming = before.catch(() => undefined).then(() => this.#session?.consume(offer));
    this.#consuming.set(key, consuming);
    return consuming;
  }

  /** Leaves: the agent forgets the seat at once. */
  close(): void {
    this.#closed = true;
    this.#session?.close();
    this.#peer?.close();
  }

  #answer(method: string, data: unknown): Promise<unknown> {
    return (
      this.#owner?.request(method, data) ??
      answerAgent(method, data, this.#session && ((offer) => this.consume(offer)))
    );
  }

  #heed(message: Notification): void {
    if (this.#owner) {
      this.#owner.notification(message);
    } else if (message.method === 'rejoin') {
      this.#isLost(new HeadroomError('WORKER_UNAVAILABLE', 'The target lost its media.'));
    } else {
      this.take(message);
    }
  }

  #isLost(why: HeadroomError | undefined): void {
    this.#lost.resolve(why ?? new HeadroomError('DISCONNECTED', 'The target was lost.'));
  }
}
