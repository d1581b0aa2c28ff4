// SPDX-License-Identifier: Apache-2.0
import type { HeadroomError } from './errors.js';
import type { MigrationReport } from './migration.js';
import type { RemotePeer, RemoteTrack } from './remote.js';

/**
 * connecting: joining for the first time · connected: joined · reconnecting: signalling is away,
 * media may well go on · rejoining: media is being set up again · closed: for good
 */
export type RoomState = 'connecting' | 'connected' | 'reconnecting' | 'rejoining' | 'closed';

export type RoomEvents = {
  state: [state: RoomState];
  /** For good; without an error if the participant left. */
  closed: [error: HeadroomError | undefined];
  peerJoined: [peer: RemotePeer];
  peerLeft: [peer: RemotePeer];
  peerRenamed: [peer: RemotePeer];
  /** Came live, stepped back to standby, or is not received any more. */
  peerRoleChanged: [peer: RemotePeer];
  trackAdded: [track: RemoteTrack];
  /** Muted, unmuted, held back, let through, another layer, or another `track` after a move. */
  trackChanged: [track: RemoteTrack];
  trackRemoved: [track: RemoteTrack];
  /** Nobody speaks if it is null. */
  activeSpeaker: [peerId: string | null];
  /** The agent moves this participant to another server; nothing changes yet. */
  migrating: [operationId: string];
  /** All of it comes from there now. */
  migrated: [report: MigrationReport];
  /** The move failed on its way; everything is as it was, or is being set up again. */
  stayed: [operationId: string, error: HeadroomError];
};
