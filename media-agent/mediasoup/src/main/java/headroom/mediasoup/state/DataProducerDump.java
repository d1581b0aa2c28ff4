// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.state;

import headroom.mediasoup.rtp.SctpStreamParameters;
import org.jspecify.annotations.Nullable;

/**
 * What a data producer is.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#dataProducer-dump">dataProducer.dump</a>
 */
public record DataProducerDump(
    String id,
    @Nullable SctpStreamParameters sctpStreamParameters,
    String label,
    String protocol,
    boolean paused) {}
