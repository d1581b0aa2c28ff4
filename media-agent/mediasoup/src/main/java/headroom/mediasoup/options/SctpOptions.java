// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.options;

/**
 * Data channels of a transport. All sizes in bytes.
 *
 * @param enableSctp whether there are any
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WebRtcTransportOptions">WebRtcTransportOptions</a>
 */
public record SctpOptions(
    boolean enableSctp,
    long maxSendMessageSize,
    long maxReceiveMessageSize,
    long sctpSendBufferSize,
    long sctpPerStreamSendQueueLimit,
    long sctpMaxReceiverWindowBufferSize,
    long sctpDefaultStreamBufferedAmountLowThreshold) {
  private static final long MAX_MESSAGE = 262_144;
  private static final long SEND_BUFFER = 2_000_000;
  private static final long RECEIVER_WINDOW = 5_242_880;
  private static final long LOW_THRESHOLD = 1024;

  public SctpOptions {
    Range.check("maxSendMessageSize", maxSendMessageSize, 0L, Range.MAX_UINT32);
    Range.check("maxReceiveMessageSize", maxReceiveMessageSize, 0L, Range.MAX_UINT32);
    Range.check("sctpSendBufferSize", sctpSendBufferSize, 0L, Range.MAX_UINT32);
    Range.check("sctpPerStreamSendQueueLimit", sctpPerStreamSendQueueLimit, 0L, Range.MAX_UINT32);
    Range.check(
        "sctpMaxReceiverWindowBufferSize", sctpMaxReceiverWindowBufferSize, 0L, Range.MAX_UINT32);
    Range.check(
        "sctpDefaultStreamBufferedAmountLowThreshold",
        sctpDefaultStreamBufferedAmountLowThreshold,
        0L,
        Range.MAX_UINT32);
  }

  /** Data channels with mediasoup's presets. */
  public static SctpOptions enabled() {
    return preset(true);
  }

  /** No data channels. */
  public static SctpOptions disabled() {
    return preset(false);
  }

  private static SctpOptions preset(boolean enabled) {
    return new SctpOptions(
        enabled,
        MAX_MESSAGE,
        MAX_MESSAGE,
        SEND_BUFFER,
        SEND_BUFFER,
        RECEIVER_WINDOW,
        LOW_THRESHOLD);
  }
}
