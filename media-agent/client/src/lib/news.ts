// SPDX-License-Identifier: Apache-2.0
import type { MediaSession } from './media-session.js';
import { HeadroomError } from './errors.js';
import type { NewConsumer, Notification } from './protocol.js';
import type { Roster, TrackChange } from './roster.js';

/** Answers what the agent asks: it offers streams, nothing else. */
export async function answerAgent(
  method: string,
  data: unknown,
  consume: ((offer: NewConsumer) => Promise<void>) | undefined,
): Promise<unknown> {
  if (method !== 'newConsumer') {
    throw new HeadroomError('UNKNOWN_METHOD', `This client does not know "${method}".`, 404);
  }
  if (!consume) {
    throw new HeadroomError('NOT_JOINED', 'This client has no transports now.', 409);
  }
  await consume(data as NewConsumer);
  return undefined;
}

/** Takes over what the agent says of participants and streams; the rest is for others. */
export function takeNews(
  { method, data }: Notification,
  roster: Roster,
  session: MediaSession | undefined,
): void {
  const change = (id: string, how: TrackChange): void =>
    void session?.withConsumer(id, () => roster.changeTrack(id, how));
  switch (method) {
    case 'newPeer':
      return roster.addPeer(data);
    case 'peerClosed':
      roster.consumers(data.peerId).forEach((id) => void session?.dropConsumer(id));
      return roster.removePeer(data.peerId);
    case 'peerDisplayNameChanged':
      return roster.renamePeer(data.peerId, data.displayName);
    case 'consumerClosed':
      return void session?.dropConsumer(data.consumerId);
    case 'consumerPaused':
      return change(data.consumerId, { state: data.standby ? 'standby' : 'muted' });
    case 'consumerResumed':
      return change(data.consumerId, { state: 'live' });
    case 'consumerLayersChanged':
      return change(data.consumerId, { spatialLayer: data.spatialLayer });
    default:
      // Scores, bandwidth, refusals (told by the connection's end) and what newer agents may say.
      return undefined;
  }
}
