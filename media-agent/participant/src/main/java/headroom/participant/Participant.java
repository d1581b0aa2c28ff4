// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.ortc.MediaKind;
import headroom.participant.rtp.RtpLoop;
import headroom.participant.rtp.VoiceMeter;
import headroom.participant.signalling.CloseReason;
import headroom.participant.signalling.RequestRejectedException;
import headroom.participant.signalling.Signalling;
import headroom.participant.signalling.SignallingException;
import headroom.participant.webrtc.NativeMedia;
import headroom.participant.webrtc.NativeMediaException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Someone in a room. Media flows on while signalling is away; the participant comes back by itself,
 * resumes where the server still knows it and begins a new stay where it does not.
 *
 * <p>The join is the caller's; from then on one virtual thread of the participant's own makes all
 * changes of its life (resume, rejoin, giving up). Mutes, statistics and leaving may come from any
 * thread at any time.
 */
public final class Participant implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Participant.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration AFTER_FLOOD = Duration.ofSeconds(2);

  private volatile JoinRequest request;
  private final MediaFactory media;
  private final ParticipantEvents events;
  private final Move.Times times;
  private final StreamMeters meters;
  private final Set<MediaKind> muted = ConcurrentHashMap.newKeySet();
  private final LinkedBlockingQueue<Change> changes = new LinkedBlockingQueue<>();
  private volatile @Nullable Line line;
  private volatile @Nullable Signalling signalling;
  private volatile @Nullable Stay stay;
  private final AtomicBoolean speaking = new AtomicBoolean();
  private volatile @Nullable Move move;

  /** Where it was told to move; of use when it did not make it and is put out here. */
  private @Nullable MoveOrder offered;

  private volatile boolean left;

  /** What comes from outside and is dealt with by the participant's own thread. */
  private sealed interface Change {
    record Rejoin(Line line, String reason) implements Change {}

    record Ended(Line line, CloseReason reason) implements Change {}

    record Migrate(Line line, MoveOrder order) implements Change {}

    record Left() implements Change {}
  }

  private Participant(
      JoinRequest request, MediaFactory media, ParticipantEvents events, Move.Times times) {
    this.request = request;
    this.media = media;
    this.events = events;
    this.times = times;
    this.meters = new StreamMeters(events);
  }

  /** Joins as a WebRTC participant on webrtc-java. */
  public static Participant joinNative(
      JoinRequest request, NativeMedia media, NativeOptions options, ParticipantEvents events)
      throws JoinFailedException {
    return join(
        request,
        (requests, before) -> new NativeParticipant(media, options, requests, before),
        events,
        Move.Times.PRESET);
  }

  /** Joins as a participant on plain RTP; the token must grant it. */
  public static Participant joinPlain(
      JoinRequest request, RtpLoop loop, PlainOptions options, ParticipantEvents events)
      throws JoinFailedException {
    return joinPlain(request, loop, options, events, Move.Times.PRESET);
  }

  static Participant joinPlain(
      JoinRequest request,
      RtpLoop loop,
      PlainOptions options,
      ParticipantEvents events,
      Move.Times times)
      throws JoinFailedException {
    return join(
        request, (requests, _) -> new PlainParticipant(loop, options, requests), events, times);
  }

  private static Participant join(
      JoinRequest request, MediaFactory media, ParticipantEvents events, Move.Times times)
      throws JoinFailedException {
    var participant = new Participant(request, media, events, times);
    try {
      participant.connect(Map.of());
      participant.enter();
    } catch (RequestRejectedException e) {
      participant.close();
      throw new JoinFailedException(code(e.reason()), e);
    } catch (SignallingException e) {
      participant.close();
      var ended = e.closeReason();
      var code = ended == null || ended.code() < 4000 ? "SIGNALLING_FAILED" : ended.reason();
      throw new JoinFailedException(code, e);
    } catch (NativeMediaException e) {
      participant.close();
      throw new JoinFailedException("MEDIA_FAILED", e);
    }
    Thread.ofVirtual().name("participant-" + request.peerId()).start(participant::live);
    return participant;
  }

  /** The stable code in front of the colon. */
  private static String code(String reason) {
    var colon = reason.indexOf(':');
    return colon < 0 ? reason : reason.substring(0, colon);
  }

  /**
   * Stops or resumes sending one kind, for all of this participant's life. Where the server can't
   * be told now, it is told when the participant comes back.
   */
  public void mute(MediaKind kind, boolean on)
      throws RequestRejectedException, SignallingException {
    if (on) {
      muted.add(kind);
    } else {
      muted.remove(kind);
    }
    for (var present : stays()) {
      present.mute(kind, on);
    }
  }

  /** The present stay, and in a move the one at the target. */
  private List<Stay> stays() {
    var moving = move;
    return Stream.of(stay, moving == null ? null : moving.newStay())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /**
   * Speaks or falls silent, for all of this participant's life: others hear silence all the same,
   * but a router ranks it as a speaker.
   *
   * @throws IllegalStateException where it can't: it is native, or sends no audio
   */
  public void speak(boolean on) {
    stays().forEach(present -> present.speak(on));
    speaking.set(on);
  }

  /** Begins to measure gaps, delays and key-frame requests anew. */
  public void resetGaps() {
    meters.reset();
    var present = stay;
    if (present != null) {
      present.resetRequests();
    }
  }

  /**
   * What flows to it now.
   *
   * @param quiet streams without a packet for longer than this stand still
   */
  public Flow flow(Duration quiet) {
    var present = stay;
    return present == null ? new Flow(0, 0, List.of()) : present.flow(quiet);
  }

  /** How it hears others of this process, by who they are. */
  public Map<String, VoiceMeter> voices() {
    return meters.voices();
  }

  /** The figures of the present stay. */
  public ParticipantStats stats() {
    var present = stay;
    return present == null
        ? new ParticipantStats(null, null, List.of(), List.of())
        : present.stats();
  }

  /** Cuts the signalling connection as a lost network would; the participant then comes back. */
  public void cutSignalling() {
    var open = signalling;
    var ended = line;
    if (open != null && ended != null) {
      open.abort();
      changes.add(new Change.Ended(ended, new CloseReason(CloseReason.BROKEN, "cut on purpose")));
    }
  }

  /** Leaves the room. */
  @Override
  public void close() {
    left = true;
    changes.add(new Change.Left());
    hangUp();
  }

  private void hangUp() {
    var open = signalling;
    if (open != null) {
      open.close();
    }
    var present = stay;
    if (present != null) {
      present.close();
    }
    var moving = move;
    if (moving != null) {
      moving.closeOld();
    }
  }

  private void live() {
    try {
      while (!left) {
        handle(changes.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // What was opened while someone closed this participant.
    hangUp();
  }

  /** News of an older connection is none. */
  private void handle(Change change) throws InterruptedException {
    switch (change) {
      case Change.Rejoin(var from, var reason) -> {
        if (from == line && !tryToEnter(reason)) {
          comeBack(new CloseReason(CloseReason.BROKEN, reason));
        }
      }
      case Change.Ended(var from, var reason) -> {
        if (from == line) {
          comeBack(reason);
        }
      }
      case Change.Migrate(var from, var order) -> {
        if (from == line && move == null) {
          move(from, order);
        }
      }
      case Change.Left() -> {}
    }
  }

  private void move(Line from, MoveOrder order) throws InterruptedException {
    var oldStay = stay;
    var oldSignalling = signalling;
    var mode = request.migration();
    if (oldStay == null || oldSignalling == null || mode == MigrationMode.NONE) {
      return;
    }
    offered = order;
    var breaks = mode == MigrationMode.BREAK;
    events.onMigrating(order.operationId());
    var moving = new Move(new Target(), order, breaks, times, from, oldSignalling, oldStay);
    move = moving;
    var why = moving.run();
    if (why == null) {
      Thread.ofVirtual().name("moved-" + request.peerId()).start(() -> afterMove(moving));
      return;
    }
    move = null;
    events.onStayed(order.operationId(), why);
    if (breaks && !left) {
      changes.add(new Change.Rejoin(from, "TRANSPORT_CLOSED"));
    }
  }

  private void afterMove(Move moving) {
    try {
      var requests = new RoomRequests(() -> Objects.requireNonNull(signalling, "connected"));
      var lettingGo = Thread.ofVirtual().start(moving::letGo);
      events.onMigrated(moving.report(requests));
      lettingGo.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      move = null;
    }
  }

  /** The other end of a move. */
  private final class Target implements Move.Mover {
    @Override
    public NewSeat seat(MoveOrder order) {
      return new NewSeat(order.at(request), new Ears());
    }

    @Override
    public void connect(NewSeat seat) throws SignallingException {
      seat.connect(
          TIMEOUT,
          () -> signalling,
          requests -> {
            var present = stay;
            var before = present == null ? null : present.media();
            return new Stay(requests, media.create(requests, before), meters, muted, speaking);
          });
    }

    @Override
    public boolean left() {
      return left;
    }

    @Override
    public void takeOver(NewSeat seat) {
      request = seat.request();
      offered = null;
      line = seat.line();
      signalling = seat.signalling();
      stay = seat.stay();
    }
  }

  /** Tries until it is in the room again, the server forbids it, or patience ends. */
  private void comeBack(CloseReason why) throws InterruptedException {
    var reason = why;
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var backOff = new BackOff(ThreadLocalRandom.current());
    if (after(reason) != AfterClose.STOP) {
      events.onReconnecting(reason.code() + " " + reason.reason());
    }
    while (!left) {
      var plan = after(reason);
      var elsewhere = offered;
      if (plan == AfterClose.GO_ELSEWHERE && elsewhere != null) {
        goTo(elsewhere);
      }
      if (plan == AfterClose.STOP || System.nanoTime() > deadline) {
        close();
        events.onClosed(reason.code(), reason.reason());
        return;
      }
      var wait = plan == AfterClose.RESUME_LATER ? AFTER_FLOOD : backOff.next();
      TimeUnit.NANOSECONDS.sleep(wait.toNanos());
      // A stay that never came about can't be resumed.
      var anew = plan == AfterClose.JOIN_ANEW || stay == null;
      var failure = anew ? joinAnew(reason.reason()) : resume();
      if (failure == null) {
        return;
      }
      reason = failure;
    }
  }

  /** Comes to the target like anybody new: what it had at the source is gone. */
  private void goTo(MoveOrder order) {
    request = order.at(request);
    offered = null;
    var gone = stay;
    if (gone != null) {
      gone.close();
    }
    stay = null;
  }

  private AfterClose after(CloseReason reason) {
    var plan = AfterClose.of(reason);
    return plan == AfterClose.GO_ELSEWHERE && offered == null ? AfterClose.STOP : plan;
  }

  /** Returns null on success, else how the try ended. */
  private @Nullable CloseReason joinAnew(String why) {
    try {
      connect(Map.of());
      return tryToEnter(why) ? null : broken("rejoin failed");
    } catch (SignallingException e) {
      return ended(e);
    }
  }

  /** Returns null on success, else how the try ended. */
  private @Nullable CloseReason resume() throws InterruptedException {
    try {
      var welcome =
          connect(Map.of("resume", "1")).welcome().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return switch (welcome) {
        case Line.Welcome.Ended(var reason) -> reason;
        case Line.Welcome.Unknown(var reason) ->
            tryToEnter(reason) ? null : broken("rejoin failed");
        case Line.Welcome.Known(var state) -> resumeStay(state);
      };
    } catch (SignallingException e) {
      return ended(e);
    } catch (RequestRejectedException | ExecutionException e) {
      LOG.info("{} did not resume", request, e);
      return broken(String.valueOf(e.getMessage()));
    } catch (TimeoutException e) {
      return broken("no word within " + TIMEOUT);
    }
  }

  private @Nullable CloseReason resumeStay(Resumed state)
      throws RequestRejectedException, SignallingException {
    var present = stay;
    if (present != null && present.reconcileProducers(state)) {
      events.onResumed();
      return null;
    }
    return joinAnew("TRANSPORT_CLOSED");
  }

  private static CloseReason broken(String reason) {
    return new CloseReason(CloseReason.BROKEN, reason);
  }

  /** Our own end of a connection is no reason to give up. */
  private static CloseReason ended(SignallingException e) {
    var reason = e.closeReason();
    return reason == null || reason.equals(CloseReason.OURS)
        ? broken(String.valueOf(e.getMessage()))
        : reason;
  }

  /** Begins a new stay on the present connection. */
  private boolean tryToEnter(String why) {
    try {
      enter();
      events.onRejoined(why);
      return true;
    } catch (RequestRejectedException | SignallingException | NativeMediaException e) {
      LOG.info("{} did not rejoin", request, e);
      var half = stay;
      if (half != null) {
        half.close();
      }
      stay = null;
      return false;
    }
  }

  private Line connect(Map<String, String> more) throws SignallingException {
    var old = signalling;
    if (old != null) {
      old.abort();
    }
    var fresh = new Line(() -> stay, new Ears(), more.containsKey("resume"));
    line = fresh;
    signalling = Signalling.connect(request.address(more), fresh, TIMEOUT);
    return fresh;
  }

  private void enter() throws RequestRejectedException, SignallingException, NativeMediaException {
    var old = stay;
    if (old != null) {
      old.close();
    }
    var requests = new RoomRequests(() -> Objects.requireNonNull(signalling, "connected"));
    var fresh = new Stay(requests, media.create(requests, null), meters, muted, speaking);
    stay = fresh;
    fresh.join(request.displayName(), request.migration() != MigrationMode.NONE);
    fresh.produce();
  }

  private final class Ears implements Line.Life {
    @Override
    public void rejoin(Line from, String reason) {
      changes.add(new Change.Rejoin(from, reason));
    }

    @Override
    public void ended(Line from, CloseReason reason) {
      changes.add(new Change.Ended(from, reason));
      release(from);
    }

    @Override
    public void migrate(Line from, MoveOrder order) {
      changes.add(new Change.Migrate(from, order));
    }

    @Override
    public void migrated(Line from, String operationId) {
      release(from);
    }

    private void release(Line from) {
      var moving = move;
      if (moving != null) {
        moving.release(from);
      }
    }
  }
}
