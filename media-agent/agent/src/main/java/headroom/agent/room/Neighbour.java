// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.model.Flow;
import headroom.agent.model.PartId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RoomSnapshot.PipeSnapshot;
import headroom.agent.model.RouterId;
import headroom.agent.part.Ends;
import headroom.agent.part.FarPart;
import headroom.agent.part.Greeting;
import headroom.agent.part.PartGoneException;
import headroom.agent.part.Person;
import headroom.agent.pipe.Arrivals;
import headroom.agent.pipe.FarEnd;
import headroom.agent.pipe.PipeAddress;
import headroom.agent.pipe.PipeEnd;
import headroom.agent.pipe.PipedStream;
import headroom.agent.pipe.StreamState;
import headroom.agent.speaker.RouterVoices;
import headroom.mediasoup.PipeTransport;
import headroom.mediasoup.Producer;
import headroom.mediasoup.options.PipeTransportOptions;
import headroom.mediasoup.options.TransportListenInfo;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another part of the room, as this one knows it: who is there, what comes from there through the
 * pipe, and what goes there. Runs on the room's thread where nothing else is said.
 *
 * <p>Both sides greet each other until they have heard each other; then whichever has something to
 * send first offers a pipe. When a word is not heard, everything is told again after the next
 * greeting.
 */
final class Neighbour {
  /** A pipe through which nothing has come or gone for so long is given up with its port. */
  static final Duration IDLE = Duration.ofSeconds(10);

  /** A part that has heard nothing for so long asks whether the other one is there. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(Neighbour.class);

  private final Room room;
  private final PartId id;
  private final Line line;
  private final Map<ParticipantId, Person> people = new LinkedHashMap<>();
  private final Map<String, SentStream> streams = new LinkedHashMap<>();

  /** Own producers that go there, each with whether packets may flow. */
  private final Map<String, Boolean> carries = new TreeMap<>();

  private @Nullable RouterId router;
  private boolean idleCheckWaits;
  private int idleChecks;
  private @Nullable RouterVoices lastVoices;
  private double bitsPerSecond;
  private long bytesReceived;
  private int awayChecks;

  /** Another one when the other part's agent has moved. */
  private volatile FarPart far;

  /** Read by other agents' threads too. */
  private volatile @Nullable PipeEnd end;

  Neighbour(Room room, PartId id, FarPart far) {
    this.room = room;
    this.id = id;
    this.far = far;
    this.line =
        new Line(room.name() + " to " + id, room.context().timers(), this::greet, this::told);
  }

  PartId id() {
    return id;
  }

  Collection<Person> people() {
    return people.values();
  }

  /** What comes from there and belongs to somebody who is known. */
  List<SentStream> streams() {
    return streams.values().stream().filter(sent -> people.containsKey(sent.from())).toList();
  }

  @Nullable SentStream stream(String producerId) {
    return streams.get(producerId);
  }

  @Nullable RouterId router() {
    return router;
  }

  /** The journal's name of this end, so that the next agent finds it again. */
  Optional<String> transportId() {
    return Optional.ofNullable(end).map(PipeEnd::transportId);
  }

  /** Takes over the end that the agent before this one had. */
  void adopt(PipeTransport transport) {
    end = PipeEnd.adopt(line.name(), transport, new Arriving(), line::broken);
    checkIdleLater();
  }

  /** The other part's agent is reached in another way from now on. */
  void reach(FarPart changed) {
    far = changed;
    line.broken();
  }

  /** Speaks to the other part from now on. */
  void begin() {
    line.greet();
  }

  /** Who is here has changed. */
  void peopleChanged() {
    line.greet();
  }

  /** Says who sends here and when they spoke last. */
  void tell(RouterVoices voices) {
    line.say(() -> far.hear(ends(voices.router()), voices.outward()));
  }

  /** Brings the pipe into line with a stream of this part. */
  void follow(SentStream sent) {
    if (sent.flow() == Flow.OFF || people.isEmpty()) {
      drop(sent.producer().id());
      return;
    }
    boolean live = sent.flow() == Flow.LIVE;
    carries.put(sent.producer().id(), live);
    opened().carry(sent.producer(), sent.from(), sent.appData(), live);
  }

  /** A stream of this part goes there no longer. */
  void drop(String producerId) {
    var open = end;
    if (carries.remove(producerId) != null && open != null) {
      open.drop(producerId);
    }
  }

  // What the other part says.

  Greeting greeted(Greeting greeting) {
    boolean isNew = learn(greeting);
    if (!line.isUp()) {
      line.greet(); // It can be reached now, perhaps for the first time.
    } else if (isNew || greeting.anew()) {
      line.say(this::told);
    }
    return room.greeting(false);
  }

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

  void heard(RouterVoices voices) {
    lastVoices = voices;
    if (voices.router().equals(router)) {
      room.heard(voices);
    }
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

  // Our own words, on the line's thread.

  /** Greets, and takes up the pipe again if there is one. */
  private void greet() {
    var mine = room.call(() -> room.greeting(!line.isUp()));
    var answer = far.greet(ends(mine.router()), mine);
    boolean isNew = room.call(() -> learn(answer));
    if (isNew && line.isUp()) {
      told();
    }
  }

  /** After each greeting that was heard. */
  private void told() {
    var voices = room.call(room::voices);
    far.hear(ends(voices.router()), voices.outward());
    var open = end;
    if (open != null) {
      offer(open);
    }
  }

  private void offer(PipeEnd offered) {
    if (end != offered) {
      return;
    }
    var answer = far.offer(ends(room.router()), offered.address());
    boolean stands =
        room.call(
            () -> {
              if (end != offered) {
                return false;
              }
              if (!fits(offered, answer)) {
                // If both made new ends, each would find the other's replaced, for ever.
                if (id.compareTo(room.part()) < 0) {
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

  // Below, the room's thread again.

  private static boolean fits(PipeEnd end, PipeAddress address) {
    return end.remote()
        .map(remote -> remote.port() == address.port() && remote.ip().equals(address.ip()))
        .orElse(true);
  }

  private Ends ends(RouterId from) {
    return room.ends(id, from);
  }

  /** Whether the part is new, or another one than before. */
  private boolean learn(Greeting greeting) {
    var former = router;
    boolean isNew = !greeting.router().equals(former);
    if (isNew && former != null) {
      forget();
    }
    router = greeting.router();
    var early = lastVoices;
    if (isNew && early != null && early.router().equals(router)) {
      room.heard(early); // They came before we knew whose they are.
    }
    var before = Map.copyOf(people);
    people.clear();
    for (var person : greeting.people()) {
      if (room.yields(person, id)) {
        people.put(person.id(), person);
      }
    }
    room.met(this, before, Map.copyOf(people));
    if (before.isEmpty() != people.isEmpty()) {
      room.sent().forEach(this::follow);
    }
    return isNew;
  }

  /** All that came from there is gone. */
  private void forget() {
    var former = router;
    router = null;
    close(end);
    end = null;
    streams.clear();
    carries.clear();
    var before = Map.copyOf(people);
    people.clear();
    room.met(this, before, Map.of());
    if (former != null) {
      room.forget(former);
    }
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
    close(end);
    end = null;
    streams.clear();
    carries.clear();
    if (!people.isEmpty()) {
      room.sent().forEach(this::follow);
    }
  }

  /** Across hosts lost packets are sent again, and nobody reads along. */
  private PipeTransportOptions options() {
    var media = room.context().media();
    boolean across = !id.host().equals(room.context().host());
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

  /**
   * Whether the other part's host is gone: it can't be told anything, and nothing comes from it.
   * Without its agent alone media goes on, and so do its people.
   */
  private boolean isGone() {
    return !line.isUp()
        && line.silence().compareTo(room.context().resumeGrace()) > 0
        && (end == null || awayChecks > 1);
  }

  /** Gives up who has not been heard of for as long as a participant may be away. */
  void checkPresence() {
    if (line.silence().compareTo(SILENCE) > 0) {
      line.greet(); // Who has nothing to say would not notice that nobody is there.
    }
    if (!people.isEmpty() && isGone()) {
      log.info("{}: nothing was heard for {} s", line.name(), line.silence().toSeconds());
      forget();
    }
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
            new PipeSnapshot(id, open.address().port(), line.isUp(), carries, bitsPerSecond));
  }

  /** Live pipe consumers and live piped producers. */
  int counted() {
    long sent = carries.values().stream().filter(live -> live).count();
    long came = streams.values().stream().filter(stream -> stream.flow() == Flow.LIVE).count();
    return (int) (sent + came);
  }

  /** The part is no longer of the room, or this one ends. */
  void close() {
    line.close();
    forget();
  }

  /** This part has lost its worker: all that it had there is gone with it. */
  void lost() {
    forget();
    line.greet();
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
                room.tellFlow(sent);
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
        SentStream.piped(stream.from(), producer, stream.appData(), stream.state().standby());
    streams.put(producer.id(), sent);
    producer.onClose(reason -> room.post(() -> streams.remove(producer.id(), sent)));
    room.arrived(sent, people.containsKey(stream.from()));
  }

  /** The far end as our pipe speaks to it. On the pipe's thread. */
  private final class Far implements FarEnd {
    private final Ends ends;
    private final int port;

    private Far(PipeEnd end) {
      this.ends = ends(room.router());
      this.port = end.address().port();
    }

    @Override
    public void produce(PipedStream stream) {
      far.produce(ends, port, stream);
    }

    @Override
    public void update(String producerId, StreamState state) {
      far.update(ends, port, producerId, state);
    }

    @Override
    public void close(String producerId) {
      far.close(ends, port, producerId);
    }
  }
}
