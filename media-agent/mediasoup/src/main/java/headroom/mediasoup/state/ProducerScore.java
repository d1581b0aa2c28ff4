// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.state;

import org.jspecify.annotations.Nullable;

/**
 * How well one stream of a producer comes, from 0 to 10.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#ProducerScore">ProducerScore</a>
 */
public record ProducerScore(long encodingIdx, long ssrc, @Nullable String rid, int score) {}
