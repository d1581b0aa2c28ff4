// SPDX-License-Identifier: Apache-2.0
import { deferred } from './deferred.js';
import { HeadroomError } from './errors.js';
import type { JoinOptions, Platform, Ticket } from './options.js';
import type { ConnectionEnd } from './protoo.js';
import { afterEnd, pauseBefore } from './reconnect.js';
import { readToken, type TokenClaims } from './token.js';

/** A first join that can't even connect says so soon. In ms. */
const FIRST_PATIENCE = 5_000;
/** From this try on, pauses are as long as they get: for an agent that asked for less haste. */
const UNHURRIED = 5;

/** Where to connect, with which token, how often and for how long. */
export class Comeback {
  #url: string;
  #token: string;
  #claims: TokenClaims;
  #attempt = 0;
  #lostAt = performance.now();
  #patience: number;
  /** Where the participant was told to move, with a token for there. */
  #offered: Ticket | undefined;

  /** Throws if the token can't be read. */
  constructor(
    private readonly options: JoinOptions,
    private readonly platform: Platform,
  ) {
    this.#url = options.url;
    this.#token = options.token;
    this.#claims = readToken(options.token);
    this.#patience = Math.min(FIRST_PATIENCE, platform.patience);
  }

  get claims(): TokenClaims {
    return this.#claims;
  }

  address(resume: boolean): string {
    const url = new URL(this.#url);
    url.searchParams.set('roomId', this.#claims.room);
    url.searchParams.set('peerId', this.#claims.subject);
    url.searchParams.set('token', this.#token);
    if (resume) {
      url.searchParams.set('resume', '1');
    }
    return url.href;
  }

  /** The complete address of a place to go to when this one is no longer to be had; used once. */
  offer(address: string): void {
    this.#offered = URL.canParse(address) ? ticketIn(address) : undefined;
  }

  /** The connection was of use: what comes next is a new loss. */
  recovered(): void {
    this.#attempt = 0;
    this.#patience = this.platform.patience;
    this.#lostAt = performance.now();
  }

  /**
   * Waits until it is time to connect again.
   *
   * @param mediaFlows as long as it does, the host lives and is waited for without a limit
   * @returns whether what there was may be resumed; it may not with a new token
   * @throws HeadroomError when there is no way back
   */
  async afterEnd(end: ConnectionEnd, mediaFlows: boolean): Promise<boolean> {
    const next = afterEnd(end);
    if (next.then === 'stop') {
      throw next.error;
    }
    if (next.then === 'token') {
      await this.#newTicket(next.error);
      return false;
    }
    if (mediaFlows) {
      this.#lostAt = performance.now();
    }
    if (!mediaFlows && performance.now() - this.#lostAt >= this.#patience) {
      const unreachable = 'The media host cannot be reached.';
      await this.#newTicket(end.refusal ?? new HeadroomError('HOST_UNREACHABLE', unreachable));
      return false;
    }
    if (end.refusal?.code === 'RATE_LIMITED') {
      this.#attempt = UNHURRIED;
    }
    await pause(pauseBefore(this.#attempt++, this.platform.random()));
    return next.then === 'resume';
  }

  async #newTicket(why: HeadroomError): Promise<void> {
    const offered = this.#offered;
    this.#offered = undefined;
    const ticket = offered ?? (await this.options.onTokenNeeded?.(why.code));
    if (!ticket) {
      throw why;
    }
    this.#claims = readToken(ticket.token);
    this.#token = ticket.token;
    this.#url = ticket.url ?? this.#url;
    this.#lostAt = performance.now();
  }
}

/** The ticket in the address of a place to move to. */
export function ticketIn(address: string): Ticket {
  const url = new URL(address);
  const token = url.searchParams.get('token') ?? '';
  url.search = '';
  return { url: url.href, token };
}

/** Ends early when the browser is back on the network. */
async function pause(milliseconds: number): Promise<void> {
  const over = deferred<void>();
  const wake = (): void => over.resolve();
  const timer = setTimeout(wake, milliseconds);
  globalThis.addEventListener?.('online', wake);
  await over.promise;
  globalThis.removeEventListener?.('online', wake);
  clearTimeout(timer);
}
