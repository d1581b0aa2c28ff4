// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.state;

/**
 * How a sender holds its camera.
 *
 * @param rotation degrees clockwise: 0, 90, 180 or 270
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#ProducerVideoOrientation">ProducerVideoOrientation</a>
 */
public record VideoOrientation(boolean camera, boolean flip, int rotation) {}
