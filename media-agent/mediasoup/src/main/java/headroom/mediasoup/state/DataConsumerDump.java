// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.state;

import headroom.mediasoup.rtp.SctpStreamParameters;
import org.jspecify.annotations.Nullable;

/**
 * What a data consumer is.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#dataConsumer-dump">dataConsumer.dump</a>
 */
public record DataConsumerDump(
    String id,
    String dataProducerId,
    @Nullable SctpStreamParameters sctpStreamParameters,
    String label,
    String protocol,
    long bufferedAmount,
    long bufferedAmountLowThreshold,
    boolean paused,
    boolean dataProducerPaused) {}
