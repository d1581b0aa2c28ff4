// SPDX-License-Identifier: Apache-2.0

/** What names a stream whichever consumer or connection it comes by. */
export interface LogicalStream {
  readonly peerId: string;
  readonly kind: string;
  /** For example `camera`. */
  readonly source: string;
}

/** The same stream has the same key before and after a move or a rejoin. */
export function streamKey({ peerId, kind, source }: LogicalStream): string {
  return JSON.stringify([peerId, kind, source]);
}

export function streamOf(key: string): LogicalStream {
  const [peerId, kind, source] = JSON.parse(key) as [string, string, string];
  return { peerId, kind, source };
}
