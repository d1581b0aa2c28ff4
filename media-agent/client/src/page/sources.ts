// SPDX-License-Identifier: Apache-2.0
import type { SourceKind } from './flags.js';
import { TestPicture } from './test-picture.js';
import { TestTone } from './test-tone.js';

/** What this participant sends. */
export interface LocalMedia {
  readonly kind: SourceKind;
  readonly audio: MediaStreamTrack | undefined;
  readonly video: MediaStreamTrack | undefined;
  stop(): void;
}

/**
 * Enough for the test tone and the meter of silence, which are all that it is for; what people hear
 * does not go through it. In Hz.
 */
const SAMPLE_RATE = 16_000;

/** One context for all of the page: browsers allow few, and it starts with the first click. */
let context: AudioContext | undefined;

export function audioContext(): AudioContext {
  context ??= new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'interactive' });
  return context;
}

/** To be called on a click: before one, browsers keep audio silent. */
export function wakeAudio(): void {
  void audioContext().resume();
}

export function audioSleeps(): boolean {
  return context?.state === 'suspended';
}

export function openTest(
  label: string,
  seed: string,
  size: { width: number; height: number },
): LocalMedia {
  const picture = new TestPicture(label, seed, size.width, size.height);
  const tone = new TestTone(audioContext(), seed);
  return {
    kind: 'test',
    video: picture.track,
    audio: tone.track,
    stop: () => {
      picture.stop();
      tone.stop();
    },
  };
}

/** Camera and microphone; either alone if the other is missing. Throws if there is neither. */
export async function openCamera(camera?: string, microphone?: string): Promise<LocalMedia> {
  if (!navigator.mediaDevices) {
    throw new DOMException('not a secure context', 'SecurityError');
  }
  const device = (id: string | undefined): { deviceId?: ConstrainDOMString } =>
    id === undefined ? {} : { deviceId: { exact: id } };
  const video = {
    ...device(camera),
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: 24,
  };
  const audio = { ...device(microphone), echoCancellation: true, noiseSuppression: true };
  const stream = await firstThatWorks([{ video, audio }, { video }, { audio }]);
  return {
    kind: 'camera',
    video: stream.getVideoTracks()[0],
    audio: stream.getAudioTracks()[0],
    stop: () => stream.getTracks().forEach((track) => track.stop()),
  };
}

async function firstThatWorks(wishes: MediaStreamConstraints[]): Promise<MediaStream> {
  let failure: unknown;
  for (const wish of wishes) {
    try {
      return await navigator.mediaDevices.getUserMedia(wish);
    } catch (error) {
      failure ??= error;
      // A refusal by the user is for all of it; asking again would be a nuisance.
      if (error instanceof DOMException && error.name === 'NotAllowedError') {
        break;
      }
    }
  }
  throw failure;
}

/** Why there is no camera, and what to do. */
export function explainMissingCamera(error: unknown): string {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
      return 'The browser does not allow camera and microphone here. Allow them in the address bar and choose the camera again.';
    case 'NotReadableError':
      return 'Another program uses the camera or microphone. Close it and choose the camera again.';
    case 'SecurityError':
      return 'Browsers give camera and microphone to secure pages only: use HTTPS, or 127.0.0.1 on this machine.';
    default:
      return 'No camera or microphone was found.';
  }
}

export async function hasDevices(): Promise<boolean> {
  return (await listDevices()).length > 0;
}

export async function listDevices(): Promise<MediaDeviceInfo[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  return devices.filter(({ kind }) => kind === 'videoinput' || kind === 'audioinput');
}
