// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.MediaJson;
import headroom.agent.model.WorkerNumber;
import headroom.agent.model.WorkerTraffic;
import headroom.mediasoup.MediasoupObject;
import headroom.mediasoup.Transport;
import headroom.mediasoup.error.MediasoupException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the statistics of all streams of one worker every few seconds: how much flows, and what
 * each participant's way down can bear. One thread per worker; a worker that hangs stops only its
 * own.
 */
final class TrafficMeter {
  /**
   * 480 consumers make about 800 requests, 40 ms of the worker's time: 1 % of its core at this
   * interval.
   */
  private static final Duration INTERVAL = Duration.ofSeconds(4);

  /** A change of less is not worth a message. */
  private static final double TELL_BITRATE_CHANGE = 0.1;

  private static final Logger log = LoggerFactory.getLogger(TrafficMeter.class);

  private final WorkerNumber number;
  private final Supplier<Collection<Room>> rooms;
  private final BiConsumer<WorkerNumber, WorkerTraffic> report;
  private final RateMeter bytes = new RateMeter(System.nanoTime());
  private final RateMeter packets = new RateMeter(System.nanoTime());
  private final RateMeter keyFrameRequests = new RateMeter(System.nanoTime());
  private final Map<String, RateMeter> pipes = new HashMap<>();
  private final Set<String> measuredPipes = new HashSet<>();
  private Map<String, Long> toldBitrates = new HashMap<>();
  private final Thread thread;

  /**
   * @param rooms all of this host
   */
  TrafficMeter(
      WorkerNumber number,
      Supplier<Collection<Room>> rooms,
      BiConsumer<WorkerNumber, WorkerTraffic> report) {
    this.number = number;
    this.rooms = rooms;
    this.report = report;
    this.thread = Thread.ofVirtual().name("traffic-" + number).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void stop() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(INTERVAL);
        try {
          measure();
        } catch (RuntimeException e) {
          log.error("traffic of worker {} could not be measured this time", number, e);
        }
      }
    } catch (InterruptedException e) {
      log.debug("traffic of worker {} is no longer measured", number);
    }
  }

  private void measure() {
    var tellable = new HashMap<String, Long>();
    for (var room : rooms.get()) {
      if (room.snapshot().worker().equals(number)) {
        measure(room, tellable);
        measurePipes(room);
      }
    }
    toldBitrates = tellable;
    pipes.keySet().retainAll(measuredPipes);
    measuredPipes.clear();
    long now = System.nanoTime();
    report.accept(
        number,
        new WorkerTraffic(
            packets.perSecond(now),
            bytes.perSecond(now) * Byte.SIZE,
            keyFrameRequests.perSecond(now)));
  }

  private void measure(Room room, Map<String, Long> tellable) {
    for (var participant : participants(room)) {
      for (var owned : participant.transports()) {
        for (var stats : stats(owned.transport(), owned.transport()::getStats)) {
          bytes.read(owned.transport().id() + " in", number(stats, "bytesReceived"));
          bytes.read(owned.transport().id() + " out", number(stats, "bytesSent"));
          if (owned.receives()) {
            tellBitrate(room, participant.participant(), owned.transport(), stats, tellable);
          }
        }
        for (var producer : owned.transport().producers()) {
          for (var stats : stats(producer, producer::getStats)) {
            String stream = producer.id() + " " + number(stats, "ssrc");
            packets.read(stream, number(stats, "packetCount"));
            keyFrameRequests.read(stream + " pli", number(stats, "pliCount"));
            keyFrameRequests.read(stream + " fir", number(stats, "firCount"));
          }
        }
        for (var consumer : owned.transport().consumers()) {
          if (consumer.paused() || consumer.producerPaused()) {
            continue; // In a large room most are on standby: nothing flows, so nothing is asked.
          }
          for (var stats : stats(consumer, consumer::getStats)) {
            // The producer's stream is among them too, and was counted there.
            if ("outbound-rtp".equals(stats.get("type"))) {
              packets.read(consumer.id(), number(stats, "packetCount"));
            }
          }
        }
      }
    }
  }

  /** What comes through a pipe was counted where it came from, and its consumers are here. */
  private void measurePipes(Room room) {
    for (var neighbour : room.neighbours().all()) {
      room.post(neighbour::checkPresence);
      var end = neighbour.pipe().end();
      if (end == null) {
        continue;
      }
      try {
        var cost = end.cost();
        measuredPipes.add(end.transportId());
        bytes.read(end.transportId() + " in", cost.bytesReceived());
        bytes.read(end.transportId() + " out", cost.bytesSent());
        var rate = pipes.computeIfAbsent(end.transportId(), id -> new RateMeter(System.nanoTime()));
        rate.read("sent", cost.bytesSent());
        double bitsPerSecond = rate.perSecond(System.nanoTime()) * Byte.SIZE;
        room.post(() -> neighbour.pipe().measured(bitsPerSecond, cost.bytesReceived()));
      } catch (MediasoupException e) {
        log.debug("no statistics of a pipe of {}: {}", room.name(), e.getMessage());
      }
      for (var consumer : end.consumers()) {
        if (consumer.paused() || consumer.producerPaused()) {
          continue;
        }
        for (var stats : stats(consumer, consumer::getStats)) {
          if ("outbound-rtp".equals(stats.get("type"))) {
            packets.read(consumer.id(), number(stats, "packetCount"));
          }
        }
      }
    }
  }

  private void tellBitrate(
      Room room,
      Participant participant,
      Transport transport,
      Map<String, Object> stats,
      Map<String, Long> tellable) {
    long bitrate = number(stats, "availableOutgoingBitrate");
    if (bitrate <= 0) {
      return;
    }
    Long told = toldBitrates.get(transport.id());
    if (told != null && Math.abs(bitrate - told) < told * TELL_BITRATE_CHANGE) {
      tellable.put(transport.id(), told);
      return;
    }
    tellable.put(transport.id(), bitrate);
    room.post(
        () ->
            participant.notify("downlinkBwe", MediaJson.object().put("availableBitrate", bitrate)));
  }

  private static List<Measured> participants(Room room) {
    try {
      return room.call(
          () ->
              room.people().here().values().stream()
                  .map(p -> new Measured(p, List.copyOf(p.transports().values())))
                  .toList());
    } catch (RuntimeException e) {
      log.debug("room {} has just ended", room.id());
      return List.of();
    }
  }

  private static List<Map<String, Object>> stats(
      MediasoupObject object, Supplier<List<Map<String, Object>>> source) {
    try {
      return source.get();
    } catch (MediasoupException e) {
      log.debug("no statistics of {}: {}", object.id(), e.getMessage());
      return List.of();
    }
  }

  private static long number(Map<String, Object> stats, String name) {
    return stats.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /** A participant and its transports, as they were on the room's thread. */
  private record Measured(Participant participant, List<ParticipantTransport> transports) {}
}
