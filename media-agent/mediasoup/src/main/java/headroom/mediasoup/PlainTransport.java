// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.fbs.notification.Event;
import headroom.mediasoup.fbs.notification.Notification;
import headroom.mediasoup.options.PlainRemote;
import headroom.mediasoup.ortc.Validation;
import headroom.mediasoup.rtp.SrtpParameters;
import headroom.mediasoup.rtp.TransportTuple;
import headroom.mediasoup.state.TransportDump;
import headroom.mediasoup.wire.Answers;
import headroom.mediasoup.wire.Events;
import headroom.mediasoup.wire.TransportRequests;
import org.jspecify.annotations.Nullable;

/**
 * Plain RTP, with or without SRTP.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#PlainTransport">PlainTransport</a>
 */
public final class PlainTransport extends Transport {
  private final Listeners<TransportTuple> tupleEvent = new Listeners<>();
  private final Listeners<TransportTuple> rtcpTupleEvent = new Listeners<>();
  private volatile TransportTuple tuple;
  private volatile @Nullable TransportTuple rtcpTuple;
  private volatile @Nullable SrtpParameters srtpParameters;

  PlainTransport(Router router, Creation creation, TransportDump.Plain dump) {
    super(router, creation, dump.base());
    this.tuple = dump.tuple();
    this.rtcpTuple = dump.rtcpTuple();
    this.srtpParameters = dump.srtpParameters();
  }

  public TransportTuple tuple() {
    return tuple;
  }

  /** Absent if RTCP shares the port of RTP. */
  public @Nullable TransportTuple rtcpTuple() {
    return rtcpTuple;
  }

  /** The worker's, for the far end; absent without SRTP. */
  public @Nullable SrtpParameters srtpParameters() {
    return srtpParameters;
  }

  /** Tells where the far end is, once. */
  public void connect(PlainRemote remote) {
    if (remote.srtpParameters() != null) {
      Validation.srtpParameters(remote.srtpParameters());
    }
    var connected = Answers.plainConnected(request(TransportRequests.connectPlain(id(), remote)));
    if (connected.tuple() != null) {
      tuple = connected.tuple();
    }
    if (connected.rtcpTuple() != null) {
      rtcpTuple = connected.rtcpTuple();
    }
    if (connected.srtpParameters() != null) {
      srtpParameters = connected.srtpParameters();
    }
  }

  /** Hears of the far end's address, with comedia. */
  public Subscription onTuple(EventListener<TransportTuple> listener) {
    return tupleEvent.add(listener);
  }

  /** Hears of the far end's address for RTCP, with comedia and without RTCP multiplexing. */
  public Subscription onRtcpTuple(EventListener<TransportTuple> listener) {
    return rtcpTupleEvent.add(listener);
  }

  @Override
  void handle(Notification notification) {
    switch (notification.event()) {
      case Event.PLAINTRANSPORT_TUPLE -> {
        tuple = Events.tuple(notification);
        tupleEvent.emit(tuple);
      }
      case Event.PLAINTRANSPORT_RTCP_TUPLE -> {
        TransportTuple learnt = Events.rtcpTuple(notification);
        rtcpTuple = learnt;
        rtcpTupleEvent.emit(learnt);
      }
      default -> super.handle(notification);
    }
  }
}
