// SPDX-License-Identifier: Apache-2.0
import type { MediaSession } from './media-session.js';

/** The layers that were asked for, by stream: a wish outlives the consumer that it was told to. */
export class LayerWishes {
  readonly #layers = new Map<string, number>();

  set(key: string, spatialLayer: number): void {
    this.#layers.set(key, spatialLayer);
  }

  /** Asks for the stream's layer, if one was wanted, of the consumer that shows it now. */
  async tell({ peer }: MediaSession, consumerId: string, key: string): Promise<void> {
    const spatialLayer = this.#layers.get(key);
    if (spatialLayer !== undefined) {
      await peer.request('setConsumerPreferredLayers', { consumerId, spatialLayer });
    }
  }
}
