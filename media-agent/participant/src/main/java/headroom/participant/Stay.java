// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtpParameters;
import headroom.participant.signalling.RequestRejectedException;
import headroom.participant.signalling.SignallingException;
import headroom.participant.webrtc.NativeMediaException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stay in a room: the producers and consumers over one set of transports. It survives lost
 * signalling connections and ends with its transports.
 *
 * <p>Consumers are added and dropped by the connection's listening thread. Whoever produces, mutes
 * or makes producers agree holds a lock, so that the server hears wishes in their order.
 */
final class Stay {
  private static final Logger LOG = LoggerFactory.getLogger(Stay.class);

  /** So many packets, 100 ms of sound, without anything audible are silence. */
  private static final long SILENCE_PACKETS = 5;

  private final RoomRequests requests;
  private final ParticipantMedia media;
  private final StreamMeters meters;

  /** The wish of the participant's owner; it outlives this stay. */
  private final Set<MediaKind> muted;

  /** Likewise. */
  private final AtomicBoolean speaking;

  private final ReentrantLock producing = new ReentrantLock();
  private final Map<MediaKind, Production> producers = new ConcurrentHashMap<>();
  private final Map<String, Consumption> consumers = new ConcurrentHashMap<>();

  /** Producers whose consumers were closed; their consumers may come again. */
  private final Set<String> closed = ConcurrentHashMap.newKeySet();

  private record Production(String id, String transportId, RtpParameters rtpParameters) {}

  Stay(
      RoomRequests requests,
      ParticipantMedia media,
      StreamMeters meters,
      Set<MediaKind> muted,
      AtomicBoolean speaking) {
    this.requests = requests;
    this.media = media;
    this.meters = meters;
    this.muted = muted;
    this.speaking = speaking;
  }

  void join(String displayName, boolean migrates)
      throws RequestRejectedException, SignallingException, NativeMediaException {
    var capabilities = media.prepare(requests.routerCapabilities());
    requests.join(displayName, media.device(), capabilities, migrates);
  }

  /** Begins to send; comes after the join. */
  void produce() throws RequestRejectedException, SignallingException, NativeMediaException {
    producing.lock();
    try {
      media.produce(this::announce);
    } finally {
      producing.unlock();
    }
  }

  private void announce(String transportId, MediaKind kind, RtpParameters rtpParameters)
      throws RequestRejectedException, SignallingException {
    var paused = muted.contains(kind);
    media.mute(kind, paused);
    if (kind == MediaKind.AUDIO && speaking.get()) {
      media.speak(true);
    }
    var id = requests.produce(transportId, kind, rtpParameters, paused);
    producers.put(kind, new Production(id, transportId, rtpParameters));
  }

  /** Accepts a consumer; one that we have already is accepted again without effect. */
  void consume(NewConsumer consumer)
      throws RequestRejectedException, SignallingException, NativeMediaException {
    if (!consumers.containsKey(consumer.id())) {
      var meter = meters.of(consumer);
      if (closed.remove(consumer.producerId())) {
        // The same stream as before: it was off, and not gone.
        meter.gaps().interrupt();
      }
      var feed = meter.gaps().feed();
      media.consume(consumer, feed, meter.voice());
      consumers.put(consumer.id(), Consumption.of(consumer, feed));
    }
  }

  void consumerClosed(String consumerId) throws NativeMediaException {
    var gone = consumers.remove(consumerId);
    if (gone != null) {
      closed.add(gone.consumer().producerId());
      media.drop(gone.consumer());
    }
  }

  void consumerPaused(String consumerId, boolean on) {
    var consumption = consumers.get(consumerId);
    if (consumption != null) {
      consumption.pause(on);
    }
  }

  ParticipantMedia media() {
    return media;
  }

  boolean measures() {
    return media.measures();
  }

  List<Consumption> consumptions() {
    return List.copyOf(consumers.values());
  }

  /**
   * Shows streams whose meters can't tell that they are there: somebody is silent, or nothing is
   * measured. That something came is enough then.
   */
  void showSilent() {
    var waiting =
        consumers.values().stream().filter(consumption -> !consumption.feed().isShown()).toList();
    if (waiting.isEmpty() || media.seesPackets()) {
      return;
    }
    var figures = media.figures();
    for (var consumption : waiting) {
      var audio = consumption.consumer().kind() == MediaKind.AUDIO;
      var inbound = figures.inbound(consumption.consumer());
      var here = audio ? inbound.packets() >= SILENCE_PACKETS : decoded(inbound) > 0;
      if (here && (audio || !media.measures())) {
        consumption.feed().show();
      }
    }
  }

  private static long decoded(ParticipantMedia.Inbound inbound) {
    var frames = inbound.framesDecoded();
    return frames == null ? 0 : frames;
  }

  void mute(MediaKind kind, boolean on) throws RequestRejectedException, SignallingException {
    producing.lock();
    try {
      media.mute(kind, on);
      var production = producers.get(kind);
      if (production != null) {
        requests.pauseProducer(production.id(), on);
      }
    } finally {
      producing.unlock();
    }
  }

  /** Speaks or falls silent. */
  void speak(boolean on) {
    producing.lock();
    try {
      media.speak(on);
    } finally {
      producing.unlock();
    }
  }

  void resetRequests() {
    media.resetRequests();
  }

  /** What flows now; streams without a packet for longer than this stand still. */
  Flow flow(Duration quiet) {
    var now = System.nanoTime();
    var live = consumers.values().stream().filter(c -> !c.paused().get()).toList();
    var still =
        media.seesPackets()
            ? live.stream()
                .filter(consumption -> consumption.meter().quiet(now).compareTo(quiet) > 0)
                .map(Consumption::consumer)
                .map(c -> new Flow.Still(String.valueOf(c.peerId()), c.kind()))
                .toList()
            : List.<Flow.Still>of();
    return new Flow(live.size(), consumers.size() - live.size(), still);
  }

  /**
   * Drops consumers that the server no longer has and takes over its pauses. Must be done before
   * any later message of the connection is handled, as that may be a new consumer.
   */
  void reconcileConsumers(Resumed server) throws NativeMediaException {
    for (var id : Set.copyOf(consumers.keySet())) {
      if (server.consumers().contains(id)) {
        consumerPaused(id, server.consumerPaused(id));
      } else {
        consumerClosed(id);
      }
    }
  }

  /**
   * Makes both sides agree on the producers again.
   *
   * @return false when a transport is gone, so that only a new stay helps
   */
  boolean reconcileProducers(Resumed server) throws RequestRejectedException, SignallingException {
    if (!server.transports().containsAll(media.transportIds())) {
      return false;
    }
    producing.lock();
    try {
      agree(server);
    } finally {
      producing.unlock();
    }
    return true;
  }

  private void agree(Resumed server) throws RequestRejectedException, SignallingException {
    for (var entry : Map.copyOf(producers).entrySet()) {
      var production = entry.getValue();
      var wish = muted.contains(entry.getKey());
      if (!server.producers().contains(production.id())) {
        announce(production.transportId(), entry.getKey(), production.rtpParameters());
      } else if (server.producerPaused(production.id()) != wish) {
        requests.pauseProducer(production.id(), wish);
      }
    }
    for (var id : server.producers()) {
      if (producers.values().stream().noneMatch(production -> production.id().equals(id))) {
        LOG.debug("closing producer {}, which only the server knows", id);
        requests.closeProducer(id);
      }
    }
  }

  ParticipantStats stats() {
    var figures = media.figures();
    var now = System.nanoTime();
    var sent =
        producers.entrySet().stream()
            .map(entry -> sent(entry.getKey(), entry.getValue().id(), figures))
            .toList();
    var received =
        consumers.values().stream()
            .map(consumption -> received(consumption, figures.inbound(consumption.consumer()), now))
            .toList();
    return new ParticipantStats(figures.sendDtls(), figures.receiveDtls(), sent, received);
  }

  private ParticipantStats.Sent sent(
      MediaKind kind, String producerId, ParticipantMedia.Figures figures) {
    var keyFrames = kind == MediaKind.VIDEO ? figures.keyFrames() : null;
    return new ParticipantStats.Sent(
        kind,
        producerId,
        muted.contains(kind),
        figures.sentPackets(kind),
        keyFrames == null ? null : keyFrames.requests(),
        keyFrames == null ? null : keyFrames.mostInASecond());
  }

  private static ParticipantStats.Received received(
      Consumption consumption, ParticipantMedia.Inbound inbound, long nowNanos) {
    var consumer = consumption.consumer();
    return new ParticipantStats.Received(
        consumer.id(),
        consumer.producerId(),
        consumer.peerId(),
        consumer.kind(),
        consumption.paused().get(),
        inbound.packets(),
        inbound.lost(),
        consumption.meter().longest(nowNanos).toMillis(),
        inbound.sequenceGaps(),
        inbound.framesDecoded(),
        inbound.frameWidth(),
        inbound.freezes(),
        inbound.concealedSamples());
  }

  void close() {
    media.close();
  }
}
