// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.model.Flow;
import headroom.agent.model.RoomSnapshot.PipeSnapshot;
import headroom.agent.part.Ends;
import headroom.agent.part.FarPart;
import headroom.agent.part.PartGoneException;
import headroom.agent.pipe.Arrivals;
import headroom.agent.pipe.FarEnd;
import headroom.agent.pipe.PipeAddress;
import headroom.agent.pipe.PipeEnd;
import headroom.agent.pipe.PipedStream;
import headroom.agent.pipe.StreamState;
import headroom.mediasoup.PipeTransport;
import headroom.mediasoup.Producer;
import headroom.mediasoup.options.PipeTransportOptions;
import headroom.mediasoup.options.TransportListenInfo;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipe to another part of the room, while there is one: made when the first stream is to go or
 * comes, made anew when the far end was, given up when it is idle. Runs on the room's thread where
 * nothing else is said.
 */
final class NeighbourPipe {
  /** A pipe through which nothing has come or gone for so long is given up with its port. */
  static final Duration IDLE = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(NeighbourPipe.class);

  private final Room room;
  private final Neighbour neighbour;
  private final Line line;
  private final Supplier<FarPart> far;
  private final Map<String, SentStream> streams = new LinkedHashMap<>();

  /** Own producers that go there, each with whether packets may flow. */
  private final Map<String, Boolean> carries = new TreeMap<>();

  private boolean idleCheckWaits;
  private int idleChecks;
  private double bitsPerSecond;
  private long bytesReceived;
  private int awayChecks;

  /** Read by other agents' threads too. */
  private volatile @Nullable PipeEnd end;

  /**
   * @param far the way to the other part, as it is now
   */
  NeighbourPipe(Room room, Neighbour neighbour, Line line, Supplier<FarPart> far) {
    this.room = room;
    this.neighbour = neighbour;
    this.line = line;
    this.far = far;
  }

  /** Takes over the end that the agent before this one had. */
  void adopt(PipeTransport transport) {
    end = PipeEnd.adopt(line.name(), transport, new Arriving(), line::broken);
    checkIdleLater();
  }

  /** The journal's name of this end, so that the next agent finds it again. */
  Optional<String> transportId() {
    return Optional.ofNullable(end).map(PipeEnd::transportId);
  }

  /** What comes from there, whether or not its senders have been introduced. */
  Collection<SentStream> streams() {
    return streams.values();
  }

  /** Whether a stream of this part goes there. */
  boolean carries(SentStream sent) {
    return carries.containsKey(sent.producer().id());
  }

  @Nullable SentStream stream(String producerId) {
    return streams.get(producerId);
  }

  /**
   * Brings the pipe into line with a stream of this part.
   *
   * @param wanted whether anybody there receives it
   */
  void follow(SentStream sent, boolean wanted) {
    if (sent.flow() == Flow.OFF || !wanted) {
      drop(sent.producer().id());
      return;
    }
    boolean live = sent.flow() == Flow.LIVE;
    if (Boolean.valueOf(live).equals(carries.put(sent.producer().id(), live))) {
      return; // The other part need not be told again.
    }
    opened().carry(sent.producer(), sent.from(), sent.appData(), live);
  }

  /** A stream of this part goes there no longer. */
  void drop(String producerId) {
    var open = end;
    if (carries.remove(producerId) != null && open != null) {
      open.drop(producerId);
    }
  }

  /** Where the far end receives; the answer says where this one does. */
  PipeAddress offered(PipeAddress address) {
    var open = end;
    if (open != null && !fits(open, address)) {
      // The far end has been made anew, so what this one was connected to is gone.
      reopen();
    }
    var now = opened();
    if (now.remote().isEmpty()) {
      now.connect(address);
    }
    line.say(() -> now.attach(new Far(now)));
    return now.address();
  }

  /**
   * What the far end may ask of ours. On any thread.
   *
   * @param pipePort the far end's
   */
  FarEnd arriving(int pipePort) {
    var open = end;
    // An end that is not connected yet waits for the answer that says this port.
    if (open == null || open.remote().filter(remote -> remote.port() != pipePort).isPresent()) {
      throw new PartGoneException("the pipe is no more; greet again");
    }
    return open.near();
  }

  /** Offers the pipe there is, on the line's thread. */
  void offer() {
    var open = end;
    if (open != null) {
      offer(open);
    }
  }

  private void offer(PipeEnd offered) {
    if (end != offered) {
      return;
    }
    var answer = far.get().offer(ends(), offered.address());
    boolean stands =
        room.call(
            () -> {
              if (end != offered) {
                return false;
              }
              if (!fits(offered, answer)) {
                // If both made new ends, each would find the other's replaced, for ever.
                if (neighbour.id().compareTo(room.part()) < 0) {
                  throw new PartGoneException("the other end was made anew");
                }
                reopen();
                return false;
              }
              if (offered.remote().isEmpty()) {
                offered.connect(answer);
              }
              return true;
            });
    if (stands) {
      offered.attach(new Far(offered));
    }
  }

  private static boolean fits(PipeEnd end, PipeAddress address) {
    return end.remote()
        .map(remote -> remote.port() == address.port() && remote.ip().equals(address.ip()))
        .orElse(true);
  }

  private Ends ends() {
    return room.ends(neighbour.id(), room.router());
  }

  /** All that comes from there and goes there is gone. */
  void forget() {
    close(end);
    end = null;
    streams.clear();
    carries.clear();
  }

  private PipeEnd opened() {
    var open = end;
    if (open != null) {
      return open;
    }
    var made =
        PipeEnd.open(line.name(), room.home().router(), options(), new Arriving(), line::broken);
    end = made;
    idleChecks = 0;
    checkIdleLater();
    room.pipesChanged();
    line.say(() -> offer(made));
    return made;
  }

  private void reopen() {
    forget();
    neighbour.followAll();
  }

  /** Across hosts lost packets are sent again, and nobody reads along. */
  private PipeTransportOptions options() {
    var media = room.context().media();
    boolean across = !neighbour.id().host().equals(room.context().host());
    return PipeTransportOptions.on(
            TransportListenInfo.udp(media.listenAddress())
                .withPortRange(media.plainPorts().first(), media.plainPorts().last()))
        .withRtx(across)
        .withSrtp(across);
  }

  private void checkIdleLater() {
    if (idleCheckWaits) {
      return;
    }
    idleCheckWaits = true;
    var _ =
        room.context()
            .timers()
            .schedule(() -> room.post(this::checkIdle), IDLE.toMillis() / 2, TimeUnit.MILLISECONDS);
  }

  private void checkIdle() {
    idleCheckWaits = false;
    var open = end;
    if (open == null) {
      return;
    }
    boolean used = !carries.isEmpty() || !streams.isEmpty();
    idleChecks = used ? 0 : idleChecks + 1;
    if (idleChecks >= 2) {
      log.info("pipe {} is idle and closed", line.name());
      close(open);
      end = null;
      room.pipesChanged();
    } else {
      checkIdleLater();
    }
  }

  /**
   * What flows, as it is measured every few seconds.
   *
   * @param newBytesReceived since the pipe was made
   */
  void measured(double newBitsPerSecond, long newBytesReceived) {
    bitsPerSecond = newBitsPerSecond;
    boolean flows = newBytesReceived != bytesReceived;
    bytesReceived = newBytesReceived;
    awayChecks = flows || line.isUp() ? 0 : awayChecks + 1;
    room.changed();
  }

  /** Whether nothing comes from there, for some seconds at least. */
  boolean isSilent() {
    return end == null || awayChecks > 1;
  }

  /** This end, for statistics. */
  @Nullable PipeEnd end() {
    return end;
  }

  Optional<PipeSnapshot> snapshot() {
    var open = end;
    return open == null
        ? Optional.empty()
        : Optional.of(
            new PipeSnapshot(
                neighbour.id(), open.address().port(), line.isUp(), carries, bitsPerSecond));
  }

  /** Live pipe consumers and live piped producers. */
  int counted() {
    long sent = carries.values().stream().filter(live -> live).count();
    long came = streams.values().stream().filter(stream -> stream.flow() == Flow.LIVE).count();
    return (int) (sent + came);
  }

  private static void close(@Nullable PipeEnd gone) {
    if (gone != null) {
      gone.close();
    }
  }

  /** Streams that come out of our end. On any thread. */
  private final class Arriving implements Arrivals {
    @Override
    public void arrived(PipedStream stream, Producer producer) {
      room.post(() -> arrive(stream, producer));
    }

    @Override
    public void changed(String producerId, StreamState state) {
      room.post(
          () -> {
            var sent = streams.get(producerId);
            if (sent != null) {
              var flow = state.standby() ? Flow.STANDBY : Flow.LIVE;
              if (sent.flow() != flow) {
                sent.flow(flow);
                // Its producer was paused or resumed before this was known, or stays muted.
                room.streams().tellFlow(sent);
              }
              room.pipesChanged();
            }
          });
    }
  }

  private void arrive(PipedStream stream, Producer producer) {
    if (producer.closed()) {
      return;
    }
    var sent =
        SentStream.piped(
            stream.from(), producer, stream.appData(), neighbour.id(), stream.state().standby());
    streams.put(producer.id(), sent);
    producer.onClose(reason -> room.post(() -> streams.remove(producer.id(), sent)));
    room.streams().arrived(sent, neighbour.knows(stream.from()));
  }

  /** The far end as our pipe speaks to it. On the pipe's thread. */
  private final class Far implements FarEnd {
    private final Ends ends;
    private final int port;

    private Far(PipeEnd end) {
      this.ends = ends();
      this.port = end.address().port();
    }

    @Override
    public void produce(PipedStream stream) {
      far.get().produce(ends, port, stream);
    }

    @Override
    public void update(String producerId, StreamState state) {
      far.get().update(ends, port, producerId, state);
    }

    @Override
    public void close(String producerId) {
      far.get().close(ends, port, producerId);
    }
  }
}
