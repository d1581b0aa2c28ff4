// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.rtp.RtpCodecCapability;
import java.util.List;
import java.util.Optional;

/** What a former owner has written down about its routers. */
@FunctionalInterface
public interface RouterCodecs {
  /** The codecs that the router was created with; empty if it is not known. */
  Optional<List<RtpCodecCapability>> of(String routerId);
}
