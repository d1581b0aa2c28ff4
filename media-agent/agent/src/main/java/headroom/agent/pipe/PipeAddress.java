// SPDX-License-Identifier: Apache-2.0
package headroom.agent.pipe;

import headroom.mediasoup.rtp.SrtpParameters;
import org.jspecify.annotations.Nullable;

/**
 * Where an end of a pipe receives.
 *
 * @param ip a concrete address that the far end can reach
 * @param srtp the key with which this end sends; absent without SRTP. A secret: never logged
 */
public record PipeAddress(String ip, int port, @Nullable SrtpParameters srtp) {
  @Override
  public String toString() {
    return ip + ":" + port + (srtp == null ? "" : " with SRTP");
  }
}
