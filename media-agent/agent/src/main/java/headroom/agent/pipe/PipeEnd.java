// SPDX-License-Identifier: Apache-2.0
package headroom.agent.pipe;

import headroom.agent.model.ParticipantId;
import headroom.mediasoup.PipeTransport;
import headroom.mediasoup.Producer;
import headroom.mediasoup.Router;
import headroom.mediasoup.options.PipeTransportOptions;
import headroom.mediasoup.options.ProducerOptions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * This router's end of a pipe to another router of the same room. It sends chosen streams, live or
 * on standby, keeps the far end's producers like their origins, and lets the far end's streams
 * arrive here.
 *
 * <p>What it asks of the far end goes out in order on a thread of its own, so that neither a room
 * nor a notification ever waits for another host.
 */
public final class PipeEnd implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PipeEnd.class);

  private final String name;
  private final PipeTransport transport;
  private final Arrivals arrivals;
  private final ExecutorService sending;

  /** By producer. Read and changed on the sending thread only. */
  private final Map<String, Departure> departures = new LinkedHashMap<>();

  /** Producers that have left the pipe, of which the far end has not been told yet. */
  private final Set<String> ended = new LinkedHashSet<>();

  private @Nullable FarEnd far;

  private PipeEnd(String name, PipeTransport transport, Arrivals arrivals) {
    this.name = name;
    this.transport = transport;
    this.arrivals = arrivals;
    this.sending =
        Executors.newSingleThreadExecutor(Thread.ofVirtual().name("pipe-" + name).factory());
  }

  /**
   * Makes an end that is not connected yet.
   *
   * @param name for the log: the room and both routers
   * @param options the same at both ends
   */
  public static PipeEnd open(
      String name, Router router, PipeTransportOptions options, Arrivals arrivals) {
    return new PipeEnd(name, router.createPipeTransport(options), arrivals);
  }

  /** Where the far end is to send, and with which key this end does. */
  public PipeAddress address() {
    return new PipeAddress(
        transport.tuple().localAddress(),
        transport.tuple().localPort(),
        transport.srtpParameters());
  }

  /** Joins this end with the far one, once. What was to be carried before is told now. */
  public void connect(PipeAddress address, FarEnd end) {
    transport.connect(address.ip(), address.port(), address.srtp());
    send(
        () -> {
          far = end;
          tellEnds();
          departures.values().forEach(this::settle);
        });
  }

  /** Puts a producer of this router into the pipe; one that is in it becomes live or standby. */
  public void carry(Producer producer, ParticipantId from, ObjectNode appData, boolean live) {
    send(
        () -> {
          var departure = departures.get(producer.id());
          if (departure == null) {
            // Under the same id it would be taken for the one that ended.
            tellEnds();
            departure = depart(producer, from, appData, live);
          }
          departure.live(live);
          settle(departure);
        });
  }

  /** Takes a producer out of the pipe. */
  public void drop(String producerId) {
    send(() -> end(producerId));
  }

  /** Tells the far end everything again, after it was away. */
  public void repeat() {
    send(
        () -> {
          tellEnds();
          for (var departure : departures.values()) {
            departure.tellAgain();
            settle(departure);
          }
        });
  }

  /** What this direction costs now; asks the worker. */
  public PipeCost cost() {
    var consumers = List.copyOf(transport.consumers());
    int live = 0;
    for (var consumer : consumers) {
      if (!consumer.paused() && !consumer.producerPaused()) {
        live++;
      }
    }
    long bytesSent =
        transport.getStats().stream()
            .mapToLong(
                stats -> stats.get("rtpBytesSent") instanceof Number bytes ? bytes.longValue() : 0)
            .sum();
    return new PipeCost(live, consumers.size() - live, bytesSent);
  }

  /** What the far end may ask of this one. */
  public FarEnd near() {
    return new Arriving();
  }

  @Override
  public void close() {
    sending.shutdown();
    transport.close();
  }

  private Departure depart(
      Producer producer, ParticipantId from, ObjectNode appData, boolean live) {
    // Paused until the far end is ready: its first packets would be lost, the key frame with them.
    var consumer = transport.consume(producer.id(), true);
    var stream =
        new PipedStream(
            producer.id(), from, producer.kind(), consumer.rtpParameters(), true, appData);
    var departure = new Departure(stream, consumer, live);
    departures.put(producer.id(), departure);
    Runnable settle = () -> send(() -> settleIfCarried(producer.id()));
    consumer.onProducerPause(settle);
    consumer.onProducerResume(settle);
    consumer.onProducerClose(() -> drop(producer.id()));
    return departure;
  }

  private void settleIfCarried(String producerId) {
    var departure = departures.get(producerId);
    if (departure != null) {
      settle(departure);
    }
  }

  private void settle(Departure departure) {
    if (far != null && !departure.consumer().closed()) {
      departure.settle(far);
    }
  }

  private void end(String producerId) {
    var departure = departures.remove(producerId);
    if (departure != null) {
      ended.add(producerId);
      try {
        departure.consumer().close();
      } finally {
        tellEnds();
      }
    }
  }

  private void tellEnds() {
    if (far == null) {
      return;
    }
    for (var producerId : List.copyOf(ended)) {
      far.close(producerId);
      ended.remove(producerId);
    }
  }

  private void send(Runnable task) {
    try {
      sending.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              // The far end, or this one's worker, is away: whoever owns the pipe repeats or ends
              // it.
              log.warn("pipe {}: {}", name, e.getMessage());
            }
          });
    } catch (RejectedExecutionException e) {
      log.debug("pipe {} has ended", name);
    }
  }

  /** Streams that come out of this end. */
  private final class Arriving implements FarEnd {
    @Override
    public void produce(PipedStream stream) {
      if (transport.producer(stream.producerId()).isPresent()) {
        pause(stream.producerId(), stream.paused());
        return;
      }
      var producer =
          transport.produce(
              ProducerOptions.of(stream.kind(), stream.rtpParameters())
                  .withId(stream.producerId())
                  .withPaused(stream.paused()));
      try {
        arrivals.arrived(stream, producer);
      } catch (RuntimeException e) {
        // Told again, it must not be taken for one that somebody knows.
        producer.close();
        throw e;
      }
    }

    @Override
    public void pause(String producerId, boolean paused) {
      transport
          .producer(producerId)
          .filter(producer -> producer.paused() != paused)
          .ifPresent(
              producer -> {
                if (paused) {
                  producer.pause();
                } else {
                  producer.resume();
                }
              });
    }

    @Override
    public void close(String producerId) {
      transport.producer(producerId).ifPresent(Producer::close);
    }
  }
}
