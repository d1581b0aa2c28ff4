// SPDX-License-Identifier: Apache-2.0

/** ICE recovers from a short loss by itself. In ms. */
const PATIENCE = 1_500;
/** A restart that has not helped by then won't. */
const RESTART_TIMEOUT = 10_000;

/** What the guard does when media has lost its way to the agent. */
export interface PathRescue {
  isLost(): boolean;
  restart(): Promise<void>;
  giveUp(): void;
}

/** Watches over the paths of the transports: first patience, then an ICE restart, then a rejoin. */
export class PathGuard {
  readonly #rescue: PathRescue;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(rescue: PathRescue) {
    this.#rescue = rescue;
  }

  /** A transport's state has changed. */
  changed(): void {
    if (!this.#rescue.isLost()) {
      this.stop();
    } else {
      this.#timer ??= setTimeout(() => void this.#restart(), PATIENCE);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #restart(): Promise<void> {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#rescue.isLost()) {
        this.#rescue.giveUp();
      }
    }, RESTART_TIMEOUT);
    // Without a connection there is nobody to ask; the resume restarts ICE then.
    await this.#rescue.restart().catch(() => undefined);
  }
}
