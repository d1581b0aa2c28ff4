// SPDX-License-Identifier: Apache-2.0
import type { types } from 'mediasoup-client';
import { Comeback, ticketIn } from './comeback.js';
import { DeliveryGaps } from './delivery-gaps.js';
import { deferred } from './deferred.js';
import { HeadroomError } from './errors.js';
import type { MediaSession } from './media-session.js';
import { NewSeat } from './new-seat.js';
import type { GapSource, JoinOptions, Platform } from './options.js';
import type { Migrate, MovedStream } from './protocol.js';
import type { ProtooPeer } from './protoo.js';
import type { PublishedTrack } from './published.js';
import type { RemoteTrack } from './remote.js';
import type { Roster } from './roster.js';
import { streamKey, streamOf } from './stream-key.js';
import { Switching } from './switching.js';

/** What a move did to this participant. */
export interface MigrationReport {
  readonly operationId: string;
  /** Of all received streams that were not paused; 0 if there are none. In ms. */
  readonly longestGapMs: number;
  readonly streams: readonly MovedStream[];
}

/** The room that moves. */
export interface MovingRoom {
  readonly options: JoinOptions;
  readonly platform: Platform;
  displayName(): string;
  readonly published: Iterable<PublishedTrack>;
  readonly roster: Roster;
  /** Asks for the layers that were wanted of this stream. */
  prefer(session: MediaSession, consumerId: string, key: string): void;
  /** The new seat is the participant's own from now on; the old one is only let go. */
  takeOver(seat: NewSeat): void;
}

/** How a move ended. */
export type MoveEnd =
  { readonly moved: true } | { readonly moved: false; readonly error: HeadroomError };

/** The old seat is let go at the deadline even if nobody says so; a word may be late. In ms. */
const GRACE = 2_000;
/** A first guess is better than waiting longer for what the line carries. In ms. */
const ESTIMATE_PATIENCE = 200;
/** In kbit/s: less than libwebrtc's own start would be no help. */
const LOWEST_START = 300;

/**
 * One participant's part in a move (docs/architecture/migration.md): a second seat, the same tracks
 * sent there, each received stream switched on its own, the old seat left. Until all have switched,
 * the old seat is as it was, and whatever goes wrong leads back to it.
 */
export class Migration {
  readonly operationId: string;
  readonly #began = performance.now();
  readonly #switching = new Switching((key, consumerId) => this.#show(key, consumerId));
  readonly #delivery = new DeliveryGaps();
  /** By stream, whether the application measures it. */
  readonly #measured = new Map<string, Promise<boolean>>();
  readonly #consumers = new Map<string, types.Consumer>();
  readonly #watched = new Map<string, () => void>();
  /** By stream, what it was shown by at the old seat. */
  readonly #before = new Map<string, [consumerId: string, track: RemoteTrack]>();
  readonly #entered = deferred<void>();
  readonly #completed = deferred<void>();
  readonly #released = deferred<void>();
  #seat: NewSeat | undefined;
  #lastSwitch = performance.now();
  /** Joined at the target and everything is sent there. */
  #isIn = false;
  #takenOver = false;
  #over = false;

  constructor(
    private readonly room: MovingRoom,
    private readonly order: Migrate,
    private readonly oldPeer: ProtooPeer,
    private readonly oldSession: MediaSession,
    readonly breaks: boolean,
  ) {
    this.operationId = order.operationId;
    void oldPeer.closed.then(() => this.#released.resolve());
  }

  /** The sessions that are told what the participant wants. */
  get sessions(): MediaSession[] {
    const old = this.breaks || this.#takenOver ? [] : [this.oldSession];
    return [...old, this.#seat?.session].filter((session) => session !== undefined);
  }

  /** @param tell gets the figures, about a second after the last switch */
  async run(tell: (report: MigrationReport) => void): Promise<MoveEnd> {
    try {
      this.#followOld();
      if (this.breaks) {
        this.oldSession.abandon();
      }
      const seat = await this.#enter();
      this.#isIn = true;
      this.#entered.resolve();
      void seat.lost.then((why) => {
        // Once it is the participant's own, it is come back to like any other.
        if (!this.#takenOver) {
          this.#completed.reject(why);
        }
      });
      const { switchPatience } = this.room.platform.moveTimes;
      const checks = [
        setTimeout(() => this.#checkPath(), switchPatience),
        setTimeout(() => this.#late(), Math.max(switchPatience, this.#holdsOutFor())),
      ];
      this.recheck();
      await this.#completed.promise.finally(() => checks.forEach(clearTimeout));
      await this.oldPeer.request('moved', { operationId: this.operationId }).catch(() => undefined);
      this.#takeOver(seat);
      await Promise.all([this.#letGo(), this.#report(seat, tell)]);
      this.#end();
      return { moved: true };
    } catch (error) {
      this.#stay();
      return { moved: false, error: HeadroomError.from(error) };
    }
  }

  /** A stream came or went; perhaps nothing is missing any more. */
  recheck(): void {
    const expected = this.room.roster.tracks.map(streamKey);
    if (this.#isIn && this.#switching.isComplete(expected)) {
      this.#completed.resolve();
    }
  }

  /** The agent lets the old seat go. */
  release(): void {
    this.#released.resolve();
  }

  /**
   * The old connection is gone while we move.
   *
   * @returns the new one if it is there, or will be in a moment
   */
  async goOnAlone(): Promise<ProtooPeer | undefined> {
    await this.#entered.promise;
    if (!this.#seat || !this.#isIn || this.#over) {
      return undefined;
    }
    this.#takeOver(this.#seat);
    return this.#seat.peer;
  }

  /** The new seat once it is the participant's own, while its streams are still being switched. */
  get takenSeat(): NewSeat | undefined {
    return this.#takenOver ? this.#seat : undefined;
  }

  /** The participant leaves. */
  abort(): void {
    this.#end();
    this.#entered.resolve();
    this.#seat?.close();
    this.oldSession.close();
    this.oldPeer.close();
  }

  /** A target that fails before anything is produced there gets a second chance. */
  async #enter(): Promise<NewSeat> {
    const { platform, published } = this.room;
    const estimate = this.#estimate();
    for (let attempt = 1; ; attempt++) {
      const seat = new NewSeat(this.#target(), {
        accepted: (consumer, track) => this.#accepted(seat, consumer, track),
        changed: (consumerId, track) => this.#changed(consumerId, track),
        gone: (consumerId) => this.#gone(consumerId),
        pathChanged: () => undefined,
      });
      this.#seat = seat;
      try {
        await seat.join(platform, this.oldSession.device, this.room.displayName());
      } catch (error) {
        seat.close();
        if (attempt === 2 || this.#over) {
          throw error;
        }
        continue;
      }
      try {
        await seat.produce(published, await estimate);
        return seat;
      } catch (error) {
        seat.close();
        throw error;
      }
    }
  }

  #target(): Comeback {
    const { options, platform } = this.room;
    return new Comeback({ ...options, ...ticketIn(this.order.url) }, platform);
  }

  async #estimate(): Promise<number | undefined> {
    const known = this.oldSession.outgoingEstimate().catch(() => undefined);
    const estimate = await Promise.race([known, pause(ESTIMATE_PATIENCE)]);
    return estimate === undefined ? undefined : Math.max(LOWEST_START, estimate);
  }

  #followOld(): void {
    for (const consumerId of this.room.roster.consumers()) {
      const track = this.room.roster.trackOf(consumerId);
      void this.oldSession.withConsumer(consumerId, (consumer) => {
        if (track && !track.muted) {
          this.#follow(streamKey(track), consumer);
        }
      });
    }
  }

  /** What the application measures itself need not be looked at, which would take its time. */
  #follow(key: string, consumer: types.Consumer): void {
    const { gapSource } = this.room.options;
    if (!gapSource) {
      this.#delivery.follow(key, consumer);
      return;
    }
    const isMeasured = this.#measured.get(key) ?? this.#isMeasuredBy(gapSource, key);
    this.#measured.set(key, isMeasured);
    void isMeasured.then((yes) => (yes ? undefined : this.#delivery.follow(key, consumer)));
  }

  async #isMeasuredBy(gapSource: GapSource, key: string): Promise<boolean> {
    try {
      return (await gapSource.gaps(streamOf(key), this.#began, this.#began)) !== undefined;
    } catch {
      return false;
    }
  }

  #accepted(seat: NewSeat, consumer: types.Consumer, track: RemoteTrack): void {
    if (this.#over) {
      return;
    }
    const key = streamKey(track);
    this.#consumers.set(consumer.id, consumer);
    if (seat.session) {
      this.room.prefer(seat.session, consumer.id, key);
    }
    const arrived = (): void => this.#switching.arrived(consumer.id);
    this.#watched.set(consumer.id, this.room.platform.arrivals.watch(consumer, arrived));
    this.#switching.offered(consumer.id, key, track.muted);
  }

  #changed(consumerId: string, { muted, state, spatialLayer }: RemoteTrack): void {
    if (this.room.roster.trackOf(consumerId)) {
      this.room.roster.changeTrack(consumerId, { state, spatialLayer });
    } else if (muted) {
      this.#switching.pausedMeanwhile(consumerId);
    }
  }

  #gone(consumerId: string): void {
    this.#stopWatching(consumerId);
    this.#switching.withdrawn(consumerId);
    this.room.roster.removeTrack(consumerId);
  }

  #show(key: string, consumerId: string): void {
    const { roster } = this.room;
    const track = this.#unseen(consumerId);
    if (!track) {
      return;
    }
    this.#stopWatching(consumerId);
    const shownBy = roster.consumers().find((id) => keyOf(roster.trackOf(id)) === key);
    const shown = shownBy === undefined ? undefined : roster.trackOf(shownBy);
    if (shownBy !== undefined && shown && !this.#before.has(key)) {
      this.#before.set(key, [shownBy, shown]);
    }
    roster.moveTrack(consumerId, track);
    const consumer = this.#consumers.get(consumerId);
    if (consumer && !track.muted) {
      this.#follow(key, consumer);
    }
    this.#lastSwitch = performance.now();
    this.recheck();
  }

  /** The old side flows on meanwhile, so a slow device or line may take its time. In ms. */
  #holdsOutFor(): number {
    const due = this.order.deadlineMs * this.room.platform.moveTimes.holdOut;
    return this.breaks ? 0 : due - (performance.now() - this.#began);
  }

  #checkPath(): void {
    if (!this.#takenOver && this.#seat?.session?.hasNoPath) {
      this.#completed.reject(new HeadroomError('NO_PATH', 'Nothing gets through to the target.'));
    }
  }

  #late(): void {
    const { tracks } = this.room.roster;
    this.#switching.late(tracks.map((track) => [streamKey(track), track.muted]));
    this.recheck();
  }

  #takeOver(seat: NewSeat): void {
    if (!this.#takenOver) {
      this.#takenOver = true;
      this.room.takeOver(seat);
      this.room.roster.replacePeers(seat.roster.peers);
    }
  }

  /** The last pictures of the old side are still on the screen when the word to close it comes. */
  async #letGo(): Promise<void> {
    const waited = performance.now() - this.#began;
    await Promise.race([
      this.#released.promise,
      pause(Math.max(0, this.order.deadlineMs + GRACE - waited)),
    ]);
    await this.#afterLastSwitch(this.room.platform.moveTimes.overlap);
    this.oldSession.close();
    this.oldPeer.close();
  }

  async #report(seat: NewSeat, tell: (report: MigrationReport) => void): Promise<void> {
    await this.#afterLastSwitch(this.room.platform.moveTimes.aftermath);
    if (this.#over) {
      return;
    }
    const streams = await this.#figures(performance.now());
    const { operationId } = this;
    await seat.session?.peer
      .request('reportMedia', { operationId, streams })
      .catch(() => undefined);
    const longestGapMs = Math.max(0, ...streams.map((stream) => stream.longestGapMs));
    tell({ operationId, longestGapMs, streams });
  }

  async #figures(to: number): Promise<MovedStream[]> {
    const here = new Set(this.room.roster.peers.map(({ id }) => id));
    const streams: MovedStream[] = [];
    for (const [key, { arrived, paused }] of this.#switching.outcomes) {
      const { peerId, kind, source } = streamOf(key);
      if (paused || !here.has(peerId)) {
        continue;
      }
      const all = to - this.#began;
      const shown = await this.room.options.gapSource?.gaps(streamOf(key), this.#began, to);
      const seen = shown ?? this.#delivery.gaps(key, this.#began, to);
      if (shown === null && arrived) {
        continue;
      }
      streams.push({
        peerId,
        source,
        kind: kind === 'audio' ? 'audio' : 'video',
        longestGapMs: Math.round(arrived ? seen.longestGapMs : all),
        baselineMs: Math.round(seen.baselineMs),
        switchMs: Math.round(arrived ? seen.switchMs : all),
        arrived,
      });
    }
    return streams;
  }

  /** Streams that had switched go back to what they were shown by. */
  #stay(): void {
    if (this.#over) {
      return;
    }
    this.#end();
    for (const [consumerId, track] of this.#before.values()) {
      if (!this.oldSession.has(consumerId)) {
        continue;
      }
      const now = this.room.roster.tracks.find((shown) => streamKey(shown) === streamKey(track));
      if (now) {
        this.room.roster.moveTrack(consumerId, { ...track, state: now.state, muted: now.muted });
      }
    }
    this.#seat?.close();
    this.#entered.resolve();
  }

  #end(): void {
    this.#over = true;
    this.#delivery.stop();
    [...this.#watched.keys()].forEach((id) => this.#stopWatching(id));
  }

  #unseen(consumerId: string): RemoteTrack | undefined {
    return this.#seat?.roster.trackOf(consumerId);
  }

  #stopWatching(consumerId: string): void {
    this.#watched.get(consumerId)?.();
    this.#watched.delete(consumerId);
  }

  async #afterLastSwitch(milliseconds: number): Promise<void> {
    for (let rest = milliseconds; rest > 0 && !this.#over;) {
      await pause(rest);
      rest = this.#lastSwitch + milliseconds - performance.now();
    }
  }
}

function keyOf(track: RemoteTrack | undefined): string | undefined {
  return track && streamKey(track);
}

function pause(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
