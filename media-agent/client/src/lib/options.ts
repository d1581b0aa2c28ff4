// SPDX-License-Identifier: Apache-2.0
import type { types } from 'mediasoup-client';
import type { Arrivals } from './arrival.js';
import type { Gaps } from './gap.js';
import type { WebSocketClass } from './protoo.js';
import type { LogicalStream } from './stream-key.js';

/** A token, and where it is valid. */
export interface Ticket {
  readonly token: string;
  /** If the room is on another host now. */
  readonly url?: string;
}

/**
 * What to do when the agent moves the room: make: the new side first, then leave the old one ·
 * break: the other way round, only good for comparing · none: stay as long as the agent allows
 */
export type MigrationMode = 'make' | 'break' | 'none';

/** Measures what is shown and heard; who shows it knows best. */
export interface GapSource {
  /**
   * Of one stream in a window, times as `performance.now()` gives them. With an empty window it
   * is asked during a move whether it measures this stream; if it does, it does so to the end.
   *
   * @returns null if there was never anything to be seen or heard of it: then it is left out;
   *   undefined if this stream is not measured: then the library's own figures count
   */
  gaps(stream: LogicalStream, from: number, to: number): Promise<Gaps | null | undefined>;
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
  /** `make` unless said otherwise. */
  readonly migration?: MigrationMode;
  /** Without it, moves are measured by what is decoded, and not by what is shown. */
  readonly gapSource?: GapSource;
}

/** How long a move waits for what. All in ms. */
export interface MoveTimes {
  /** A stream that is not there by then is switched or given up, where nothing of old flows. */
  readonly switchPatience: number;
  /** Where it does, only after this share of the time until the deadline; from 0 to 1. */
  readonly holdOut: number;
  /** The old side of a stream goes on for so long after its switch. */
  readonly overlap: number;
  /** Gaps are measured until so long after the last switch. */
  readonly aftermath: number;
}

/** What tests replace. */
export interface Platform {
  readonly WebSocket: WebSocketClass;
  createDevice(): Promise<types.Device>;
  /** From 0 to 1. */
  random(): number;
  /** How long a lost connection is tried again, in ms. */
  readonly patience: number;
  readonly arrivals: Arrivals;
  readonly moveTimes: MoveTimes;
}
