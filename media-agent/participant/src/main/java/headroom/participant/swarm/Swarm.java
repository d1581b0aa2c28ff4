// SPDX-License-Identifier: Apache-2.0
package headroom.participant.swarm;

import headroom.participant.JoinFailedException;
import headroom.participant.JoinRequest;
import headroom.participant.MigrationMode;
import headroom.participant.MigrationReport;
import headroom.participant.Participant;
import headroom.participant.ParticipantEvents;
import headroom.participant.signalling.RequestRejectedException;
import headroom.participant.signalling.SignallingException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The participants of one process. Each command is carried out on a virtual thread of its own,
 * except that those for one participant wait for each other.
 */
final class Swarm {
  private static final Logger LOG = LoggerFactory.getLogger(Swarm.class);
  private static final Executor COMMANDS = Executors.newVirtualThreadPerTaskExecutor();

  /** The end of what is to be done for each participant. */
  private final Map<String, CompletableFuture<Void>> turns = new ConcurrentHashMap<>();

  private final Engines engines = new Engines();
  private final Map<String, Participant> participants = new ConcurrentHashMap<>();
  private final Consumer<Event> out;

  Swarm(Consumer<Event> out) {
    this.out = out;
  }

  /** Returns at once; figures are given at once too, whatever else is under way. */
  void accept(Command command) {
    switch (command) {
      case Command.Join join -> inTurn(join.peerId(), command);
      case Command.Mute mute -> inTurn(mute.peerId(), command);
      case Command.Leave leave -> inTurn(leave.peerId(), command);
      case Command.Cut cut -> inTurn(cut.peerId(), command);
      case Command.Speak speak -> inTurn(speak.peerId(), command);
      case Command.Stats _, Command.ResetGaps _, Command.Flow _, Command.Delays _ ->
          COMMANDS.execute(() -> run(command));
    }
  }

  private void inTurn(String peerId, Command command) {
    turns.compute(
        peerId,
        (_, last) ->
            (last == null ? CompletableFuture.<Void>completedFuture(null) : last)
                .thenRunAsync(() -> run(command), COMMANDS)
                .exceptionally(
                    e -> {
                      LOG.warn("command failed", e);
                      return null;
                    }));
  }

  private void run(Command command) {
    switch (command) {
      case Command.Join join -> join(join);
      case Command.Mute mute -> mute(mute);
      case Command.Leave(var peerId) -> leave(peerId);
      case Command.Cut(var peerId) -> {
        var participant = known("cut", peerId);
        if (participant != null) {
          participant.cutSignalling();
        }
      }
      case Command.Speak speak -> speak(speak);
      case Command.Flow flow -> out.accept(Measurements.flow(participants, flow.quiet()));
      case Command.Delays delays -> {
        if (delays.near() == null || knowsBoth(delays)) {
          out.accept(Measurements.delays(participants, delays));
        }
      }
      case Command.Stats(var peerId) -> out.accept(new Event.Stats(stats(peerId)));
      case Command.ResetGaps() -> {
        participants.values().forEach(Participant::resetGaps);
        out.accept(new Event.Done("resetGaps", null));
      }
    }
  }

  private void join(Command.Join join) {
    var start = System.nanoTime();
    var request =
        new JoinRequest(
            URI.create(join.url()),
            join.room(),
            join.peerId(),
            join.displayName() == null ? join.peerId() : join.displayName(),
            join.token(),
            join.migration() == null ? MigrationMode.MAKE : join.migration());
    try {
      var participant =
          switch (join.kind()) {
            case NATIVE ->
                Participant.joinNative(
                    request,
                    engines.nativeMedia(),
                    join.nativeOptions(),
                    new Reporter(join.peerId()));
            case PLAIN ->
                Participant.joinPlain(
                    request, engines.rtpLoop(), join.plainOptions(), new Reporter(join.peerId()));
          };
      var old = participants.put(join.peerId(), participant);
      if (old != null) {
        old.close();
      }
      out.accept(
          new Event.Joined(join.peerId(), Duration.ofNanos(System.nanoTime() - start).toMillis()));
    } catch (JoinFailedException e) {
      out.accept(new Event.Failed("join", join.peerId(), e.code(), String.valueOf(e.getMessage())));
    }
  }

  private void mute(Command.Mute mute) {
    var participant = known("mute", mute.peerId());
    if (participant == null) {
      return;
    }
    try {
      participant.mute(mute.media(), mute.on());
      out.accept(new Event.Done("mute", mute.peerId()));
    } catch (RequestRejectedException | SignallingException e) {
      // The wish is kept and told to the server with the next resume or rejoin.
      out.accept(
          new Event.Failed(
              "mute", mute.peerId(), "SIGNALLING_FAILED", String.valueOf(e.getMessage())));
    }
  }

  private void speak(Command.Speak speak) {
    var participant = known("speak", speak.peerId());
    if (participant == null) {
      return;
    }
    try {
      participant.speak(speak.on());
      out.accept(new Event.Done("speak", speak.peerId()));
    } catch (IllegalStateException e) {
      out.accept(
          new Event.Failed(
              "speak", speak.peerId(), "INVALID_COMMAND", String.valueOf(e.getMessage())));
    }
  }

  private boolean knowsBoth(Command.Delays delays) {
    return delays.near() != null
        && delays.far() != null
        && known("delays", delays.near()) != null
        && known("delays", delays.far()) != null;
  }

  private void leave(String peerId) {
    var participant = known("leave", peerId);
    if (participant != null) {
      participants.remove(peerId);
      participant.close();
      out.accept(new Event.Left(peerId));
    }
  }

  private @Nullable Participant known(String command, String peerId) {
    var participant = participants.get(peerId);
    if (participant == null) {
      out.accept(
          new Event.Failed(command, peerId, "PARTICIPANT_UNKNOWN", "nobody here is " + peerId));
    }
    return participant;
  }

  private List<Event.Peer> stats(@Nullable String peerId) {
    return participants.entrySet().stream()
        .filter(entry -> peerId == null || entry.getKey().equals(peerId))
        .map(entry -> new Event.Peer(entry.getKey(), entry.getValue().stats()))
        .toList();
  }

  void close() {
    participants.values().forEach(Participant::close);
  }

  private final class Reporter implements ParticipantEvents {
    private final String peerId;

    Reporter(String peerId) {
      this.peerId = peerId;
    }

    @Override
    public void onReconnecting(String reason) {
      out.accept(new Event.Reconnecting(peerId, reason));
    }

    @Override
    public void onResumed() {
      out.accept(new Event.Resumed(peerId));
    }

    @Override
    public void onRejoined(String reason) {
      out.accept(new Event.Rejoined(peerId, reason));
    }

    @Override
    public void onHeard(String from, Duration after) {
      var event = new Event.Heard(peerId, from, after.toNanos() / 1e6);
      // The thread of the media must not wait for whoever reads our output.
      COMMANDS.execute(() -> out.accept(event));
    }

    @Override
    public void onMigrating(String operationId) {
      out.accept(new Event.Migrating(peerId, operationId));
    }

    @Override
    public void onMigrated(MigrationReport report) {
      out.accept(new Event.Migrated(peerId, report.operationId(), report.streams()));
    }

    @Override
    public void onStayed(String operationId, String reason) {
      out.accept(new Event.Stayed(peerId, operationId, reason));
    }

    @Override
    public void onClosed(int code, String reason) {
      participants.remove(peerId);
      out.accept(new Event.Closed(peerId, code, reason));
    }
  }
}
