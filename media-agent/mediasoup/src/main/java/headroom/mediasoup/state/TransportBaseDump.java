// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.state;

import headroom.mediasoup.rtp.SctpNegotiatedCapabilities;
import headroom.mediasoup.rtp.SctpParameters;
import headroom.mediasoup.rtp.SctpState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a transport of any kind has.
 *
 * @param mapSsrcConsumerId SSRC to consumer id
 * @param mapRtxSsrcConsumerId SSRC of retransmissions to consumer id
 * @param ssrcTable SSRC to producer id
 * @param midTable MID to producer id
 * @param ridTable RID to producer id
 */
public record TransportBaseDump(
    String id,
    List<String> producerIds,
    List<String> consumerIds,
    Map<Long, String> mapSsrcConsumerId,
    Map<Long, String> mapRtxSsrcConsumerId,
    List<String> dataProducerIds,
    List<String> dataConsumerIds,
    Map<Long, String> ssrcTable,
    Map<String, String> midTable,
    Map<String, String> ridTable,
    RecvRtpHeaderExtensions recvRtpHeaderExtensions,
    long maxSendMessageSize,
    long maxReceiveMessageSize,
    @Nullable SctpParameters sctpParameters,
    @Nullable SctpState sctpState,
    @Nullable SctpNegotiatedCapabilities sctpNegotiatedCapabilities) {
  /** Ids of the header extensions that the transport reads. */
  public record RecvRtpHeaderExtensions(
      @Nullable Integer mid,
      @Nullable Integer rid,
      @Nullable Integer rrid,
      @Nullable Integer absSendTime,
      @Nullable Integer transportWideCc01) {}
}
