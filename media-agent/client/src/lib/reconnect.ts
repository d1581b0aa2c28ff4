// SPDX-License-Identifier: Apache-2.0
import { HeadroomError } from './errors.js';
import type { ConnectionEnd } from './protoo.js';

/** What follows the end of a connection. */
export type Next =
  /** Connect again and take up what was there. */
  | { readonly then: 'resume' }
  /** Connect again as somebody new. */
  | { readonly then: 'anew' }
  /** Only another token can help. */
  | { readonly then: 'token'; readonly error: HeadroomError }
  /** Nothing to be done here. */
  | { readonly then: 'stop'; readonly error: HeadroomError };

/** A first pause of 2 s where the agent asked for less haste. In ms. */
const MAX_PAUSE = 2_000;
const FIRST_PAUSE = 100;

const STATUS_OF_CLOSE = 4000;

/**
 * Decides what to do after a connection ended; the table is in `docs/architecture/signalling.md`.
 * Codes that it doesn't know are decided by their status.
 */
export function afterEnd(end: ConnectionEnd): Next {
  const status = end.code > STATUS_OF_CLOSE ? end.code - STATUS_OF_CLOSE : 0;
  const error = end.refusal ?? new HeadroomError(codeOfStatus(end.code), textOfClose(end.code));
  switch (error.code) {
    case 'INVALID_TOKEN':
    case 'TOKEN_EXPIRED':
    case 'WRONG_HOST':
    case 'NOT_GRANTED':
    case 'STALE_EPOCH':
      return { then: 'token', error };
    case 'RESUME_EXPIRED':
      return { then: 'anew' };
    case 'RATE_LIMITED':
    case 'WORKER_UNAVAILABLE':
    case 'INTERNAL_ERROR':
      return { then: 'resume' };
    default:
      return isFaultOfClient(status) || end.code === 1009 || end.code === 1002 || end.code === 1003
        ? { then: 'stop', error }
        : { then: 'resume' };
  }
}

/** Pause before the n-th try (from 0), in ms; `random` from 0 to 1 spreads clients by ± 20 %. */
export function pauseBefore(attempt: number, random: number): number {
  const pause = Math.min(MAX_PAUSE, FIRST_PAUSE * 2 ** attempt);
  return pause * (0.8 + 0.4 * random);
}

function isFaultOfClient(status: number): boolean {
  return status >= 400 && status < 500;
}

/** For ends without the notification `refused`: an agent that was cut short while refusing. */
function codeOfStatus(close: number): string {
  switch (close) {
    case 4401:
      return 'INVALID_TOKEN';
    case 4404:
      return 'ROOM_UNKNOWN';
    case 4409:
      return 'REPLACED';
    case 4410:
      return 'ROOM_CLOSED';
    case 4413:
    case 1009:
      return 'MESSAGE_TOO_BIG';
    case 4429:
      return 'RATE_LIMITED';
    case 4503:
      return 'WORKER_UNAVAILABLE';
    default:
      return close >= 4400 && close < 4500 ? 'REFUSED' : 'HOST_UNREACHABLE';
  }
}

function textOfClose(close: number): string {
  return close > STATUS_OF_CLOSE
    ? `The media host closed the connection with ${close}.`
    : 'The media host cannot be reached.';
}
