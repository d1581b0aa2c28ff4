// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.state;

import headroom.mediasoup.rtp.DtlsParameters;
import headroom.mediasoup.rtp.DtlsState;
import headroom.mediasoup.rtp.IceCandidate;
import headroom.mediasoup.rtp.IceParameters;
import headroom.mediasoup.rtp.IceState;
import headroom.mediasoup.rtp.SrtpParameters;
import headroom.mediasoup.rtp.TransportTuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transport has, by its kind.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#transport-dump">transport.dump</a>
 */
public sealed interface TransportDump {
  /** What all kinds have. */
  TransportBaseDump base();

  /** A WebRTC transport's. */
  record WebRtc(
      TransportBaseDump base,
      IceParameters iceParameters,
      List<IceCandidate> iceCandidates,
      IceState iceState,
      @Nullable TransportTuple iceSelectedTuple,
      DtlsParameters dtlsParameters,
      DtlsState dtlsState)
      implements TransportDump {}

  /** A plain transport's. */
  record Plain(
      TransportBaseDump base,
      boolean rtcpMux,
      boolean comedia,
      TransportTuple tuple,
      @Nullable TransportTuple rtcpTuple,
      @Nullable SrtpParameters srtpParameters)
      implements TransportDump {}

  /** A pipe transport's. */
  record Pipe(
      TransportBaseDump base,
      TransportTuple tuple,
      boolean rtx,
      @Nullable SrtpParameters srtpParameters)
      implements TransportDump {}
}
