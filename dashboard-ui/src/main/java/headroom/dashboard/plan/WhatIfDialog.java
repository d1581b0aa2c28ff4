// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import headroom.dashboard.element.Icon;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.access.Right;
import headroom.operations.plan.Plans;
import headroom.planning.HostId;
import headroom.planning.plan.PlanRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Asks what shall be supposed: hosts that are lost, rooms that arrive. Nothing of it happens. */
public final class WhatIfDialog {
  private static final int MOST_PEOPLE = 1_000;
  private static final int PEOPLE = 8;

  private WhatIfDialog() {}

  /**
   * The button that opens it.
   *
   * @param hosts those of the fleet, asked when it opens
   */
  public static NativeButton button(Plans plans, SignedIn operator, Supplier<List<HostId>> hosts) {
    NativeButton button = new NativeButton("", event -> open(plans, operator.name(), hosts.get()));
    button.addClassNames("hr-button", "hr-desk");
    button.getElement().setAttribute("data-act", "what-if");
    button.add(new Icon(Icon.Name.SEARCH), new Span("What if…"));
    return SignedIn.limit(button, operator.refusal(Right.PLAN));
  }

  private static void open(Plans plans, String operator, List<HostId> hosts) {
    MultiSelectComboBox<HostId> lost = new MultiSelectComboBox<>("Hosts that are lost");
    lost.setItems(hosts);
    lost.setItemLabelGenerator(HostId::name);
    lost.setPlaceholder("none");
    lost.setHelperText("Their rooms start anew elsewhere, as far as there is room.");
    lost.setWidthFull();
    IntegerField rooms = number("Rooms that arrive", 0, PlanRequest.WhatIf.MOST_ROOMS, 0);
    IntegerField people = number("People in each of them", 1, MOST_PEOPLE, PEOPLE);
    Asking.open(
        "What if…",
        "plan-what-if",
        "Show what would happen",
        Asking.form(lost, rooms, people),
        plans,
        () ->
            new PlanRequest.WhatIf(
                lost.getValue(), value(rooms, 0), value(people, PEOPLE), Map.of()),
        operator);
  }

  private static IntegerField number(String label, int least, int most, int preset) {
    IntegerField field = new IntegerField(label);
    field.setMin(least);
    field.setMax(most);
    field.setValue(preset);
    field.setStepButtonsVisible(true);
    field.setWidthFull();
    return field;
  }

  /** What is typed, kept within the field's bounds. */
  private static int value(IntegerField field, int preset) {
    Integer typed = field.getValue();
    return typed == null ? preset : Math.clamp(typed, field.getMin(), field.getMax());
  }
}
