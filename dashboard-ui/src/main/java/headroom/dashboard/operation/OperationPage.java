// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import headroom.dashboard.act.Acts;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Crumbs;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.PageHead;
import headroom.dashboard.element.Segments;
import headroom.dashboard.element.StateBadge;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.LiveTable;
import headroom.dashboard.live.Moment;
import headroom.dashboard.live.SortedBy;
import headroom.dashboard.shell.SignedIn;
import headroom.dashboard.subject.Address;
import headroom.operations.access.Right;
import headroom.operations.guard.Touched;
import headroom.operations.operation.GapSummary;
import headroom.operations.operation.MoveProgress;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationSettings;
import headroom.operations.operation.Operations;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Everything that is known of one operation, and what can be done about it. */
final class OperationPage extends Div implements Controls.Acts {
  private final OperationId id;
  private final Operations operations;
  private final String operator;
  private final Runnable readSoon;
  private final Acts acts = new Acts("operation");
  private final Controls controls;
  private final StateBadge badge = new StateBadge();
  private final Notice state = new Notice(Tone.QUIET);
  private final ProgressPart progress = new ProgressPart();
  private final Blockers blockers = new Blockers();
  private final Segments filters;
  private final LiveTable<Integer, MoveProgress> moves = OperationTables.ofMoves();
  private final Div noMatch = new Div();
  private final GapTable gaps = new GapTable();
  private final Throttle throttle;
  private final Contract contract;

  /** Chosen once, so that a click that is repeated asks for the same operation. */
  private final OperationId reverseAs = new OperationId(UUID.randomUUID());

  private final OperationId retryAs = new OperationId(UUID.randomUUID());
  private Reading latest;
  private MoveFilter filter = MoveFilter.ALL;
  private boolean refilter;

  /**
   * A page of this operation.
   *
   * @param readSoon called when an act changed something
   */
  OperationPage(Operation operation, Operations operations, SignedIn operator, Runnable readSoon) {
    this.id = operation.id();
    this.operations = operations;
    this.operator = operator.name();
    Optional<String> refusal = operator.refusal(Right.OPERATE, Touched.by(operation));
    this.controls = new Controls(this, refusal);
    this.throttle = new Throttle(this::settle, refusal);
    this.readSoon = readSoon;
    latest = new Reading(operation, GapSummary.NONE);
    contract = new Contract(operation);
    getElement().setAttribute("data-operation", id.toString());
    filters =
        new Segments(
            "moves",
            "Which moves are listed",
            key ->
                Address.say(
                    MoveFilter.PARAMETER,
                    Optional.of(key).filter(each -> !each.equals(MoveFilter.ALL.key()))));
    for (MoveFilter each : MoveFilter.values()) {
      filters.option(each.key(), each.words());
    }
    filters.addClassName("hr-segments-small");
    moves.onSorted(order -> Address.say(SortedBy.PARAMETER, order.map(SortedBy::toString)));
    noMatch.addClassName("hr-empty");
    Div left =
        new Div(
            progress,
            blockers,
            new Card().titled("Moves", filters, moves.changes()).with(moves, noMatch));
    left.addClassName("hr-column");
    Div right =
        new Div(
            new Card().titled("Measured gap").with(gaps),
            new Card().titled("Throttle").with(throttle),
            new Card().titled("Contract").with(contract));
    right.addClassName("hr-column");
    Div columns = new Div(left, right);
    columns.addClassName("hr-columns");
    add(
        new PageHead(new Crumbs().to("Operations", Links.OPERATIONS), title())
            .beside(badge)
            .acts(controls.buttons()),
        acts,
        state,
        columns);
  }

  String title() {
    return OperationWords.title(latest.operation());
  }

  boolean isOver() {
    return latest.operation().state().isOver();
  }

  /** Shows what the address says. */
  void read(QueryParameters address) {
    filter = MoveFilter.in(address);
    filters.select(filter.key());
    moves.sortBy(SortedBy.in(address));
    refilter = true;
    list();
  }

  /** Takes what was read newly. */
  void take(Reading newest, Moment now) {
    latest = newest;
    Operation operation = newest.operation();
    badge.show(Tone.of(operation.state()), operation.state().name());
    tellState(operation);
    controls.show(operation, now.picture(), now.now());
    blockers.show(operation);
    gaps.show(newest.gaps());
    throttle.show(operation.settings(), operation.state().isOver());
    list();
    show(now);
  }

  /** Shows how much time has gone by; what was read stays. */
  void show(Moment now) {
    Operation operation = latest.operation();
    OperationProgress figures = OperationProgress.of(operation, now.now());
    progress.show(operation, figures, now.now());
    contract.show(operation, figures);
  }

  private void list() {
    List<MoveProgress> wanted = latest.operation().moves().stream().filter(filter::shows).toList();
    moves.show(wanted);
    if (refilter) {
      refilter = false;
      moves.applyChanges();
    }
    boolean none = moves.size() == 0;
    moves.setVisible(!none);
    noMatch.setVisible(none);
    noMatch.setText("No move is in this state now. “All” lists every one.");
  }

  private void tellState(Operation operation) {
    long waiting = operation.count(MoveState.WAITING);
    long done = operation.count(MoveState.DONE);
    switch (operation.state()) {
      case PAUSED ->
          state.show(
              "Paused.",
              "Moves that are under way end; no further one begins until it is resumed.");
      case STOPPING -> state.show("Stopping.", "Moves that are under way end, then it is over.");
      case STOPPED ->
          state.show(
              "Stopped.",
              "Moved: %s. Left where they were: %s. “Reverse” takes it back."
                  .formatted(
                      Figures.counted(done, "room", "rooms"),
                      Figures.counted(waiting, "room", "rooms")));
      case RUNNING, DONE, FAILED -> state.clear();
    }
  }

  private void turn(String doing, Supplier<Operation> act) {
    acts.run(
        doing,
        act,
        operation -> {
          readSoon.run();
          acts.tell("It is " + operation.state().name() + ".", "");
        });
  }

  @Override
  public void pause() {
    turn("Pausing.", () -> operations.pause(id, operator));
  }

  @Override
  public void resume() {
    turn("Resuming.", () -> operations.resume(id, operator));
  }

  @Override
  public void stop() {
    turn("Stopping.", () -> operations.stop(id, operator));
  }

  @Override
  public void force(String reason) {
    acts.run(
        "Ending the patience with old clients.",
        () -> operations.force(id, reason, operator),
        operation -> {
          readSoon.run();
          acts.tell("Old clients are reconnected at once.", "Others move as before.");
        });
  }

  @Override
  public void reverse(String reason) {
    follow("Moving back.", () -> operations.reverse(id, reverseAs, reason, operator));
  }

  @Override
  public void retry(String reason) {
    follow("Trying again.", () -> operations.retry(id, retryAs, reason, operator));
  }

  /** Opens the operation that an act began. */
  private void follow(String doing, Supplier<Operation> act) {
    UI ui = UI.getCurrentOrThrow();
    acts.run(doing, act, begun -> ui.navigate(Links.to(begun.id())));
  }

  private void settle(OperationSettings settings) {
    acts.run(
        "Changing the throttle.",
        () -> operations.settle(id, settings, operator),
        operation -> {
          readSoon.run();
          acts.tell(
              "The throttle is changed.",
              Figures.counted(operation.settings().maxParallel(), "move", "moves")
                  + " at a time, from the next move on.");
        },
        refused -> throttle.back());
  }
}
