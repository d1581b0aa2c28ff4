// SPDX-License-Identifier: Apache-2.0
import { deferred, type Deferred } from './deferred.js';
import { DisconnectedError, HeadroomError } from './errors.js';
import type { Notification, Requests } from './protocol.js';

/** Answers are due within this time; later, the connection counts as dead. In ms. */
const RESPONSE_TIMEOUT = 10_000;
const CONNECT_TIMEOUT = 8_000;
const CLOSED_ABNORMALLY = 1006;
/** Our own close frame that is not a leave, should it reach the agent after all. */
const COMING_BACK = 4999;

/** How a connection ended. */
export interface ConnectionEnd {
  /** WebSocket close code; 1006 if the connection broke. */
  readonly code: number;
  /** What the agent said before it closed. */
  readonly refusal?: HeadroomError;
}

/** Hears what the agent says by itself. */
export interface ProtooListener {
  /** The returned promise is the answer; its rejection is sent as an error. */
  request(method: string, data: unknown): Promise<unknown>;
  notification(message: Notification): void;
}

/** A constructor like the browser's. */
export type WebSocketClass = new (url: string, protocols: string) => WebSocket;

interface Pending extends Deferred<unknown> {
  readonly method: string;
}

/** Our end of one protoo connection. It never reconnects: that is for who knows what to do then. */
export class ProtooPeer {
  /** Settles when the connection is over, however it ended. */
  readonly closed: Promise<ConnectionEnd>;

  readonly #socket: WebSocket;
  readonly #listener: ProtooListener;
  readonly #end = deferred<ConnectionEnd>();
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #ended = false;
  #refusal: HeadroomError | undefined;

  private constructor(socket: WebSocket, listener: ProtooListener) {
    this.#socket = socket;
    this.#listener = listener;
    this.closed = this.#end.promise;
    socket.addEventListener('message', (event) => this.#receive(event.data));
    socket.addEventListener('close', (event) => this.#over(event.code));
  }

  /** Opens a connection, or says how the attempt ended. */
  static async open(
    url: string,
    Socket: WebSocketClass,
    listener: ProtooListener,
  ): Promise<ProtooPeer | ConnectionEnd> {
    const socket = new Socket(url, 'protoo');
    const peer = new ProtooPeer(socket, listener);
    const opened = deferred<ProtooPeer>();
    socket.addEventListener('open', () => opened.resolve(peer));
    // The close event that follows says all that can be known.
    socket.addEventListener('error', () => undefined);
    const timer = setTimeout(() => peer.drop(), CONNECT_TIMEOUT);
    try {
      return await Promise.race([opened.promise, peer.closed]);
    } finally {
      clearTimeout(timer);
    }
  }

  get open(): boolean {
    return !this.#ended;
  }

  async request<Name extends keyof Requests>(
    method: Name,
    data: Requests[Name][0],
  ): Promise<Requests[Name][1]> {
    if (this.#ended) {
      throw new DisconnectedError(method);
    }
    const id = this.#nextId++;
    const answer: Pending = { ...deferred<unknown>(), method };
    this.#pending.set(id, answer);
    this.#send({ request: true, id, method, data: data ?? {} });
    const timer = setTimeout(() => this.drop(), RESPONSE_TIMEOUT);
    try {
      return (await answer.promise) as Requests[Name][1];
    } finally {
      clearTimeout(timer);
      this.#pending.delete(id);
    }
  }

  /** Leaves: the agent forgets the participant at once. */
  close(): void {
    this.#socket.close(1000, 'left');
    this.#over(1000);
  }

  /** Gives the connection up as broken. */
  drop(): void {
    this.#over(CLOSED_ABNORMALLY);
    this.#socket.close(COMING_BACK, 'no answer in time');
  }

  #receive(text: unknown): void {
    if (this.#ended) {
      return;
    }
    let message: Record<string, unknown>;
    try {
      message = JSON.parse(String(text)) as Record<string, unknown>;
    } catch {
      console.warn('headroom: a message of the agent is not JSON and is ignored');
      return;
    }
    if (message['response'] === true) {
      this.#complete(message);
    } else if (message['request'] === true) {
      void this.#answer(message['id'], String(message['method']), message['data']);
    } else if (message['notification'] === true) {
      this.#notify({ method: message['method'], data: message['data'] } as Notification);
    }
  }

  #complete(message: Record<string, unknown>): void {
    const answer = this.#pending.get(Number(message['id']));
    if (message['ok'] === true) {
      answer?.resolve(message['data']);
    } else {
      answer?.reject(
        HeadroomError.fromResponse(Number(message['errorCode']), String(message['errorReason'])),
      );
    }
  }

  async #answer(id: unknown, method: string, data: unknown): Promise<void> {
    try {
      const result = await this.#listener.request(method, data);
      this.#send({ response: true, id, ok: true, data: result ?? {} });
    } catch (error) {
      const { code, message, status } = HeadroomError.from(error);
      const errorReason = `${code}: ${message}`;
      this.#send({ response: true, id, ok: false, errorCode: status || 500, errorReason });
    }
  }

  #notify(notification: Notification): void {
    if (notification.method === 'refused') {
      const { code, message } = notification.data;
      this.#refusal = new HeadroomError(code, message);
    }
    this.#listener.notification(notification);
  }

  #send(message: object): void {
    if (!this.#ended) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  #over(code: number): void {
    if (this.#ended) {
      return;
    }
    this.#ended = true;
    for (const { method, reject } of this.#pending.values()) {
      reject(new DisconnectedError(method));
    }
    this.#end.resolve(this.#refusal ? { code, refusal: this.#refusal } : { code });
  }
}
