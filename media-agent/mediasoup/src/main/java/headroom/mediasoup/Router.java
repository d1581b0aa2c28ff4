// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.channel.Request;
import headroom.mediasoup.error.ClosedException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.NotFoundException;
import headroom.mediasoup.fbs.notification.Notification;
import headroom.mediasoup.options.AudioLevelObserverOptions;
import headroom.mediasoup.options.PipeTransportOptions;
import headroom.mediasoup.options.PlainTransportOptions;
import headroom.mediasoup.options.Range;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.options.WebRtcTransportOptions;
import headroom.mediasoup.ortc.Ortc;
import headroom.mediasoup.rtp.ParametersException;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.state.RouterDump;
import headroom.mediasoup.wire.Answers;
import headroom.mediasoup.wire.RouterRequests;
import headroom.mediasoup.wire.WorkerRequests;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings what producers send to consumers: the media side of a room, or of a part of one.
 *
 * @see <a href="https://mediasoup.org/documentation/v3/mediasoup/api/#Router">Router</a>
 */
public final class Router extends MediasoupObject {
  private final Worker worker;
  private final List<RtpCodecCapability> mediaCodecs;
  private final RtpCapabilities rtpCapabilities;
  private final Map<String, Transport> transports = new ConcurrentHashMap<>();
  private final Map<String, Producer> producers = new ConcurrentHashMap<>();
  private final Map<String, DataProducer> dataProducers = new ConcurrentHashMap<>();
  private final Map<String, RtpObserver> rtpObservers = new ConcurrentHashMap<>();

  Router(
      Worker worker,
      Creation creation,
      List<RtpCodecCapability> mediaCodecs,
      RtpCapabilities rtpCapabilities) {
    super(worker.channel(), creation);
    this.worker = worker;
    this.mediaCodecs = List.copyOf(mediaCodecs);
    this.rtpCapabilities = rtpCapabilities;
  }

  /** What it was created with; its owner has to keep this, for the worker does not. */
  public List<RtpCodecCapability> mediaCodecs() {
    return mediaCodecs;
  }

  /** What it can receive, for clients' devices. */
  public RtpCapabilities rtpCapabilities() {
    return rtpCapabilities;
  }

  public Collection<Transport> transports() {
    return Collections.unmodifiableCollection(transports.values());
  }

  public Optional<Transport> transport(String id) {
    return Optional.ofNullable(transports.get(id));
  }

  /** The producers on all its transports. */
  public Collection<Producer> producers() {
    return Collections.unmodifiableCollection(producers.values());
  }

  public Optional<Producer> producer(String id) {
    return Optional.ofNullable(producers.get(id));
  }

  public Collection<DataProducer> dataProducers() {
    return Collections.unmodifiableCollection(dataProducers.values());
  }

  public Optional<DataProducer> dataProducer(String id) {
    return Optional.ofNullable(dataProducers.get(id));
  }

  public Collection<RtpObserver> rtpObservers() {
    return Collections.unmodifiableCollection(rtpObservers.values());
  }

  /** Whether an endpoint with the given capabilities can consume the producer; false if unknown. */
  public boolean canConsume(String producerId, RtpCapabilities capabilities) {
    try {
      return producer(producerId)
          .filter(producer -> ortc().canConsume(producer.consumableRtpParameters(), capabilities))
          .isPresent();
    } catch (ParametersException e) {
      return false;
    }
  }

  /** A transport for one client on the ports of a WebRTC server of the same worker. */
  public WebRtcTransport createWebRtcTransport(
      WebRtcServer server, WebRtcTransportOptions options) {
    String id = Ids.random();
    WebRtcTransport transport =
        webRtcTransport(id, RouterRequests.createWebRtcTransport(id(), id, server.id(), options));
    server.add(transport);
    return transport;
  }

  /** A transport for one client on ports of its own. */
  public WebRtcTransport createWebRtcTransport(
      List<TransportListenInfo> listenInfos, WebRtcTransportOptions options) {
    if (listenInfos.isEmpty()) {
      throw Range.invalid("A WebRTC transport needs something to listen on");
    }
    String id = Ids.random();
    return webRtcTransport(
        id, RouterRequests.createWebRtcTransport(id(), id, listenInfos, options));
  }

  private WebRtcTransport webRtcTransport(String id, Request request) {
    Creation creation = create(id, request);
    return add(new WebRtcTransport(this, creation, Answers.webRtcTransport(creation.response())));
  }

  /** A transport for plain RTP. */
  public PlainTransport createPlainTransport(PlainTransportOptions options) {
    String id = Ids.random();
    Creation creation = create(id, RouterRequests.createPlainTransport(id(), id, options));
    return add(new PlainTransport(this, creation, Answers.plainTransport(creation.response())));
  }

  /** One end of a pipe to another router. */
  public PipeTransport createPipeTransport(PipeTransportOptions options) {
    String id = Ids.random();
    Creation creation = create(id, RouterRequests.createPipeTransport(id(), id, options));
    return add(new PipeTransport(this, creation, Answers.pipeTransport(creation.response())));
  }

  private Creation create(String transportId, Request request) {
    requireOpen();
    return Creation.of(
        channel(), transportId, request, RouterRequests.closeTransport(id(), transportId));
  }

  /**
   * Tells who is speaking.
   *
   * @param interval ms between decisions; upstream's preset is 300
   */
  public ActiveSpeakerObserver createActiveSpeakerObserver(int interval) {
    requireOpen();
    Range.check("interval", interval, 0, Range.MAX_UINT16);
    String id = Ids.activeSpeakerObserver();
    return add(
        new ActiveSpeakerObserver(
            this,
            RtpObserver.create(
                this, id, RouterRequests.createActiveSpeakerObserver(id(), id, interval))));
  }

  /** Tells who is loudest. */
  public AudioLevelObserver createAudioLevelObserver(AudioLevelObserverOptions options) {
    requireOpen();
    String id = Ids.audioLevelObserver();
    return add(
        new AudioLevelObserver(
            this,
            RtpObserver.create(
                this, id, RouterRequests.createAudioLevelObserver(id(), id, options))));
  }

  public RouterDump dump() {
    return Answers.routerDump(request(RouterRequests.dump(id())));
  }

  Worker worker() {
    return worker;
  }

  Ortc ortc() {
    return worker.ortc();
  }

  Producer requireProducer(String producerId) {
    return producer(producerId)
        .orElseThrow(
            () ->
                new NotFoundException(
                    MediasoupError.NOT_FOUND,
                    "Router %s has no producer %s".formatted(id(), producerId)));
  }

  <T extends Transport> T add(T transport) {
    transports.put(transport.id(), transport);
    adopt(transport);
    return transport;
  }

  <O extends RtpObserver> O add(O observer) {
    rtpObservers.put(observer.id(), observer);
    adopt(observer);
    return observer;
  }

  void add(Producer producer) {
    producers.put(producer.id(), producer);
  }

  void add(DataProducer producer) {
    dataProducers.put(producer.id(), producer);
  }

  void remove(Transport transport) {
    transports.remove(transport.id());
  }

  void remove(RtpObserver observer) {
    rtpObservers.remove(observer.id());
  }

  void remove(Producer producer) {
    producers.remove(producer.id());
  }

  void remove(DataProducer producer) {
    dataProducers.remove(producer.id());
  }

  private void adopt(MediasoupObject object) {
    object.listen();
    if (closed()) {
      object.end(CloseReason.ROUTER_CLOSED);
      throw new ClosedException(
          MediasoupError.OBJECT_CLOSED, "Router %s is closed".formatted(id()));
    }
  }

  @Override
  Request closeRequest() {
    return WorkerRequests.closeRouter(id());
  }

  @Override
  void closeDependents(CloseReason reason) {
    transports.values().forEach(transport -> transport.end(CloseReason.ROUTER_CLOSED));
    rtpObservers.values().forEach(observer -> observer.end(CloseReason.ROUTER_CLOSED));
  }

  @Override
  void leave() {
    worker.remove(this);
  }

  @Override
  void handle(Notification notification) {
    // A router has none.
  }
}
