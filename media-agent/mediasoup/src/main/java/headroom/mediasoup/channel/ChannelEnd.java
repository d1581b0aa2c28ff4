// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.channel;

/**
 * How a channel came to its end.
 *
 * @param requested whether this side wanted it
 * @param detail for the log
 */
public record ChannelEnd(boolean requested, String detail) {}
