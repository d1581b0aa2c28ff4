// SPDX-License-Identifier: Apache-2.0
import {
  type GapSource,
  type Gaps,
  GapMeter,
  type LogicalStream,
  type MigrationReport,
  type RemoteTrack,
  type Role,
  type Room,
  streamKey,
} from '../lib/index.js';
import { Silence } from './silence.js';

/**
 * What receivers really got, by logical stream (participant and source): it goes on when the track
 * behind it is replaced or the participant comes back, so the gap of a rejoin or a move is in it.
 */
export class Measurements implements GapSource {
  readonly #videoGaps = new Map<string, GapMeter>();
  /** By stream, how many elements have shown it; an older one counts no more. */
  readonly #shownBy = new Map<string, number>();
  readonly #watched = new WeakSet<HTMLVideoElement>();
  readonly #silence: Silence | undefined;

  constructor(measureSilence: boolean) {
    this.#silence = measureSilence ? new Silence() : undefined;
  }

  /** Every frame that is shown counts, while the stream is not muted. */
  watchVideo(remote: RemoteTrack, video: HTMLVideoElement): void {
    const key = streamKey(remote);
    const meter = this.#videoGaps.get(key) ?? new GapMeter();
    this.#videoGaps.set(key, meter);
    if (remote.muted) {
      meter.pause();
    } else {
      meter.goOn();
    }
    if (this.#watched.has(video) || !('requestVideoFrameCallback' in video)) {
      return;
    }
    this.#watched.add(video);
    let element: number | undefined;
    const frame = (now: number): void => {
      const latest = this.#shownBy.get(key) ?? 0;
      element ??= latest + 1;
      if (element >= latest) {
        this.#shownBy.set(key, element);
        meter.hit(now, element);
        video.requestVideoFrameCallback(frame);
      }
    };
    video.requestVideoFrameCallback(frame);
  }

  /** Not sent to us any more: what comes now is no gap, until it is watched again. */
  pauseVideo(remote: RemoteTrack): void {
    this.#videoGaps.get(streamKey(remote))?.pause();
  }

  async watchAudio(remote: RemoteTrack): Promise<void> {
    await this.#silence?.listen(remote);
  }

  async reset(): Promise<void> {
    this.#videoGaps.forEach((meter) => meter.reset(performance.now()));
    await this.#silence?.reset();
  }

  longestVideoGap(remote: RemoteTrack): number | undefined {
    return this.#videoGaps.get(streamKey(remote))?.longest(performance.now());
  }

  async longestSilence(remote: RemoteTrack): Promise<number | undefined> {
    return this.#silence?.longest(remote);
  }

  async gaps(stream: LogicalStream, from: number, to: number): Promise<Gaps | null | undefined> {
    return stream.kind === 'audio'
      ? this.#silence?.gaps(stream, from, to)
      : this.#videoGaps.get(streamKey(stream))?.gaps(from, to);
  }
}

/** One received stream, for tests and probes; figures since the stream began unless said otherwise. */
export interface MeasuredStream {
  readonly peerId: string;
  readonly displayName: string;
  readonly kind: 'audio' | 'video';
  readonly source: string;
  readonly muted: boolean;
  readonly framesDecoded: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly concealedSamples: number;
  readonly freezeCount: number;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly bitrate: number;
  /** Since the last reset; null before the first frame. */
  readonly longestVideoGapMs: number | null;
  /** Since the last reset, muted or not; null unless the page was opened with measure=1. */
  readonly longestSilenceMs: number | null;
}

/** `window.headroomTest`: what tests and probes read of this page. */
export class TestHook {
  #room: Room | undefined;
  #measurements: Measurements | undefined;
  #error: string | null = null;
  #migrations: MigrationReport[] = [];
  #comebacks = { reconnecting: 0, rejoining: 0 };

  joined(room: Room, measurements: Measurements): void {
    this.#room = room;
    this.#migrations = [];
    room.on('migrated', (report) => this.#migrations.push(report));
    const comebacks = { reconnecting: 0, rejoining: 0 };
    this.#comebacks = comebacks;
    room.on('state', (state) => {
      if (state === 'reconnecting' || state === 'rejoining') {
        comebacks[state]++;
      }
    });
    this.#measurements = measurements;
    this.#error = null;
  }

  failed(code: string): void {
    this.#error = code;
  }

  /** "lobby" before the join. */
  get state(): string {
    return this.#room?.state ?? 'lobby';
  }

  get peerId(): string | null {
    return this.#room?.peerId ?? null;
  }

  /** Code of the error screen, if there is one. */
  get error(): string | null {
    return this.#error;
  }

  /** What each move of this participant did, as it was reported. */
  get migrations(): readonly MigrationReport[] {
    return this.#migrations;
  }

  /** How often this participant lost its connection, and how often it had to join anew. */
  get comebacks(): { readonly reconnecting: number; readonly rejoining: number } {
    return this.#comebacks;
  }

  /** Received tracks; those on standby are among the paused. */
  get counts(): { live: number; paused: number; standby: number } {
    const tracks = this.#room?.tracks ?? [];
    const paused = tracks.filter(({ muted }) => muted).length;
    const standby = tracks.filter(({ state }) => state === 'standby').length;
    return { live: tracks.length - paused, paused, standby };
  }

  /** Participants besides this one, by role. */
  get roles(): Record<Role, number> {
    const peers = this.#room?.peers ?? [];
    const count = (role: Role): number => peers.filter((peer) => peer.role === role).length;
    return { live: count('live'), standby: count('standby'), off: count('off') };
  }

  async resetGaps(): Promise<void> {
    await this.#measurements?.reset();
  }

  async stats(): Promise<MeasuredStream[]> {
    const room = this.#room;
    const quality = await room?.quality();
    const names = new Map(room?.peers.map(({ id, displayName }) => [id, displayName]));
    return Promise.all(
      (room?.tracks ?? []).map(async (remote) => {
        const measured = quality?.received.get(remote.id);
        return {
          peerId: remote.peerId,
          displayName: names.get(remote.peerId) ?? '',
          kind: remote.kind,
          source: remote.source,
          muted: remote.muted,
          framesDecoded: measured?.framesDecoded ?? 0,
          packetsReceived: measured?.packetsReceived ?? 0,
          packetsLost: measured?.packetsLost ?? 0,
          concealedSamples: measured?.concealedSamples ?? 0,
          freezeCount: measured?.freezeCount ?? 0,
          width: measured?.width ?? 0,
          height: measured?.height ?? 0,
          framesPerSecond: measured?.framesPerSecond ?? 0,
          bitrate: measured?.bitrate ?? 0,
          longestVideoGapMs: this.#measurements?.longestVideoGap(remote) ?? null,
          longestSilenceMs: (await this.#measurements?.longestSilence(remote)) ?? null,
        };
      }),
    );
  }
}
