// SPDX-License-Identifier: Apache-2.0
import type { types } from 'mediasoup-client';

/** Another participant. */
export interface RemotePeer {
  readonly id: string;
  readonly displayName: string;
}

/** A track of another participant. */
export interface RemoteTrack {
  /** Unique in the room; another one after a rejoin. */
  readonly id: string;
  readonly peerId: string;
  readonly kind: types.MediaKind;
  /** Name of the source, for example `camera`. */
  readonly source: string;
  readonly track: MediaStreamTrack;
  /** The sender has muted it. */
  readonly muted: boolean;
  /** Simulcast or SVC layer received now; undefined if the agent did not say. */
  readonly spatialLayer: number | null | undefined;
}
