// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.options;

import org.jspecify.annotations.Nullable;

/**
 * Options of a data consumer over SCTP. What is absent is as the data producer has it.
 *
 * @param maxPacketLifeTime ms
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#DataConsumerOptions">DataConsumerOptions</a>
 */
public record DataConsumerOptions(
    String dataProducerId,
    @Nullable Boolean ordered,
    @Nullable Integer maxPacketLifeTime,
    @Nullable Integer maxRetransmits,
    boolean paused) {
  public DataConsumerOptions {
    Range.notBlank("dataProducerId", dataProducerId);
    if (maxPacketLifeTime != null) {
      Range.check("maxPacketLifeTime", maxPacketLifeTime, 0, Range.MAX_UINT16);
    }
    if (maxRetransmits != null) {
      Range.check("maxRetransmits", maxRetransmits, 0, Range.MAX_UINT16);
    }
  }

  /** As the data producer has it. */
  public static DataConsumerOptions of(String dataProducerId) {
    return new DataConsumerOptions(dataProducerId, null, null, null, false);
  }

  public DataConsumerOptions withPaused(boolean changed) {
    return new DataConsumerOptions(
        dataProducerId, ordered, maxPacketLifeTime, maxRetransmits, changed);
  }

  public DataConsumerOptions withReliability(
      @Nullable Boolean isOrdered, @Nullable Integer lifeTime, @Nullable Integer retransmits) {
    return new DataConsumerOptions(dataProducerId, isOrdered, lifeTime, retransmits, paused);
  }
}
