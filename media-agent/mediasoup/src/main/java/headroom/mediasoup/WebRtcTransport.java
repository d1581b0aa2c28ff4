// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.fbs.notification.Event;
import headroom.mediasoup.fbs.notification.Notification;
import headroom.mediasoup.ortc.Validation;
import headroom.mediasoup.rtp.DtlsParameters;
import headroom.mediasoup.rtp.DtlsState;
import headroom.mediasoup.rtp.IceCandidate;
import headroom.mediasoup.rtp.IceParameters;
import headroom.mediasoup.rtp.IceRole;
import headroom.mediasoup.rtp.IceState;
import headroom.mediasoup.rtp.TransportTuple;
import headroom.mediasoup.state.TransportDump;
import headroom.mediasoup.wire.Answers;
import headroom.mediasoup.wire.Events;
import headroom.mediasoup.wire.TransportRequests;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connects a WebRTC endpoint. mediasoup is ICE-lite: the endpoint begins, and its candidates are
 * not needed.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WebRtcTransport">WebRtcTransport</a>
 */
public final class WebRtcTransport extends Transport {
  private final List<IceCandidate> iceCandidates;
  private final Listeners<IceState> iceStateChange = new Listeners<>();
  private final Listeners<TransportTuple> iceSelectedTupleChange = new Listeners<>();
  private final Listeners<DtlsState> dtlsStateChange = new Listeners<>();
  private volatile IceParameters iceParameters;
  private volatile IceState iceState;
  private volatile @Nullable TransportTuple iceSelectedTuple;
  private volatile DtlsParameters dtlsParameters;
  private volatile DtlsState dtlsState;

  WebRtcTransport(Router router, Creation creation, TransportDump.WebRtc dump) {
    super(router, creation, dump.base());
    this.iceCandidates = dump.iceCandidates();
    this.iceParameters = dump.iceParameters();
    this.iceState = dump.iceState();
    this.iceSelectedTuple = dump.iceSelectedTuple();
    this.dtlsParameters = dump.dtlsParameters();
    this.dtlsState = dump.dtlsState();
  }

  public IceRole iceRole() {
    return IceRole.CONTROLLED;
  }

  public IceParameters iceParameters() {
    return iceParameters;
  }

  public List<IceCandidate> iceCandidates() {
    return iceCandidates;
  }

  public IceState iceState() {
    return closed() ? IceState.CLOSED : iceState;
  }

  /** Absent until ICE is connected. */
  public @Nullable TransportTuple iceSelectedTuple() {
    return closed() ? null : iceSelectedTuple;
  }

  /** The worker's; the role is decided by {@link #connect}. */
  public DtlsParameters dtlsParameters() {
    return dtlsParameters;
  }

  public DtlsState dtlsState() {
    return closed() ? DtlsState.CLOSED : dtlsState;
  }

  /** Gives the endpoint's DTLS parameters, once. */
  public void connect(DtlsParameters remote) {
    Validation.dtlsParameters(remote);
    var response = request(TransportRequests.connectWebRtc(id(), remote));
    dtlsParameters =
        new DtlsParameters(Answers.dtlsLocalRole(response), dtlsParameters.fingerprints());
  }

  /** New ICE parameters for the endpoint. */
  public IceParameters restartIce() {
    IceParameters changed = Answers.restartedIce(request(TransportRequests.restartIce(id())));
    iceParameters = changed;
    return changed;
  }

  public Subscription onIceStateChange(EventListener<IceState> listener) {
    return iceStateChange.add(listener);
  }

  public Subscription onIceSelectedTupleChange(EventListener<TransportTuple> listener) {
    return iceSelectedTupleChange.add(listener);
  }

  public Subscription onDtlsStateChange(EventListener<DtlsState> listener) {
    return dtlsStateChange.add(listener);
  }

  @Override
  void handle(Notification notification) {
    switch (notification.event()) {
      case Event.WEBRTCTRANSPORT_ICE_STATE_CHANGE -> {
        iceState = Events.iceState(notification);
        iceStateChange.emit(iceState);
      }
      case Event.WEBRTCTRANSPORT_ICE_SELECTED_TUPLE_CHANGE -> {
        TransportTuple tuple = Events.iceSelectedTuple(notification);
        iceSelectedTuple = tuple;
        iceSelectedTupleChange.emit(tuple);
      }
      case Event.WEBRTCTRANSPORT_DTLS_STATE_CHANGE -> {
        dtlsState = Events.dtlsState(notification);
        dtlsStateChange.emit(dtlsState);
      }
      default -> super.handle(notification);
    }
  }
}
