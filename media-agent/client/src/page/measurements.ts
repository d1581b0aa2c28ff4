// SPDX-License-Identifier: Apache-2.0
import { GapMeter, type RemoteTrack, type Role, type Room } from '../lib/index.js';
import { audioContext } from './sources.js';

/**
 * What receivers really got, by logical stream (participant and source): it goes on when the track
 * behind it is replaced or the participant comes back, so a rejoin's gap is in it.
 */
export class Measurements {
  readonly #videoGaps = new Map<string, GapMeter>();
  readonly #watched = new WeakSet<HTMLVideoElement>();
  readonly #heard = new WeakSet<MediaStreamTrack>();
  readonly #silence = new Map<string, AudioWorkletNode>();
  #worklet: Promise<void> | undefined;

  constructor(private readonly measureSilence: boolean) {}

  /** Every frame that is shown counts, while the stream is not muted. */
  watchVideo(remote: RemoteTrack, video: HTMLVideoElement): void {
    const key = keyOf(remote);
    const meter = this.#videoGaps.get(key) ?? new GapMeter();
    this.#videoGaps.set(key, meter);
    if (remote.muted) {
      meter.pause();
    } else {
      meter.goOn();
    }
    if (this.#watched.has(video) || !('requestVideoFrameCallback' in video)) {
      return;
    }
    this.#watched.add(video);
    const frame = (now: number): void => {
      meter.hit(now);
      video.requestVideoFrameCallback(frame);
    };
    video.requestVideoFrameCallback(frame);
  }

  /** Not sent to us any more: what comes now is no gap, until it is watched again. */
  pauseVideo(remote: RemoteTrack): void {
    this.#videoGaps.get(keyOf(remote))?.pause();
  }

  async watchAudio(remote: RemoteTrack): Promise<void> {
    if (!this.measureSilence) {
      return;
    }
    const context = audioContext();
    this.#worklet ??= context.audioWorklet.addModule('audio-meter.js');
    await this.#worklet;
    if (this.#heard.has(remote.track)) {
      return; // Muting and standby tell of it again.
    }
    this.#heard.add(remote.track);
    const key = keyOf(remote);
    const meter = this.#silence.get(key) ?? this.#newSilenceMeter(context);
    this.#silence.set(key, meter);
    new MediaStreamAudioSourceNode(context, {
      mediaStream: new MediaStream([remote.track]),
    }).connect(meter);
  }

  async reset(): Promise<void> {
    this.#videoGaps.forEach((meter) => meter.reset(performance.now()));
    await Promise.all([...this.#silence.values()].map((meter) => ask(meter, 'reset')));
  }

  longestVideoGap(remote: RemoteTrack): number | undefined {
    return this.#videoGaps.get(keyOf(remote))?.longest(performance.now());
  }

  async longestSilence(remote: RemoteTrack): Promise<number | undefined> {
    const meter = this.#silence.get(keyOf(remote));
    return meter && ask(meter, 'read');
  }

  #newSilenceMeter(context: AudioContext): AudioWorkletNode {
    const meter = new AudioWorkletNode(context, 'silence-meter', { outputChannelCount: [1] });
    // Nothing is heard of it, but what leads nowhere is not processed.
    meter.connect(new GainNode(context, { gain: 0 })).connect(context.destination);
    return meter;
  }
}

function ask(meter: AudioWorkletNode, what: 'read' | 'reset'): Promise<number | undefined> {
  return new Promise((resolve) => {
    meter.port.onmessage = ({ data }: MessageEvent<number | undefined>) => resolve(data);
    meter.port.postMessage(what);
  });
}

function keyOf({ peerId, kind, source }: RemoteTrack): string {
  return `${peerId}/${kind}/${source}`;
}

/** One received stream, for tests and probes; figures since the stream began unless said otherwise. */
export interface MeasuredStream {
  readonly peerId: string;
  readonly displayName: string;
  readonly kind: 'audio' | 'video';
  readonly source: string;
  readonly muted: boolean;
  readonly framesDecoded: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly concealedSamples: number;
  readonly freezeCount: number;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly bitrate: number;
  /** Since the last reset; null before the first frame. */
  readonly longestVideoGapMs: number | null;
  /** Since the last reset, muted or not; null unless the page was opened with measure=1. */
  readonly longestSilenceMs: number | null;
}

/** `window.headroomTest`: what tests and probes read of this page. */
export class TestHook {
  #room: Room | undefined;
  #measurements: Measurements | undefined;
  #error: string | null = null;

  joined(room: Room, measurements: Measurements): void {
    this.#room = room;
    this.#measurements = measurements;
    this.#error = null;
  }

  failed(code: string): void {
    this.#error = code;
  }

  /** "lobby" before the join. */
  get state(): string {
    return this.#room?.state ?? 'lobby';
  }

  get peerId(): string | null {
    return this.#room?.peerId ?? null;
  }

  /** Code of the error screen, if there is one. */
  get error(): string | null {
    return this.#error;
  }

  /** Received tracks; those on standby are among the paused. */
  get counts(): { live: number; paused: number; standby: number } {
    const tracks = this.#room?.tracks ?? [];
    const paused = tracks.filter(({ muted }) => muted).length;
    const standby = tracks.filter(({ state }) => state === 'standby').length;
    return { live: tracks.length - paused, paused, standby };
  }

  /** Participants besides this one, by role. */
  get roles(): Record<Role, number> {
    const peers = this.#room?.peers ?? [];
    const count = (role: Role): number => peers.filter((peer) => peer.role === role).length;
    return { live: count('live'), standby: count('standby'), off: count('off') };
  }

  async resetGaps(): Promise<void> {
    await this.#measurements?.reset();
  }

  async stats(): Promise<MeasuredStream[]> {
    const room = this.#room;
    const quality = await room?.quality();
    const names = new Map(room?.peers.map(({ id, displayName }) => [id, displayName]));
    return Promise.all(
      (room?.tracks ?? []).map(async (remote) => {
        const measured = quality?.received.get(remote.id);
        return {
          peerId: remote.peerId,
          displayName: names.get(remote.peerId) ?? '',
          kind: remote.kind,
          source: remote.source,
          muted: remote.muted,
          framesDecoded: measured?.framesDecoded ?? 0,
          packetsReceived: measured?.packetsReceived ?? 0,
          packetsLost: measured?.packetsLost ?? 0,
          concealedSamples: measured?.concealedSamples ?? 0,
          freezeCount: measured?.freezeCount ?? 0,
          width: measured?.width ?? 0,
          height: measured?.height ?? 0,
          framesPerSecond: measured?.framesPerSecond ?? 0,
          bitrate: measured?.bitrate ?? 0,
          longestVideoGapMs: this.#measurements?.longestVideoGap(remote) ?? null,
          longestSilenceMs: (await this.#measurements?.longestSilence(remote)) ?? null,
        };
      }),
    );
  }
}
