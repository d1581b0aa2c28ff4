// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import headroom.operations.HeadroomException;
import headroom.operations.audit.AuditEntry;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.FleetState;
import headroom.operations.operation.AtDeadline;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationKind;
import headroom.operations.operation.OperationRequest;
import headroom.operations.operation.OperationSettings;
import headroom.operations.operation.OperationState;
import headroom.operations.operation.OperationStore;
import headroom.operations.operation.Operations;
import headroom.operations.operation.RoomMove;
import headroom.planning.WorkerId;
import headroom.planning.plan.Move;
import headroom.planning.plan.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Looks, has it decided, and does it: of all replicas one at a time. Decisions are written down
 * before they are carried out.
 */
public final class AutomaticRunner {
  private static final System.Logger LOG = System.getLogger(AutomaticRunner.class.getName());

  /** Another replica takes over from one that has said nothing for so long. */
  private static final Duration CLAIM = AutomaticSettings.PERIOD.multipliedBy(3);

  private static final Duration KEEP_NOTHING = Duration.ofDays(7);
  private static final Duration KEEP = Duration.ofDays(365);

  private final AutomaticStore store;
  private final OperationStore operations;
  private final Operations acts;
  private final FleetState state;
  private final Supplier<FleetPicture> picture;
  private final Clock clock;
  private final String replica;
  private Watched watched = Watched.NOTHING;

  /**
   * @param picture the newest one
   * @param replica this process; another one after a restart
   */
  public AutomaticRunner(
      AutomaticStore store,
      OperationStore operations,
      Operations acts,
      FleetState state,
      Supplier<FleetPicture> picture,
      Clock clock,
      String replica) {
    this.store = store;
    this.operations = operations;
    this.acts = acts;
    this.state = state;
    this.picture = picture;
    this.clock = clock;
    this.replica = replica;
  }

  /** One evaluation; to be called each {@link AutomaticSettings#PERIOD}, by one thread. */
  public void tick() {
    try {
      if (store.claim(replica, CLAIM)) {
        evaluate(store.state());
      } else {
        watched = Watched.NOTHING;
      }
    } catch (HeadroomException e) {
      LOG.log(System.Logger.Level.DEBUG, "Automatic mode waits: {0}", e.getMessage());
    }
  }

  /** Forgets old rows of its log. To be called now and then. */
  public void prune() {
    Instant now = clock.instant();
    store.forget(now.minus(KEEP_NOTHING), now.minus(KEEP));
  }

  private void evaluate(AutomaticState now) {
    List<Operation> open = operations.open();
    if (!now.settings().on()) {
      watched = Watched.NOTHING;
      open.stream()
          .filter(one -> Untouched.isOwn(one) && one.state() != OperationState.STOPPING)
          .forEach(
              one ->
                  carryOut(
                      now,
                      new Decision.StopOperation(
                          one.id(),
                          "Automatic mode was switched off: its operation begins no further"
                              + " move.")));
      return;
    }
    AutomaticSettings settings = now.settings();
    AutomaticDecider.Decided decided =
        AutomaticDecider.decide(
            now,
            watched,
            new AutomaticDecider.Seen(
                picture.get(),
                open,
                () -> operations.endedSince(clock.instant().minus(settings.longestCoolDown())),
                state::planningFleet));
    watched = decided.watched();
    carryOut(now, decided.decision());
  }

  private void carryOut(AutomaticState now, Decision decision) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    switch (decision) {
      case Decision.Nothing nothing -> store.log(AutomaticEntry.of(at, nothing, null));
      case Decision.Halt halt -> halt(now, halt, at);
      case Decision.StopOperation stop -> {
        store.log(AutomaticEntry.of(at, stop, stop.operation()));
        acts.stop(stop.operation(), AutomaticMode.ACTOR);
      }
      case Decision.Move move -> move(now.settings(), move, at);
    }
  }

  private void halt(AutomaticState now, Decision.Halt halt, Instant at) {
    AuditEntry audit =
        AuditEntry.done(
            at,
            AutomaticMode.ACTOR,
            "automatic.halt",
            StoredAutomaticMode.OBJECT,
            halt.reason(),
            Map.of("halted", false),
            Map.of("halted", true));
    // When somebody has changed it meanwhile, the next evaluation sees the same failure.
    if (store.change(now.halted(at, halt.reason()), audit, AutomaticEntry.of(at, halt, null))) {
      LOG.log(System.Logger.Level.WARNING, "Automatic mode has halted: {0}", halt.reason());
    }
  }

  private void move(AutomaticSettings settings, Decision.Move move, Instant at) {
    OperationId id = new OperationId(UUID.randomUUID());
    store.log(AutomaticEntry.of(at, move, id));
    try {
      acts.begin(
          new OperationRequest(
              id,
              OperationKind.REBALANCE,
              Names.of(move.workers()),
              steps(move.plan()),
              new OperationSettings(
                  settings.maxParallel(),
                  OperationSettings.DEFAULT.patience(),
                  null,
                  AtDeadline.WAIT),
              move.reason(),
              AutomaticMode.ACTOR,
              null));
    } catch (HeadroomException e) {
      store.log(
          new AutomaticEntry(
              at,
              AutomaticCode.REFUSED,
              move.workers(),
              e.code() + ": " + e.getMessage(),
              AutomaticMode.ACTOR,
              id));
    }
  }

  private static List<OperationRequest.Step> steps(Plan plan) {
    List<OperationRequest.Step> steps = new ArrayList<>();
    for (Move move : plan.moves()) {
      WorkerId from = move.from();
      if (from != null) {
        steps.add(
            new OperationRequest.Step(new RoomMove(move.room(), from, move.to()), move.wave()));
      }
    }
    return steps;
  }
}
