// SPDX-License-Identifier: Apache-2.0
import type { types } from 'mediasoup-client';

/**
 * Where somebody stands in a room in which not everybody fits at once.
 *
 * live: seen and heard, as far as nothing is muted · standby: received, but held back while others
 * speak · off: nothing is received of them, though they are in the room
 */
export type Role = 'live' | 'standby' | 'off';

/** live: media flows · muted: its sender has paused it · standby: held back while others speak */
export type TrackState = 'live' | 'muted' | 'standby';

/** Another participant. */
export interface RemotePeer {
  readonly id: string;
  readonly displayName: string;
  /**
   * By the pictures that are received of them, or by the sound if there are none. Always live with
   * an agent that says nothing about roles.
   */
  readonly role: Role;
}

/** A track of another participant. */
export interface RemoteTrack {
  /** Unique in the room; another one after a rejoin, the same after a move to another server. */
  readonly id: string;
  readonly peerId: string;
  readonly kind: types.MediaKind;
  /** Name of the source, for example `camera`. */
  readonly source: string;
  /**
   * Another one after a move, told by `trackChanged`; the old one goes on for a moment then, so that
   * a page may show the first picture of the new one in place of the last of the old one.
   */
  readonly track: MediaStreamTrack;
  readonly state: TrackState;
  /** Nothing comes of it now: `state` is muted or standby. */
  readonly muted: boolean;
  /** Simulcast or SVC layer received now; undefined if the agent did not say. */
  readonly spatialLayer: number | null | undefined;
}
