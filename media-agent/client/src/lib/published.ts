// SPDX-License-Identifier: Apache-2.0
import type { types } from 'mediasoup-client';

/** How a track is sent. */
export interface PublishOptions {
  /** Name of the source among this participant's, for example `camera` or `screen`. */
  readonly source?: string;
  /** Several resolutions at once, so that each viewer gets what its line carries. Video only. */
  readonly simulcast?: boolean;
  /** Upper limit of the (largest) encoding, bit/s. Video only. */
  readonly maxBitrate?: number;
  /** Silence is not sent. Audio only; off by default, so that gaps are gaps. */
  readonly discontinuous?: boolean;
  /** Begin muted. */
  readonly muted?: boolean;
}

/** A track of ours that others receive. It outlives connections and rejoins. */
export class PublishedTrack {
  readonly kind: types.MediaKind;
  readonly source: string;
  /** What the participant wants; the producer follows. */
  muted: boolean;

  constructor(
    readonly track: MediaStreamTrack,
    readonly options: PublishOptions,
  ) {
    this.kind = track.kind === 'audio' ? 'audio' : 'video';
    this.source = options.source ?? (this.kind === 'audio' ? 'microphone' : 'camera');
    this.muted = options.muted ?? false;
  }
}

/** Height in pixels from which a third, smaller layer pays. */
const THREE_LAYERS_FROM = 540;
const DEFAULT_VIDEO_BITRATE = 1_200_000;

/** libwebrtc's own start of 300 kbit/s leaves upper layers dark for seconds. In kbit/s. */
const START_BITRATE = 1_000;

/**
 * mediasoup-client's options for a track.
 *
 * @param startBitrate what the line is known to carry, in kbit/s; absent: a guess
 */
export function producerOptions(
  published: PublishedTrack,
  startBitrate = START_BITRATE,
): types.ProducerOptions {
  const { track, options } = published;
  const common = { track, stopTracks: false, appData: { source: published.source } };
  if (published.kind === 'audio') {
    return { ...common, codecOptions: { opusDtx: options.discontinuous ?? false, opusFec: true } };
  }
  return {
    ...common,
    encodings: encodings(options, track.getSettings().height ?? 0),
    codecOptions: { videoGoogleStartBitrate: startBitrate },
  };
}

function encodings(options: PublishOptions, height: number): types.RtpEncodingParameters[] {
  const maxBitrate = options.maxBitrate ?? DEFAULT_VIDEO_BITRATE;
  if (!options.simulcast) {
    return [{ maxBitrate }];
  }
  const scales = height >= THREE_LAYERS_FROM ? [4, 2, 1] : [2, 1];
  return scales.map((scale, index) => ({
    rid: `r${index}`,
    scaleResolutionDownBy: scale,
    maxBitrate: Math.round(maxBitrate / scale ** 1.5),
    // Without it mediasoup forwards the lowest temporal layer only.
    scalabilityMode: 'L1T3',
  }));
}
