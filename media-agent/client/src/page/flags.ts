// SPDX-License-Identifier: Apache-2.0
import type { MigrationMode } from '../lib/index.js';

export type SourceKind = 'camera' | 'test';

/** What the page's address says. */
export interface Flags {
  readonly room: string | undefined;
  readonly token: string | undefined;
  readonly name: string | undefined;
  /** Where a new token comes from: opening it makes a new participant. */
  readonly invite: string | undefined;
  /** Join at once, for automation. */
  readonly auto: boolean;
  readonly source: SourceKind | undefined;
  readonly simulcast: boolean | undefined;
  /** Size of the test picture. */
  readonly size: { readonly width: number; readonly height: number };
  /** Measure silence of the received audio, too. */
  readonly measure: boolean;
  /** How this client moves to another server. */
  readonly migration: MigrationMode | undefined;
}

const DEFAULT_SIZE = { width: 640, height: 360 };
const MAX_PIXELS = 1920;

/**
 * Reads the address and takes the token out of it, so that it is not copied, bookmarked or sent on.
 * It is kept for this tab, so that a reload joins again as the same participant.
 */
export function takeFlags(location: Location, storage: Storage): Flags {
  const url = new URL(location.href);
  const get = (name: string): string | undefined => url.searchParams.get(name)?.trim() || undefined;
  const room = get('room');
  const key = `headroom:token:${room}`;
  const token = get('token') ?? storage.getItem(key) ?? undefined;
  if (url.searchParams.has('token')) {
    storage.setItem(key, token ?? '');
    url.searchParams.delete('token');
    history.replaceState(null, '', url);
  }
  return {
    room,
    token,
    name: get('name')?.slice(0, 60),
    invite: webAddress(get('invite')),
    auto: get('auto') === '1',
    source: sourceKind(get('source')),
    simulcast: bool(get('simulcast')),
    size: size(get('size')),
    measure: get('measure') === '1',
    migration: migrationMode(get('migration')),
  };
}

function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) {
    return undefined;
  }
  return ['http:', 'https:'].includes(new URL(text).protocol) ? text : undefined;
}

function sourceKind(text: string | undefined): SourceKind | undefined {
  return text === 'camera' || text === 'test' ? text : undefined;
}

function migrationMode(text: string | undefined): MigrationMode | undefined {
  return text === 'make' || text === 'break' || text === 'none' ? text : undefined;
}

function bool(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : text === '1';
}

function size(text: string | undefined): { width: number; height: number } {
  const [width = 0, height = 0] = (text ?? '').split('x').map(Number);
  const valid = [width, height].every((n) => Number.isInteger(n) && n >= 16 && n <= MAX_PIXELS);
  return valid ? { width, height } : DEFAULT_SIZE;
}
