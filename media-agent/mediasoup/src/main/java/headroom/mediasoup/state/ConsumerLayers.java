// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.state;

import org.jspecify.annotations.Nullable;

/**
 * Layers of a simulcast or SVC consumer, 0 being the lowest.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#ConsumerLayers">ConsumerLayers</a>
 */
public record ConsumerLayers(int spatialLayer, @Nullable Integer temporalLayer) {}
