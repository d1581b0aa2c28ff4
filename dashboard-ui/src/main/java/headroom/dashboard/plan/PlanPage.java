// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import headroom.dashboard.act.Acts;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Crumbs;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.PageHead;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.LiveTable;
import headroom.dashboard.live.Moment;
import headroom.dashboard.live.SortedBy;
import headroom.dashboard.shell.SignedIn;
import headroom.dashboard.subject.Address;
import headroom.operations.ErrorCode;
import headroom.operations.access.Right;
import headroom.operations.guard.Touched;
import headroom.operations.operation.OperationId;
import headroom.operations.plan.MadePlan;
import headroom.operations.plan.Plans;
import headroom.planning.plan.Move;
import headroom.planning.plan.Plan;
import headroom.planning.plan.RefusedPart;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What an act would do, what it would refuse, and the button that begins it. */
final class PlanPage extends Div {
  private static final int UNRELIEVED_TOLD = 10;

  private final MadePlan made;
  private final Plan plan;
  private final Plans plans;
  private final String operator;
  private final Acts acts = new Acts("plan");
  private final Notice outdated = new Notice(Tone.LATE);
  private final LiveText stamp = new LiveText("hr-badge", "hr-badge-plain");
  private final LiveTable<Integer, Move> moves = PlanTables.ofMoves();
  private final Optional<ApplyPart> apply;

  /** Chosen once: a plan that is applied twice is one operation. */
  private final OperationId as = new OperationId(UUID.randomUUID());

  private Instant now;
  private boolean over;

  PlanPage(MadePlan made, Plans plans, SignedIn operator, Manner manner) {
    this.made = made;
    this.plan = made.plan();
    this.plans = plans;
    this.operator = operator.name();
    this.now = made.madeAt();
    getElement().setAttribute("data-plan", made.id().toString());
    apply =
        PlanWords.canBeApplied(plan)
            ? Optional.of(
                new ApplyPart(
                    plan, manner, operator.refusal(Right.OPERATE, Touched.by(plan)), this::begin))
            : Optional.empty();
    NativeButton again = new NativeButton("Plan again", event -> planAgain());
    again.addClassName("hr-button");
    again.getElement().setAttribute("data-act", "plan-again");
    SignedIn.limit(again, operator.refusal(Right.PLAN));
    NativeButton renew = new NativeButton("Plan again", event -> planAgain());
    renew.addClassNames("hr-button", "hr-button-small");
    SignedIn.limit(renew, operator.refusal(Right.PLAN));
    outdated.with(renew).getElement().setAttribute("data-outdated", "");
    moves.onSorted(order -> Address.say(SortedBy.PARAMETER, order.map(SortedBy::toString)));
    Div left = new Div();
    left.addClassName("hr-column");
    addRefused(left);
    addMoves(left);
    Div right =
        new Div(
            new Card().titled("Before and after").with(new ScorePart(plan)),
            new Card("hr-changes-card")
                .titled("Hosts", legend())
                .with(BeforeAfter.of(plan.hosts(), Links::to, "host", "hosts")),
            new Card("hr-changes-card")
                .titled("Workers", legend())
                .with(BeforeAfter.of(plan.workers(), Links::to, "worker", "workers")));
    right.addClassName("hr-column");
    Div columns = new Div(left, right);
    columns.addClassName("hr-columns");
    add(
        new PageHead(new Crumbs().to("Fleet", ".").to("Operations", Links.OPERATIONS), title())
            .beside(stamp)
            .acts(again),
        acts,
        supposition(),
        outdated,
        summary(),
        reconnects(),
        columns);
    apply.ifPresent(this::add);
    moves.show(plan.moves());
  }

  String title() {
    return PlanWords.title(made);
  }

  /** Shows what the address says. */
  void read(QueryParameters address) {
    moves.sortBy(SortedBy.in(address));
  }

  /** Shows how old the plan is. */
  void show(Moment moment) {
    now = moment.now();
    stamp.show(
        "%s, nothing has happened · snapshot %s · %s ago"
            .formatted(
                PlanWords.isSupposition(plan) ? "what-if" : "plan",
                PlanWords.snapshot(plan),
                Figures.roughly(moment.ageOf(made.madeAt()))));
  }

  /** Whether the fleet is still as the plan found it. */
  void current(boolean isCurrent) {
    if (over) {
      return;
    }
    apply.ifPresent(part -> part.possible(isCurrent));
    if (isCurrent) {
      outdated.clear();
    } else {
      outdated.show(
          "Out of date.",
          PlanWords.isSupposition(plan)
              ? "The fleet is no longer as it was when this was asked. Ask again on fresh data."
              : "The fleet is no longer as this plan found it, so it can't be applied. The same act"
                  + " can be planned again on fresh data.");
    }
  }

  /** The plan is kept no longer. */
  void gone() {
    over = true;
    apply.ifPresent(part -> part.possible(false));
    outdated.show("No longer kept.", "Plans are kept for half an hour; plan the act again.");
  }

  private void begin(Manner manner, boolean partly, String reason) {
    UI ui = UI.getCurrentOrThrow();
    apply.ifPresent(part -> part.possible(false));
    acts.run(
        "Beginning.",
        () -> plans.apply(made.id(), as, manner.from(now), partly, reason, operator),
        operation -> ui.navigate(Links.to(operation.id())),
        refused -> {
          if (refused.code() == ErrorCode.PLAN_OUTDATED) {
            current(false);
          } else {
            apply.ifPresent(part -> part.possible(true));
          }
        });
  }

  private void planAgain() {
    UI ui = UI.getCurrentOrThrow();
    QueryParameters same = ui.getInternals().getActiveViewLocation().getQueryParameters();
    acts.run(
        "Planning again.",
        () -> plans.plan(plan.request(), plan.rules(), operator),
        again -> ui.navigate(Links.to(again.id()), same));
  }

  private Notice summary() {
    Notice notice = new Notice(plan.fits() ? Tone.GOOD : Tone.LATE);
    notice.getElement().setAttribute("data-figure", "summary");
    notice.show(plan.fits() ? "Fits." : "Does not fit.", plan.summary());
    return notice;
  }

  private Notice supposition() {
    Notice notice = new Notice(Tone.QUIET);
    notice.getElement().setAttribute("data-supposition", "");
    if (PlanWords.isSupposition(plan)) {
      notice.show(
          "Only a supposition.",
          "Nothing of this has happened, and nothing of it can be applied. It says what would"
              + " become of the fleet as it was when this was asked.");
    }
    return notice;
  }

  private Notice reconnects() {
    Notice notice = new Notice(Tone.LATE);
    // Nobody's patience is asked for by a supposition.
    if (plan.reconnects() > 0 && !PlanWords.isSupposition(plan)) {
      notice.show(
          Figures.counted(plan.reconnects(), "participant reconnects.", "participants reconnect."),
          "Their clients do not know migration: when their patience is over, their connection is"
              + " ended and they come back elsewhere.");
    }
    return notice;
  }

  private void addRefused(Div column) {
    if (!plan.refused().isEmpty()) {
      LiveTable<String, RefusedPart> table = PlanTables.ofRefused();
      table.show(plan.refused());
      LiveText head = LiveText.figure("refused", "hr-summary");
      head.show(
          "%s can't move · %s missing"
              .formatted(
                  PlanWords.rooms(plan.refused().size()),
                  Figures.counted(plan.missing(), "consumer", "consumers")));
      column.add(new Card().titled("Refused", head).with(table));
    }
    if (!plan.unrelieved().isEmpty()) {
      Div lines = new Div();
      lines.addClassName("hr-padded");
      plan.unrelieved().stream()
          .limit(UNRELIEVED_TOLD)
          .forEach(each -> lines.add(new Div(each.worker() + ": " + each.reason())));
      if (plan.unrelieved().size() > UNRELIEVED_TOLD) {
        lines.add(
            new Div("and " + Figures.count(plan.unrelieved().size() - UNRELIEVED_TOLD) + " more"));
      }
      column.add(new Card().titled("Workers that stay above the line").with(lines));
    }
  }

  private void addMoves(Div column) {
    LiveText head = LiveText.figure("movers", "hr-summary");
    head.show(
        PlanWords.movers(plan)
            + " · "
            + Figures.counted(plan.waves(), "wave", "waves")
            + (plan.reconnects() == 0
                ? ""
                : " · " + Figures.counted(plan.reconnects(), "reconnects", "reconnect")));
    Paragraph nothing = new Paragraph("Nothing moves.");
    nothing.addClassName("hr-empty");
    nothing.setVisible(plan.moves().isEmpty());
    moves.setVisible(!plan.moves().isEmpty());
    column.add(
        new Card()
            .titled(Figures.counted(plan.moves().size(), "move", "moves"), head)
            .with(moves, nothing));
  }

  private static LiveText legend() {
    LiveText legend = new LiveText("hr-summary");
    legend.show("thin: before, thick: after");
    return legend;
  }
}
