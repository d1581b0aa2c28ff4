// SPDX-License-Identifier: Apache-2.0
import type { types } from 'mediasoup-client';
import { HeadroomError } from './errors.js';
import type { NewConsumer, PeerInfo, Resumed } from './protocol.js';
import type { ProtooPeer } from './protoo.js';
import { producerOptions, type PublishedTrack } from './published.js';
import type { Measured } from './quality.js';

/** Hears of the session's consumers and of its paths. */
export interface MediaListener {
  consumerAdded(consumer: types.Consumer, offer: NewConsumer): void;
  consumerRemoved(consumerId: string): void;
  /** A transport lost its path, or has it again. */
  pathChanged(): void;
}

/**
 * The device and the two transports of one join, with everything on them. It lives from a join to
 * the rejoin or the end, across connections: `peer` is whichever is open now.
 */
export class MediaSession {
  peer: ProtooPeer;
  joined = false;
  /** Where video starts, in kbit/s, if something is known of the line. */
  startBitrate: number | undefined;
  listener: MediaListener;

  readonly #device: types.Device;
  readonly #send: types.Transport;
  readonly #receive: types.Transport;
  readonly #producers = new Map<PublishedTrack, Promise<types.Producer>>();
  readonly #consumers = new Map<string, Promise<types.Consumer>>();

  /** Of consumers that are here, by their ids: who measures does not wait for those to come. */
  readonly #receivedMids = new Map<string, string>();
  #connecting = 0;

  private constructor(
    peer: ProtooPeer,
    device: types.Device,
    send: types.TransportOptions,
    receive: types.TransportOptions,
    listener: MediaListener,
  ) {
    this.peer = peer;
    this.#device = device;
    this.#send = device.createSendTransport(send);
    this.#receive = device.createRecvTransport(receive);
    this.listener = listener;
    this.#answerConnect(this.#send);
    this.#answerConnect(this.#receive);
    this.#send.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
      this.peer
        .request('produce', { transportId: this.#send.id, kind, rtpParameters, appData })
        .then(done, failed);
    });
  }

  /**
   * Loads the device and makes both transports; joining is the next step.
   *
   * @param device one that is loaded already is for a router with the same codecs
   */
  static async open(
    peer: ProtooPeer,
    device: types.Device,
    listener: MediaListener,
  ): Promise<MediaSession> {
    if (!device.loaded) {
      const routerRtpCapabilities = await peer.request('getRouterRtpCapabilities', undefined);
      await device.load({ routerRtpCapabilities });
    }
    const [send, receive] = await Promise.all([
      peer.request('createWebRtcTransport', { forceTcp: false, producing: true, consuming: false }),
      peer.request('createWebRtcTransport', { forceTcp: false, producing: false, consuming: true }),
    ]);
    return new MediaSession(peer, device, send, receive, listener);
  }

  get device(): types.Device {
    return this.#device;
  }

  /** @param migrates whether this client says that it can be moved */
  async join(displayName: string, migrates: boolean): Promise<PeerInfo[]> {
    const { peers } = await this.peer.request('join', {
      displayName,
      device: { name: this.#device.handlerName, flag: 'headroom' },
      rtpCapabilities: this.#device.recvRtpCapabilities,
      migrates,
    });
    this.joined = true;
    return peers;
  }

  /** Whether a cut connection can be resumed: nothing was half done that the agent can't list. */
  get resumable(): boolean {
    return this.joined && this.#connecting === 0;
  }

  /** A transport had a path to the agent's host and has none now. */
  get pathLost(): boolean {
    return this.transports.some(hasLostPath);
  }

  /** Media gets through, whatever signalling does. */
  get flows(): boolean {
    const states = this.transports.map(({ connectionState }) => connectionState);
    return states.includes('connected') && !this.pathLost;
  }

  /** Something should flow, and nothing does. */
  get hasNoPath(): boolean {
    const states = this.transports.map(({ connectionState }) => connectionState);
    return states.some((state) => state !== 'new') && !states.includes('connected');
  }

  get transports(): readonly [types.Transport, types.Transport] {
    return [this.#send, this.#receive];
  }

  /** Sends a track, unless it is being sent already. */
  async publish(published: PublishedTrack): Promise<void> {
    if (this.#producers.has(published)) {
      return;
    }
    if (!this.#device.canProduce(published.kind)) {
      const text = `This browser and the room have no ${published.kind} codec in common.`;
      throw new HeadroomError('NO_COMMON_CODEC', text);
    }
    const producing = this.#send.produce(producerOptions(published, this.startBitrate));
    this.#producers.set(published, producing);
    producing.catch(() => this.#producers.delete(published));
    await producing;
    if (published.muted) {
      await this.applyMute(published);
    }
  }

  /** Makes the producer follow what the participant wants, here and at the agent. */
  async applyMute(published: PublishedTrack): Promise<void> {
    const producer = await this.producerOf(published);
    if (!producer) {
      return;
    }
    if (published.muted) {
      producer.pause();
      await this.peer.request('pauseProducer', { producerId: producer.id });
    } else {
      producer.resume();
      await this.peer.request('resumeProducer', { producerId: producer.id });
    }
  }

  async unpublish(published: PublishedTrack): Promise<void> {
    const producer = await this.producerOf(published);
    this.#producers.delete(published);
    if (producer) {
      producer.close();
      await this.peer.request('closeProducer', { producerId: producer.id });
    }
  }

  /** What the line up is thought to carry, in kbit/s; undefined while nobody knows. */
  async outgoingEstimate(): Promise<number | undefined> {
    let estimate: number | undefined;
    (await this.#send.getStats()).forEach((stat: Record<string, unknown>) => {
      const bitrate = stat['availableOutgoingBitrate'];
      if (stat['type'] === 'candidate-pair' && typeof bitrate === 'number') {
        estimate = Math.round(bitrate / 1_000);
      }
    });
    return estimate;
  }

  /** What the quality of this session is measured on. */
  async measured(
    published: Iterable<PublishedTrack>,
    nameOf: (consumerId: string) => string | undefined,
  ): Promise<Measured> {
    const sentByMid = new Map<string, string>();
    for (const track of published) {
      const producer = await this.producerOf(track);
      if (producer) {
        sentByMid.set(producer.localId, track.source);
      }
    }
    const receivedByMid = new Map<string, string>();
    for (const [id, mid] of this.#receivedMids) {
      receivedByMid.set(mid, nameOf(id) ?? id);
    }
    return { send: this.#send, receive: this.#receive, receivedByMid, sentByMid };
  }

  async producerOf(published: PublishedTrack): Promise<types.Producer | undefined> {
    return this.#producers.get(published)?.catch(() => undefined);
  }

  /** Receives what the agent offers; an id that is here already is simply confirmed. */
  async consume(offer: NewConsumer): Promise<void> {
    let consuming = this.#consumers.get(offer.id);
    if (!consuming) {
      consuming = this.#receive.consume({
        id: offer.id,
        producerId: offer.producerId,
        kind: offer.kind,
        rtpParameters: offer.rtpParameters,
        // One stream per track: libwebrtc would delay sound to match the picture of another source.
        streamId: `${offer.peerId}-${offer.producerId}`,
        appData: offer.appData ?? {},
      });
      this.#consumers.set(offer.id, consuming);
      consuming.catch(() => this.#consumers.delete(offer.id));
      this.#receivedMids.set(offer.id, (await consuming).localId);
      this.listener.consumerAdded(await consuming, offer);
    }
    await consuming;
  }

  has(consumerId: string): boolean {
    return this.#consumers.has(consumerId);
  }

  /** Runs something on a consumer once it is there; in the order of the calls. */
  async withConsumer(id: string, act: (consumer: types.Consumer) => void): Promise<void> {
    const consumer = await this.#consumers.get(id)?.catch(() => undefined);
    if (consumer) {
      act(consumer);
    }
  }

  async dropConsumer(id: string): Promise<void> {
    await this.withConsumer(id, (consumer) => {
      this.#consumers.delete(id);
      this.#receivedMids.delete(id);
      consumer.close();
      this.listener.consumerRemoved(id);
    });
  }

  /** Makes both sides agree again after a resume; false if only a rejoin can. */
  async reconcile(resumed: Resumed, published: Iterable<PublishedTrack>): Promise<boolean> {
    if (this.transports.some(({ id }) => !resumed.transports.includes(id))) {
      return false;
    }
    const kept = new Set(resumed.consumers);
    for (const id of [...this.#consumers.keys()].filter((id) => !kept.has(id))) {
      await this.dropConsumer(id);
    }
    const orphans = new Set(resumed.producers);
    for (const track of published) {
      const producer = await this.producerOf(track);
      if (!producer || !orphans.delete(producer.id)) {
        producer?.close();
        this.#producers.delete(track);
        await this.publish(track);
      } else if (track.muted !== resumed.paused.producers.includes(producer.id)) {
        await this.applyMute(track);
      }
    }
    for (const producerId of orphans) {
      await this.peer.request('closeProducer', { producerId });
    }
    await this.restoreLostPaths();
    return true;
  }

  /** Gives every transport without a path a new one. */
  async restoreLostPaths(): Promise<void> {
    for (const transport of this.transports) {
      if (hasLostPath(transport)) {
        const iceParameters = await this.peer.request('restartIce', { transportId: transport.id });
        await transport.restartIce({ iceParameters });
      }
    }
  }

  /** Closes both transports without a word to anybody here: what they showed stands still. */
  abandon(): void {
    this.listener = {
      consumerAdded: () => undefined,
      consumerRemoved: () => undefined,
      pathChanged: () => undefined,
    };
    this.close();
  }

  /** Closes both transports; tracks of our own go on. */
  close(): void {
    this.#producers.clear();
    this.#send.close();
    this.#receive.close();
    for (const id of this.#consumers.keys()) {
      this.listener.consumerRemoved(id);
    }
    this.#consumers.clear();
    this.#receivedMids.clear();
  }

  #answerConnect(transport: types.Transport): void {
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      this.#connecting++;
      this.peer
        .request('connectWebRtcTransport', { transportId: transport.id, dtlsParameters })
        .then(
          () => {
            this.#connecting--;
            done();
          },
          (error: unknown) => failed(HeadroomError.from(error)),
        );
    });
    transport.on('connectionstatechange', () => this.listener.pathChanged());
  }
}

function hasLostPath({ connectionState }: types.Transport): boolean {
  return connectionState === 'disconnected' || connectionState === 'failed';
}
