// SPDX-License-Identifier: Apache-2.0
import type { HeadroomError } from './errors.js';
import type { MediaSession } from './media-session.js';
import { Migration, type MigrationReport, type MovingRoom } from './migration.js';
import type { NewSeat } from './new-seat.js';
import type { Migrate } from './protocol.js';
import type { ProtooPeer } from './protoo.js';

/** The room that moves, and hears of it. */
export interface MovableRoom extends MovingRoom {
  /** The move is over; the room looks after this session alone. */
  settled(session: MediaSession): void;
  /** A move that broke before it made has failed: nothing flows any more. */
  mediaIsGone(): void;
  migrating(operationId: string): void;
  migrated(report: MigrationReport): void;
  stayed(operationId: string, error: HeadroomError): void;
}

/** The moves of a participant: at most one at a time. */
export class Moves {
  #migration: Migration | undefined;
  /** Begins the move that was announced while another one is under way. */
  #next: (() => void) | undefined;
  #left = false;

  constructor(private readonly room: MovableRoom) {}

  /** The sessions that are told what the participant wants; undefined while nothing moves. */
  get sessions(): readonly MediaSession[] | undefined {
    return this.#migration?.sessions;
  }

  /** The new seat, once it is the participant's own and its streams are still being switched. */
  get takenSeat(): NewSeat | undefined {
    return this.#migration?.takenSeat;
  }

  /** Told twice, it changes nothing; told while another move is under way, it is made after it. */
  begin(order: Migrate, peer: ProtooPeer | undefined, session: MediaSession | undefined): void {
    const mode = this.room.options.migration ?? 'make';
    if (mode === 'none' || this.#left || !peer?.open || !session?.joined) {
      return;
    }
    if (!this.#migration) {
      void this.#run(new Migration(this.room, order, peer, session, mode === 'break'));
    } else if (this.#migration.operationId !== order.operationId) {
      this.#next = () => this.begin(order, peer, session);
    }
  }

  /** The agent lets the old seat go. */
  release(operationId: string): void {
    if (this.#migration?.operationId === operationId) {
      this.#migration.release();
    }
  }

  /** A stream came or went. */
  recheck(): void {
    this.#migration?.recheck();
  }

  /** The present connection is gone; another one may be there, or will be in a moment. */
  async goOnAlone(): Promise<ProtooPeer | undefined> {
    return this.#migration?.goOnAlone();
  }

  /** The participant leaves. */
  abort(): void {
    this.#left = true;
    this.#migration?.abort();
  }

  async #run(migration: Migration): Promise<void> {
    this.#migration = migration;
    const { operationId, breaks } = migration;
    this.room.migrating(operationId);
    const end = await migration.run((report) => this.room.migrated(report));
    const session = this.takenSeat?.session;
    this.#migration = undefined;
    if (session) {
      this.room.settled(session);
    }
    if (!end.moved && !this.#left) {
      this.room.stayed(operationId, end.error);
      if (breaks) {
        this.room.mediaIsGone();
      }
    }
    const next = this.#next;
    this.#next = undefined;
    next?.();
  }
}
