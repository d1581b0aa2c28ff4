// SPDX-License-Identifier: Apache-2.0
import { Device } from 'mediasoup-client';
import { BrowserArrivals } from './arrival.js';
import { HeadroomError } from './errors.js';
import type { JoinOptions } from './options.js';
import { Room } from './room.js';

export { HeadroomError } from './errors.js';
export { GapMeter, type Gaps } from './gap.js';
export type { MigrationReport } from './migration.js';
export type { GapSource, JoinOptions, MigrationMode, Ticket } from './options.js';
export type { MovedStream } from './protocol.js';
export type { PublishedTrack, PublishOptions } from './published.js';
export type { QualityLevel, QualityReport, StreamQuality } from './quality.js';
export type { RemotePeer, RemoteTrack, Role, TrackState } from './remote.js';
export type { Room } from './room.js';
export type { RoomEvents, RoomState } from './room-events.js';
export { streamKey, type LogicalStream } from './stream-key.js';
export { readToken, type TokenClaims } from './token.js';

/** A lost agent is waited for this long, in ms; then the application is asked for a new token. */
const PATIENCE = 60_000;
const MOVE_TIMES = { switchPatience: 5_000, holdOut: 0.6, overlap: 300, aftermath: 1_000 };

/**
 * Joins a room.
 *
 * ```ts
 * const room = await joinRoom({ url, token, displayName: 'Ada' });
 * room.on('trackAdded', ({ track, kind }) => show(track, kind));
 * await room.publish(cameraTrack, { simulcast: true });
 * ```
 *
 * @param prepare gets the room before anything happens, to listen to all events from the first on
 * @throws HeadroomError with a stable code if the join is refused or the host can't be reached
 */
export async function joinRoom(
  options: JoinOptions,
  prepare?: (room: Room) => void,
): Promise<Room> {
  const room = new Room(options, {
    WebSocket: globalThis.WebSocket,
    createDevice,
    random: Math.random,
    patience: PATIENCE,
    arrivals: new BrowserArrivals(),
    moveTimes: MOVE_TIMES,
  });
  prepare?.(room);
  await room.joined;
  return room;
}

async function createDevice(): Promise<Device> {
  try {
    return await Device.factory();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HeadroomError('BROWSER_UNSUPPORTED', `WebRTC cannot be used here: ${reason}.`);
  }
}
