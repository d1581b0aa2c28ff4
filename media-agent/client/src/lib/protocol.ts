// SPDX-License-Identifier: Apache-2.0
import type { types } from 'mediasoup-client';

/** A participant as the agent tells it. */
export interface PeerInfo {
  readonly id: string;
  readonly displayName: string;
  readonly device?: unknown;
}

export interface TransportInfo {
  readonly id: string;
  readonly iceParameters: types.IceParameters;
  readonly iceCandidates: types.IceCandidate[];
  readonly dtlsParameters: types.DtlsParameters;
  readonly sctpParameters?: types.SctpParameters;
}

/** Requests of the client: what is sent and what comes back. */
export interface Requests {
  getRouterRtpCapabilities: [undefined, types.RtpCapabilities];
  join: [
    {
      displayName: string;
      device: unknown;
      rtpCapabilities: types.RtpCapabilities;
      /** Knows `migrate`. */
      migrates: boolean;
    },
    { peers: PeerInfo[] },
  ];
  createWebRtcTransport: [
    { forceTcp: boolean; producing: boolean; consuming: boolean },
    TransportInfo,
  ];
  connectWebRtcTransport: [{ transportId: string; dtlsParameters: types.DtlsParameters }, unknown];
  restartIce: [{ transportId: string }, types.IceParameters];
  produce: [
    {
      transportId: string;
      kind: types.MediaKind;
      rtpParameters: types.RtpParameters;
      appData: types.AppData;
    },
    { id: string },
  ];
  closeProducer: [{ producerId: string }, unknown];
  pauseProducer: [{ producerId: string }, unknown];
  resumeProducer: [{ producerId: string }, unknown];
  pauseConsumer: [{ consumerId: string }, unknown];
  resumeConsumer: [{ consumerId: string }, unknown];
  setConsumerPreferredLayers: [
    { consumerId: string; spatialLayer: number; temporalLayer?: number },
    unknown,
  ];
  requestConsumerKeyFrame: [{ consumerId: string }, unknown];
  changeDisplayName: [{ displayName: string }, unknown];
  moved: [{ operationId: string }, unknown];
  reportMedia: [{ operationId: string; streams: MovedStream[] }, unknown];
}

/** What a move did to one received stream; times in whole ms. */
export interface MovedStream {
  readonly peerId: string;
  readonly source: string;
  readonly kind: types.MediaKind;
  /** The longest time without a new picture or sound, from the `migrate` to 1 s after the last switch. */
  readonly longestGapMs: number;
  /** The same of the window as long just before; 0 where it is not known. */
  readonly baselineMs: number;
  /** From the last picture or sound of the old stream to the first of the new one. */
  readonly switchMs: number;
  /** It came within the time that a stream has for it. */
  readonly arrived: boolean;
}

/** Data of the agent's request `newConsumer`. */
export interface NewConsumer {
  readonly peerId: string;
  readonly producerId: string;
  readonly id: string;
  readonly kind: types.MediaKind;
  readonly rtpParameters: types.RtpParameters;
  readonly type: string;
  readonly appData: types.AppData;
  readonly producerPaused: boolean;
  /** Paused because others speak; older agents don't say it. */
  readonly standby?: boolean;
}

/** Data of the notification that answers a connection with `resume=1`. */
export interface Resumed {
  readonly transports: string[];
  readonly producers: string[];
  readonly consumers: string[];
  readonly peers: PeerInfo[];
  /** Of the consumers, those on standby are among the paused. */
  readonly paused: { producers: string[]; consumers: string[] };
  /** Consumers on standby; older agents don't say it. */
  readonly standby?: string[];
}

export type RejoinReason = 'WORKER_DIED' | 'STATE_LOST' | 'TRANSPORT_CLOSED';

/** Go to another part of the room. */
export interface Migrate {
  readonly operationId: string;
  /** Complete, with a join token: a secret. */
  readonly url: string;
  /** How long the old side stays, in ms. */
  readonly deadlineMs: number;
}

/** Notifications of the agent that this client acts upon. */
export interface Notifications {
  newPeer: PeerInfo;
  peerClosed: { peerId: string };
  peerDisplayNameChanged: { peerId: string; displayName: string; oldDisplayName: string };
  consumerClosed: { consumerId: string };
  consumerPaused: { consumerId: string; standby?: boolean };
  consumerResumed: { consumerId: string; standby?: boolean };
  consumerScore: { consumerId: string; score: unknown };
  consumerLayersChanged: {
    consumerId: string;
    spatialLayer: number | null;
    temporalLayer: number | null;
  };
  activeSpeaker: { peerId: string | null; volume?: number };
  downlinkBwe: { availableBitrate: number };
  refused: { code: string; message: string };
  resumed: Resumed;
  rejoin: { reason: RejoinReason };
  migrate: Migrate;
  migrated: { operationId: string };
}

/** One notification with the data that belongs to its name. */
export type Notification = {
  [Name in keyof Notifications]: { readonly method: Name; readonly data: Notifications[Name] };
}[keyof Notifications];
