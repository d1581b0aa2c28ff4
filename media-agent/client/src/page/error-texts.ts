// SPDX-License-Identifier: Apache-2.0

export interface ErrorText {
  readonly title: string;
  readonly happened: string;
  readonly todo: string;
  /** Trying again with the same token may help. */
  readonly retry: boolean;
}

const ASK = 'Open the invitation again, or ask who invited you for a new link.';

const TEXTS: Record<string, ErrorText> = {
  NO_INVITATION: {
    title: 'This address is not an invitation',
    happened: 'A room is entered by a link that carries its name and a join token.',
    todo: 'Open the “try a room” link that ./headroom demo prints, or one that your application made.',
    retry: false,
  },
  INVALID_TOKEN: {
    title: 'The link is not valid',
    happened: 'The join token in it is damaged, forged, or made for something else.',
    todo: `Copy the whole link, to its very end. ${ASK}`,
    retry: false,
  },
  TOKEN_EXPIRED: {
    title: 'The link has expired',
    happened: 'Join tokens are valid for a few minutes.',
    todo: ASK,
    retry: false,
  },
  WRONG_HOST: {
    title: 'The room is on another host',
    happened: 'This link was made for another media host than the one that answered.',
    todo: ASK,
    retry: false,
  },
  STALE_EPOCH: {
    title: 'The room has moved on',
    happened: 'It was opened elsewhere since this link was made.',
    todo: ASK,
    retry: false,
  },
  NOT_GRANTED: {
    title: 'The link does not allow this',
    happened: 'The join token does not grant what was asked for.',
    todo: ASK,
    retry: false,
  },
  ROOM_UNKNOWN: {
    title: 'There is no such room here',
    happened: 'It was closed, or it never was on this media host.',
    todo: ASK,
    retry: true,
  },
  ROOM_CLOSED: {
    title: 'The room was closed',
    happened: 'The application or an operator ended it for everybody.',
    todo: 'There is nothing left to join. Ask who invited you for another room.',
    retry: false,
  },
  REMOVED: {
    title: 'You were removed from the room',
    happened: 'The application or an operator ended your participation.',
    todo: 'Ask who invited you whether you may join again.',
    retry: false,
  },
  REPLACED: {
    title: 'You joined in another window',
    happened:
      'The same link was opened a second time. A link is for one participant, and the newest window wins.',
    todo: 'Go on in the other window. To be in the room twice, open the invitation again.',
    retry: true,
  },
  HOST_UNREACHABLE: {
    title: 'The media host cannot be reached',
    happened: 'There was no connection to it for as long as it was tried.',
    todo: 'Check the network, then try again. If others are out as well, the operator sees this host as lost.',
    retry: true,
  },
  WORKER_UNAVAILABLE: {
    title: 'The room’s media worker is away',
    happened: 'The agent is there, but the worker that carries this room is not.',
    todo: 'It is restarted by itself, as a rule within a second. Try again.',
    retry: true,
  },
  LIMIT_REACHED: {
    title: 'A limit is reached',
    happened: 'The agent accepts no more transports or tracks of this participant.',
    todo: 'Leave other windows of this participant, then try again.',
    retry: true,
  },
  RATE_LIMITED: {
    title: 'Too many messages',
    happened: 'This page talked faster than the agent accepts.',
    todo: 'Wait a few seconds, then try again.',
    retry: true,
  },
  BROWSER_UNSUPPORTED: {
    title: 'This browser cannot join',
    happened: 'It lacks WebRTC as it is needed here, or WebRTC is switched off.',
    todo: 'Use a current Chromium, Chrome, Edge, Firefox or Safari.',
    retry: false,
  },
};

/** What to tell people about a code; the agent's own words where the code is not known here. */
export function textOf(code: string, message: string): ErrorText {
  return (
    TEXTS[code] ?? {
      title: 'Something went wrong',
      happened: message,
      todo: 'Try again. If it stays, tell the operator the code below.',
      retry: true,
    }
  );
}
