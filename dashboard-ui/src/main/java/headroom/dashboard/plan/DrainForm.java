// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.server.VaadinSession;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.Links;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.access.Right;
import headroom.operations.plan.MadePlan;
import headroom.operations.plan.Plans;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRules;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * “Drain…” and the few choices behind it. Opening it plans the drain and says whether the rest
 * holds the load; it leads to that plan and does nothing by itself. The last choice is remembered
 * for the session.
 */
public final class DrainForm extends Div {
  private final String name;
  private final String kind;
  private final PlanRequest.Drain wish;
  private final Plans plans;
  private final String operator;
  private final NativeButton button = new NativeButton();
  private final Popover popover = new Popover();
  private final Div form = new Div();
  private final PreCheck preCheck = new PreCheck();
  private final NativeButton review = new NativeButton("Review plan");
  private MannerForm choices = new MannerForm(Manner.DEFAULT);
  private @Nullable MadePlan made;

  public DrainForm(HostId host, Plans plans, SignedIn operator) {
    this(host.name(), "host", new PlanRequest.Drain(Set.of(host), Set.of()), plans, operator);
    SignedIn.limit(button, operator.refusal(Right.OPERATE, List.of(host)));
  }

  public DrainForm(WorkerId worker, Plans plans, SignedIn operator) {
    this(
        worker.toString(),
        "worker",
        new PlanRequest.Drain(Set.of(), Set.of(worker)),
        plans,
        operator);
    SignedIn.limit(button, operator.refusal(Right.OPERATE, List.of(worker.host())));
  }

  private DrainForm(
      String name, String kind, PlanRequest.Drain wish, Plans plans, SignedIn operator) {
    this.name = name;
    this.kind = kind;
    this.wish = wish;
    this.plans = plans;
    this.operator = operator.name();
    button.addClassName("hr-button");
    button.getElement().setAttribute("data-act", "drain");
    button.add(new Icon(Icon.Name.CLOCK), new Span("Drain…"));
    button.addClickListener(event -> open());
    form.addClassName("hr-ask");
    popover.setTarget(button);
    popover.setOpenOnClick(false);
    popover.setAriaLabel("Drain " + name);
    popover.add(form);
    review.addClassNames("hr-button", "hr-button-leading");
    review.getElement().setAttribute("data-act", "review-drain");
    review.addClickListener(event -> review());
    add(button, popover);
  }

  private void open() {
    choices = new MannerForm(LastManner.get());
    made = null;
    review.setEnabled(false);
    NativeButton close = new NativeButton("Not now", event -> popover.close());
    close.addClassName("hr-button");
    Div acts = new Div(close, review);
    acts.addClassName("hr-ask-acts");
    Paragraph note =
        new Paragraph(
            "All rooms leave this "
                + kind
                + ". It is cordoned first, and stays so afterwards. Nothing"
                + " happens before the plan is applied.");
    note.addClassName("hr-note");
    form.removeAll();
    form.add(new H2("Drain " + name), note, preCheck, choices, acts);
    popover.open();
    preCheck.ask(
        () -> plans.plan(wish, PlanRules.DEFAULT, operator),
        plan -> {
          made = plan;
          review.setEnabled(plan != null);
        });
  }

  private void review() {
    MadePlan plan = made;
    if (plan != null) {
      choices
          .read()
          .ifPresent(
              manner -> {
                LastManner.set(manner);
                popover.close();
                UI.getCurrentOrThrow().navigate(Links.to(plan.id()), manner.toParameters());
              });
    }
  }

  /** What was chosen last in this session. */
  private static final class LastManner {
    private LastManner() {}

    static Manner get() {
      return Objects.requireNonNullElse(
          VaadinSession.getCurrent().getAttribute(Manner.class), Manner.DEFAULT);
    }

    static void set(Manner manner) {
      VaadinSession.getCurrent().setAttribute(Manner.class, manner);
    }
  }
}
