// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.state;

import org.jspecify.annotations.Nullable;

/** One stream of a producer or consumer. */
public record RtpStreamDump(
    long encodingIdx,
    long ssrc,
    int payloadType,
    String mimeType,
    long clockRate,
    @Nullable String rid,
    String cname,
    @Nullable Long rtxSsrc,
    @Nullable Integer rtxPayloadType,
    boolean useNack,
    boolean usePli,
    boolean useFir,
    boolean useInBandFec,
    boolean useDtx,
    int spatialLayers,
    int temporalLayers,
    int score) {}
