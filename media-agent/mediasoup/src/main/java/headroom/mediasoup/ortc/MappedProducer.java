// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.RtpMapping;
import headroom.mediasoup.rtp.RtpParameters;

/**
 * A producer as its router sees it.
 *
 * @param rtpParameters the given parameters with the H264 level that was agreed upon, and with one
 *     encoding if there was none
 * @param rtpMapping its payload types and streams, mapped to the router's
 */
public record MappedProducer(RtpParameters rtpParameters, RtpMapping rtpMapping) {}
