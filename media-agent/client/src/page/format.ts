// SPDX-License-Identifier: Apache-2.0
import type { MigrationReport, StreamQuality } from '../lib/index.js';

/** For example "412 kbit/s" or "1.2 Mbit/s". */
export function formatBitrate(bitsPerSecond: number): string {
  return bitsPerSecond < 999_500
    ? `${Math.round(bitsPerSecond / 1000)} kbit/s`
    : `${(bitsPerSecond / 1_000_000).toFixed(1)} Mbit/s`;
}

/** For example "640×360 · 15 fps · 412 kbit/s"; a dash for what is not known yet. */
export function formatVideo(quality: StreamQuality | undefined): string {
  if (!quality || quality.height === 0) {
    return '–';
  }
  const { width, height, framesPerSecond, bitrate } = quality;
  return `${width}×${height} · ${Math.round(framesPerSecond)} fps · ${formatBitrate(bitrate)}`;
}

/** Up to two letters that stand for a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

/** What a move to another server did, in passing. */
export function movedText({ streams, longestGapMs }: MigrationReport): string {
  if (streams.some(({ arrived }) => !arrived)) {
    return 'Moved to another server; something is still missing';
  }
  return streams.length === 0
    ? 'Moved to another server'
    : `Moved to another server, longest gap ${longestGapMs} ms`;
}
