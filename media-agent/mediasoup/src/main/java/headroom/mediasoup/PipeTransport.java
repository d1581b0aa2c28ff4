// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.options.Range;
import headroom.mediasoup.ortc.Validation;
import headroom.mediasoup.rtp.SrtpParameters;
import headroom.mediasoup.rtp.TransportTuple;
import headroom.mediasoup.state.TransportDump;
import headroom.mediasoup.wire.Answers;
import headroom.mediasoup.wire.TransportRequests;
import org.jspecify.annotations.Nullable;

/**
 * One end of a pipe between two routers, which may be in different workers and on different hosts.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#PipeTransport">PipeTransport</a>
 */
public final class PipeTransport extends Transport {
  private final boolean rtx;
  private final @Nullable SrtpParameters srtpParameters;
  private volatile TransportTuple tuple;

  PipeTransport(Router router, Creation creation, TransportDump.Pipe dump) {
    super(router, creation, dump.base());
    this.rtx = dump.rtx();
    this.srtpParameters = dump.srtpParameters();
    this.tuple = dump.tuple();
  }

  public TransportTuple tuple() {
    return tuple;
  }

  /** Whether lost packets are sent again. */
  public boolean rtx() {
    return rtx;
  }

  /** This end's, for the other end to connect with; absent without SRTP. */
  public @Nullable SrtpParameters srtpParameters() {
    return srtpParameters;
  }

  /**
   * Tells where the other end is, once.
   *
   * @param remoteSrtp the other end's
   */
  public void connect(String ip, int port, @Nullable SrtpParameters remoteSrtp) {
    Range.notBlank("ip", ip);
    Range.check("port", port, 1, Range.MAX_UINT16);
    if (remoteSrtp != null) {
      Validation.srtpParameters(remoteSrtp);
    }
    tuple =
        Answers.pipeConnected(request(TransportRequests.connectPipe(id(), ip, port, remoteSrtp)));
  }

  /**
   * Sends all streams of a producer through the pipe. The far end produces with this consumer's
   * kind and RTP parameters, and with the producer's id.
   */
  public Consumer consume(String producerId) {
    return consume(producerId, false);
  }

  /** The same, paused until {@link Consumer#resume} if so wished. */
  public Consumer consume(String producerId, boolean paused) {
    requireOpen();
    return consuming().pipe(producerId, rtx, paused);
  }
}
