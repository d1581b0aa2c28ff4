// SPDX-License-Identifier: Apache-2.0
import type { AddressInfo } from 'node:net';
import * as fake from 'mediasoup-client/fakeParameters';
import { WebSocketServer, type WebSocket } from 'ws';
import { deferred, type Deferred } from '../src/lib/deferred.js';

type Message = Record<string, unknown>;
type Data = Record<string, unknown>;

/** One request that the client sent. */
export interface Received {
  readonly method: string;
  readonly data: Data;
}

/** An agent that answers as told: a real WebSocket server without media behind it. */
export class FakeAgent {
  /** All requests of all connections, in order. */
  readonly received: Received[] = [];
  /** The query of each connection, in order. */
  readonly connections: URLSearchParams[] = [];
  /** The close code of each connection that the client ended with a close frame. */
  readonly closeCodes: number[] = [];
  /** Answers by method; a string is an error reason, its number the status. */
  readonly answers: Record<string, (data: Data) => unknown> = {
    getRouterRtpCapabilities: () => fake.generateRouterRtpCapabilities(),
    createWebRtcTransport: () => ({
      ...fake.generateTransportRemoteParameters(),
      id: `transport-${++this.#transports}`,
    }),
    join: () => ({ peers: [] }),
    produce: () => ({ id: `producer-${++this.#producers}` }),
    restartIce: () => ({ usernameFragment: 'new', password: 'new' }),
  };
  /** What happens first on each connection, for example a refusal. */
  greet: (query: URLSearchParams) => void = () => undefined;

  readonly port: number;

  readonly #server: WebSocketServer;
  readonly #answered = new Map<number, Deferred<Message>>();
  readonly #waiting: { is: () => boolean; done: () => void }[] = [];
  #socket: WebSocket | undefined;
  #transports = 0;
  #producers = 0;
  #nextId = 1;

  private constructor(server: WebSocketServer) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (socket, request) => {
      this.#socket = socket;
      const query = new URL(request.url ?? '', 'ws://fake').searchParams;
      this.connections.push(query);
      socket.on('message', (text) => this.#receive(JSON.parse(String(text)) as Message));
      socket.on('close', (code) => {
        this.closeCodes.push(code);
        this.#changed();
      });
      this.greet(query);
      this.#changed();
    });
  }

  static async start(port = 0): Promise<FakeAgent> {
    const server = new WebSocketServer({ port, host: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    return new FakeAgent(server);
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/`;
  }

  /** Methods of all requests so far. */
  get methods(): string[] {
    return this.received.map(({ method }) => method);
  }

  dataOf(method: string): Data[] {
    return this.received.filter((request) => request.method === method).map(({ data }) => data);
  }

  /** Settles as soon as the condition holds; it is looked at after each message. */
  async until(is: () => boolean): Promise<void> {
    if (!is()) {
      await new Promise<void>((done) => this.#waiting.push({ is, done }));
    }
  }

  notify(method: string, data: Data): void {
    this.#send({ notification: true, method, data });
  }

  /** Sends a request and gives the client's response. */
  async request(method: string, data: Data): Promise<Message> {
    const id = this.#nextId++;
    const answer = deferred<Message>();
    this.#answered.set(id, answer);
    this.#send({ request: true, id, method, data });
    return answer.promise;
  }

  sendText(text: string): void {
    this.#socket?.send(text);
  }

  refuse(code: string, status: number): void {
    this.notify('refused', { code, message: `refused with ${code}` });
    this.#socket?.close(4000 + status, code);
  }

  /** Ends the connection as a crash would: without a close frame. */
  cut(): void {
    this.#socket?.terminate();
  }

  async stop(): Promise<void> {
    this.#server.clients.forEach((client) => client.terminate());
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #receive(message: Message): void {
    if (message['response'] === true) {
      this.#answered.get(Number(message['id']))?.resolve(message);
      return;
    }
    const request = { method: String(message['method']), data: message['data'] as Data };
    this.received.push(request);
    const { id } = message;
    try {
      const data = this.answers[request.method]?.(request.data) ?? {};
      this.#send({ response: true, id, ok: true, data });
    } catch (error) {
      const { status, reason } = error as Refusal;
      this.#send({ response: true, id, ok: false, errorCode: status, errorReason: reason });
    }
    this.#changed();
  }

  #send(message: Message): void {
    this.#socket?.send(JSON.stringify(message));
  }

  #changed(): void {
    const ready = this.#waiting.filter(({ is }) => is());
    for (const waiting of ready) {
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      waiting.done();
    }
  }
}

/** Thrown by an answer to refuse the request. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
  ) {
    super(reason);
  }
}

/** Data of `newConsumer`. */
export function offer(id: string, peerId: string, kind: 'audio' | 'video' = 'audio'): Data {
  const codecMimeType = kind === 'audio' ? 'audio/opus' : 'video/VP8';
  const { rtpParameters, producerId } = fake.generateConsumerRemoteParameters({
    id,
    codecMimeType,
  });
  return {
    id,
    peerId,
    producerId,
    kind,
    rtpParameters,
    type: 'simple',
    appData: { source: kind === 'audio' ? 'microphone' : 'camera', peerId },
    producerPaused: false,
  };
}
