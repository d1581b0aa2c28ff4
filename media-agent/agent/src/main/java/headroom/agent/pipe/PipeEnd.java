// SPDX-License-Identifier: Apache-2.0
package headroom.agent.pipe;

import headroom.agent.model.ParticipantId;
import headroom.mediasoup.Consumer;
import headroom.mediasoup.PipeTransport;
import headroom.mediasoup.Producer;
import headroom.mediasoup.Router;
import headroom.mediasoup.error.MediasoupException;
import headroom.mediasoup.options.PipeTransportOptions;
import headroom.mediasoup.options.ProducerOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * nor a notification ever waits for another host. When the far end does not hear it, nothing more
 * is tried until somebody finds it again: {@link #attach} then tells everything anew.
 */
public final class PipeEnd implements AutoCloseable {
  /** Far more than any room has live and on standby; a faulty host must not fill a worker. */
  private static final int MOST_STREAMS = 500;

  private static final Logger log = LoggerFactory.getLogger(PipeEnd.class);

  private final String name;
  private final PipeTransport transport;
  private final Arrivals arrivals;
  private final Runnable lost;
  private final ExecutorService sending;

  /** By producer. Changed on the sending thread only. */
  private final Map<String, Departure> departures = new ConcurrentHashMap<>();

  /** Producers that have left the pipe, of which the far end has not been told yet. */
  private final Set<String> ended = new LinkedHashSet<>();

  /** Streams that came out of the pipe and were told to {@link Arrivals}. */
  private final Set<String> arrived = ConcurrentHashMap.newKeySet();

  private @Nullable FarEnd far;

  private PipeEnd(String name, PipeTransport transport, Arrivals arrivals, Runnable lost) {
    this.name = name;
    this.transport = transport;
    this.arrivals = arrivals;
    this.lost = lost;
    this.sending =
        Executors.newSingleThreadExecutor(Thread.ofVirtual().name("pipe-" + name).factory());
  }

  /**
   * Makes an end that is not connected yet.
   *
   * @param name for the log: the room and both routers
   * @param options the same at both ends
   * @param lost the far end did not hear something; called on the sending thread
   */
  public static PipeEnd open(
      String name, Router router, PipeTransportOptions options, Arrivals arrivals, Runnable lost) {
    return new PipeEnd(name, router.createPipeTransport(options), arrivals, lost);
  }

  /**
   * Takes over an end that outlived its agent. What it sent is carried on as it is as soon as it is
   * {@link #carry carried} again; the rest ends.
   */
  public static PipeEnd adopt(
      String name, PipeTransport transport, Arrivals arrivals, Runnable lost) {
    return new PipeEnd(name, transport, arrivals, lost);
  }

  /** Names this end among those that the same two routers ever had. */
  public String transportId() {
    return transport.id();
  }

  /** Where the far end is to send, and with which key this end does. */
  public PipeAddress address() {
    return new PipeAddress(
        transport.tuple().localAddress(),
        transport.tuple().localPort(),
        transport.srtpParameters());
  }

  /** Where this end sends; empty before {@link #connect}. */
  public Optional<PipeAddress> remote() {
    var ip = transport.tuple().remoteIp();
    var port = transport.tuple().remotePort();
    return ip == null || port == null || port == 0
        ? Optional.empty()
        : Optional.of(new PipeAddress(ip, port, null));
  }

  /** Tells where the far end receives, once. */
  public void connect(PipeAddress address) {
    transport.connect(address.ip(), address.port(), address.srtp());
  }

  /** The far end can be told from now on; it is told everything. */
  public void attach(FarEnd end) {
    send(
        () -> {
          far = end;
          endUncarried();
          tellEnds();
          for (var departure : departures.values()) {
            departure.tellAgain();
            settle(departure);
          }
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

  /** What it has cost until now; asks the worker. */
  public PipeCost cost() {
    long sent = 0;
    long received = 0;
    for (var stats : transport.getStats()) {
      sent += number(stats, "rtpBytesSent") + number(stats, "rtxBytesSent");
      received += number(stats, "rtpBytesReceived") + number(stats, "rtxBytesReceived");
    }
    return new PipeCost(sent, received);
  }

  /** Consumers that put streams into the pipe, for statistics. */
  public List<Consumer> consumers() {
    return List.copyOf(transport.consumers());
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

  private static long number(Map<String, Object> stats, String name) {
    return stats.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private Departure depart(
      Producer producer, ParticipantId from, ObjectNode appData, boolean live) {
    var consumer =
        transport.consumers().stream()
            .filter(known -> known.producerId().equals(producer.id()))
            .findFirst()
            // Paused until the far end is ready: its first packets would be lost, the key frame
            // with them.
            .orElseGet(() -> transport.consume(producer.id(), true));
    var stream =
        new PipedStream(
            producer.id(),
            from,
            producer.kind(),
            consumer.rtpParameters(),
            new StreamState(true, !live),
            appData);
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
    if (departure.consumer().closed()) {
      return;
    }
    if (far == null) {
      departure.hold();
    } else {
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

  /** What the agent before this one sent and this one does not. */
  private void endUncarried() {
    for (var consumer : List.copyOf(transport.consumers())) {
      if (!departures.containsKey(consumer.producerId())) {
        ended.add(consumer.producerId());
        consumer.close();
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
      sending.execute(() -> run(task));
    } catch (RejectedExecutionException e) {
      log.debug("pipe {} has ended", name);
    }
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (MediasoupException e) {
      // This end's worker is away, or has just closed what it is about: whoever owns the pipe ends
      // it.
      log.info("pipe {}: {}", name, e.getMessage());
    } catch (RuntimeException e) {
      log.info("pipe {}: the far end did not hear it: {}", name, e.getMessage());
      far = null;
      lost.run();
    }
  }

  /** Streams that come out of this end. */
  private final class Arriving implements FarEnd {
    @Override
    public void produce(PipedStream stream) {
      String id = stream.producerId();
      var there = transport.producer(id);
      if (there.isPresent() && arrived.contains(id)) {
        update(id, stream.state());
        return;
      }
      var producer = there.orElseGet(() -> made(stream));
      arrived.add(id);
      producer.onClose(reason -> arrived.remove(id));
      try {
        pause(producer, stream.state().paused());
        arrivals.arrived(stream, producer);
      } catch (RuntimeException e) {
        // Told again, it must not be taken for one that somebody knows.
        arrived.remove(id);
        producer.close();
        throw e;
      }
    }

    private Producer made(PipedStream stream) {
      if (transport.producers().size() >= MOST_STREAMS) {
        throw new IllegalArgumentException("a pipe brings at most " + MOST_STREAMS + " streams");
      }
      return transport.produce(
          ProducerOptions.of(stream.kind(), stream.rtpParameters())
              .withId(stream.producerId())
              .withPaused(stream.state().paused()));
    }

    @Override
    public void update(String producerId, StreamState state) {
      transport
          .producer(producerId)
          .ifPresent(
              producer -> {
                pause(producer, state.paused());
                arrivals.changed(producerId, state);
              });
    }

    @Override
    public void close(String producerId) {
      transport.producer(producerId).ifPresent(Producer::close);
    }

    private static void pause(Producer producer, boolean paused) {
      if (producer.paused() != paused) {
        if (paused) {
          producer.pause();
        } else {
          producer.resume();
        }
      }
    }
  }
}
