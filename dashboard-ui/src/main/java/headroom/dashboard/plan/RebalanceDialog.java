// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import headroom.dashboard.element.Icon;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.access.Right;
import headroom.operations.plan.Plans;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRequest.Rebalance.Goal;

/** Asks how the load shall be spread, and how many people may be moved for it. */
public final class RebalanceDialog {
  private RebalanceDialog() {}

  /** The button that opens it. */
  public static NativeButton button(Plans plans, SignedIn operator) {
    NativeButton button = new NativeButton("", event -> open(plans, operator.name()));
    button.addClassNames("hr-button", "hr-desk");
    button.getElement().setAttribute("data-act", "rebalance");
    button.add(new Icon(Icon.Name.OPERATIONS), new Span("Rebalance…"));
    return SignedIn.limit(button, operator.refusal(Right.PLAN));
  }

  private static void open(Plans plans, String operator) {
    Select<Goal> goal = new Select<>();
    goal.setLabel("Goal");
    goal.setItems(Goal.values());
    goal.setItemLabelGenerator(RebalanceDialog::words);
    goal.setValue(Goal.LOWEST_PEAK);
    goal.setWidthFull();
    IntegerField people = most("People moved at most");
    IntegerField moves = most("Moves at most");
    Asking.open(
        "Rebalance the fleet…",
        "plan-rebalance",
        "Plan rebalance",
        Asking.form(goal, people, moves),
        plans,
        () -> new PlanRequest.Rebalance(limit(people), limit(moves), goal.getValue()),
        operator);
  }

  private static IntegerField most(String label) {
    IntegerField field = new IntegerField(label);
    field.setMin(1);
    field.setPlaceholder("no limit");
    field.setClearButtonVisible(true);
    field.setWidthFull();
    return field;
  }

  private static int limit(IntegerField field) {
    Integer value = field.getValue();
    return value == null || value < 1 ? PlanRequest.UNLIMITED : value;
  }

  private static String words(Goal goal) {
    return switch (goal) {
      case LOWEST_PEAK -> "The busiest worker as low as possible";
      case FEWEST_HOT -> "As few people as possible on hot workers";
    };
  }
}
