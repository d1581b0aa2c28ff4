// SPDX-License-Identifier: Apache-2.0

/** A player that has just begun is silent for a moment; until then the old one goes on. In ms. */
export const FADE_AFTER = 60;
/** In ms. */
export const FADE = 20;
const STEPS = 4;

/** One and the same sound by two players: the louder the one, the softer the other. */
export function crossfade(from: HTMLAudioElement, to: HTMLAudioElement): void {
  to.volume = 0;
  for (let step = 1; step <= STEPS; step++) {
    setTimeout(
      () => {
        to.volume = step / STEPS;
        from.volume = 1 - step / STEPS;
        if (step === STEPS) {
          from.srcObject = null;
          from.remove();
        }
      },
      FADE_AFTER + (step * FADE) / STEPS,
    );
  }
}
