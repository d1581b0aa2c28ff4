// SPDX-License-Identifier: Apache-2.0
import type { types } from 'mediasoup-client';
import type { WebSocketClass } from './protoo.js';

/** A token, and where it is valid. */
export interface Ticket {
  readonly token: string;
  /** If the room is on another host now. */
  readonly url?: string;
}

export interface JoinOptions {
  /** The agent's address, for example `wss://media-03.example.org/`. */
  readonly url: string;
  /** The join token that the application's back end got. */
  readonly token: string;
  readonly displayName: string;
  /**
   * Asked when only a new token helps: it has expired, the room has moved on, the host is gone.
   * Without it, or when it returns nothing, the room is closed with that code.
   */
  readonly onTokenNeeded?: (code: string) => Promise<Ticket | undefined>;
}

/** What tests replace. */
export interface Platform {
  readonly WebSocket: WebSocketClass;
  createDevice(): Promise<types.Device>;
  /** From 0 to 1. */
  random(): number;
  /** How long a lost connection is tried again, in ms. */
  readonly patience: number;
}
