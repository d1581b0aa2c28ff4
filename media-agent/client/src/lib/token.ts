// SPDX-License-Identifier: Apache-2.0
import { HeadroomError } from './errors.js';

/** What the client needs to know of a join token. Only the agent verifies it. */
export interface TokenClaims {
  readonly room: string;
  /** The participant's id. */
  readonly subject: string;
  readonly expiresAt: Date;
}

/** Reads a join token's payload without verifying it. */
export function readToken(token: string): TokenClaims {
  let claims: Record<string, unknown>;
  try {
    claims = JSON.parse(decodeBase64Url(token.split('.')[1] ?? '')) as Record<string, unknown>;
  } catch {
    throw new HeadroomError(
      'INVALID_TOKEN',
      'The join token cannot be read: it is not a JWT.',
      401,
    );
  }
  const { room, sub, exp } = claims ?? {};
  if (typeof room !== 'string' || typeof sub !== 'string' || typeof exp !== 'number') {
    throw new HeadroomError(
      'INVALID_TOKEN',
      'The token is not a join token: it lacks a room, a participant or an expiry.',
      401,
    );
  }
  return { room, subject: sub, expiresAt: new Date(exp * 1000) };
}

function decodeBase64Url(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
}
