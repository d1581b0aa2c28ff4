// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.model.PartId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RouterId;
import headroom.agent.part.Ends;
import headroom.agent.part.FarPart;
import headroom.agent.part.Greeting;
import headroom.agent.part.PartGoneException;
import headroom.agent.part.Person;
import headroom.agent.pipe.PipeAddress;
import headroom.agent.speaker.RouterVoices;
import headroom.agent.speaker.Voice;
import headroom.agent.speaker.VoiceId;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  /** A part that has heard nothing for so long asks whether the other one is there. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(Neighbour.class);

  private final Room room;
  private final PartId id;
  private final Line line;
  private final Map<ParticipantId, Person> people = new LinkedHashMap<>();
  private final NeighbourPipe pipe;

  private @Nullable RouterId router;
  private @Nullable RouterVoices lastVoices;

  /** Another one when the other part's agent has moved. */
  private volatile FarPart far;

  Neighbour(Room room, PartId id, FarPart far) {
    this.room = room;
    this.id = id;
    this.far = far;
    this.line =
        new Line(room.name() + " to " + id, room.context().timers(), this::greet, this::told);
    this.pipe = new NeighbourPipe(room, this, line, () -> this.far);
  }

  PartId id() {
    return id;
  }

  Collection<Person> people() {
    return people.values();
  }

  boolean knows(ParticipantId participant) {
    return people.containsKey(participant);
  }

  @Nullable Person person(ParticipantId participant) {
    return people.get(participant);
  }

  /** Whether the last word was heard there. */
  boolean isReached() {
    return line.isUp();
  }

  NeighbourPipe pipe() {
    return pipe;
  }

  /** What comes from there and belongs to somebody who is known. */
  List<SentStream> streams() {
    return pipe.streams().stream().filter(sent -> knows(sent.from())).toList();
  }

  @Nullable RouterId router() {
    return router;
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

  /**
   * Answers an offer of a pipe.
   *
   * @throws PartGoneException when its host is kept out
   */
  PipeAddress offered(PipeAddress address) {
    requireLetIn();
    return pipe.offered(address);
  }

  /** Brings the pipe into line with a stream of this part. */
  void follow(SentStream sent) {
    pipe.follow(sent, !isKeptOut() && room.seats().isWanted(this, sent, pipe.carries(sent)));
  }

  /** The same with all streams of this part. */
  void followAll() {
    room.streams().sent().forEach(this::follow);
  }

  /** Whether its host is not spoken to. */
  boolean isKeptOut() {
    return room.context().denyList().isKeptOut(id.host());
  }

  /** Its host was kept out: nothing leads there from now on. */
  void cut() {
    log.info("{} is cut: its host is kept out", line.name());
    forget();
    room.pipesChanged();
    line.broken();
  }

  private void requireLetIn() {
    room.context()
        .denyList()
        .refusal(id.host())
        .ifPresent(
            why -> {
              throw new PartGoneException(why);
            });
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

  void heard(RouterVoices voices) {
    lastVoices = voices;
    if (voices.router().equals(router)) {
      room.heard(voices);
      room.moves().changed();
    }
  }

  /** Whether it has said who is there, since it has its router. */
  boolean hasGreeted() {
    return router != null;
  }

  /** What somebody sends there, as it was told last; null if nothing. */
  @Nullable Voice voice(VoiceId source) {
    var last = lastVoices;
    return last == null || !last.router().equals(router) ? null : last.voices().get(source);
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
    pipe.offer();
  }

  // Below, the room's thread again.

  private Ends ends(RouterId from) {
    return room.ends(id, from);
  }

  /** Whether the part is new, or another one than before. */
  private boolean learn(Greeting greeting) {
    // On this thread, because its words may have been on their way when it was cut.
    requireLetIn();
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
    greeting.people().forEach(person -> people.put(person.id(), person));
    greeting.people().forEach(person -> room.giveWay(person, id));
    room.peopleChanged();
    if (!before.equals(people)) {
      followAll();
    }
    if (!before.keySet().containsAll(people.keySet())) {
      room.streams().introduced(streams());
    }
    return isNew;
  }

  /** All that came from there is gone. */
  private void forget() {
    var former = router;
    router = null;
    pipe.forget();
    people.clear();
    room.peopleChanged();
    if (former != null) {
      room.forget(former);
    }
  }

  /**
   * Whether the other part's host is gone: it can't be told anything, and nothing comes from it.
   * Without its agent alone media goes on, and so do its people.
   */
  private boolean isGone() {
    return !line.isUp()
        && line.silence().compareTo(room.context().resumeGrace()) > 0
        && pipe.isSilent();
  }

  /** Gives up who has not been heard of for as long as a participant may be away. */
  void checkPresence() {
    if (line.silence().compareTo(SILENCE) > 0) {
      line.greet(); // Who has nothing to say would not notice that nobody is there.
    }
    room.seats().changed();
    if (!people.isEmpty() && isGone()) {
      log.info("{}: nothing was heard for {} s", line.name(), line.silence().toSeconds());
      forget();
    }
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
}
