// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import headroom.dashboard.element.Links;
import headroom.operations.plan.MadePlan;
import headroom.operations.plan.Plans;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRules;
import java.util.function.Supplier;

/**
 * A dialog that asks what is to be planned. It plans, and leads to the plan; else it says why not.
 */
final class Asking {
  private final Dialog dialog = new Dialog();
  private final PreCheck preCheck = new PreCheck();
  private final NativeButton plan = new NativeButton();

  private Asking(String title, String name, String words) {
    dialog.setHeaderTitle(title);
    dialog.setWidth("420px");
    plan.setText(words);
    plan.addClassNames("hr-button", "hr-button-leading");
    plan.getElement().setAttribute("data-act", name);
    NativeButton close = new NativeButton("Not now", event -> dialog.close());
    close.addClassName("hr-button");
    dialog.getFooter().add(close, plan);
  }

  /**
   * Opens the dialog.
   *
   * @param request read when the button is clicked
   */
  static void open(
      String title,
      String name,
      String words,
      Component fields,
      Plans plans,
      Supplier<PlanRequest> request,
      String operator) {
    Asking asking = new Asking(title, name, words);
    UI ui = UI.getCurrentOrThrow();
    asking.plan.addClickListener(
        event -> {
          PlanRequest wanted = request.get();
          asking.plan.setEnabled(false);
          asking.preCheck.ask(
              () -> plans.plan(wanted, PlanRules.DEFAULT, operator),
              made -> {
                asking.plan.setEnabled(true);
                if (made != null) {
                  asking.follow(ui, made);
                }
              });
        });
    Div form = new Div(fields, asking.preCheck);
    form.addClassName("hr-ask");
    form.setWidthFull();
    asking.dialog.add(form);
    asking.dialog.open();
  }

  /** Fields below each other. */
  static Div form(Component... fields) {
    Div form = new Div(fields);
    form.addClassName("hr-form");
    return form;
  }

  private void follow(UI ui, MadePlan made) {
    dialog.close();
    ui.navigate(Links.to(made.id()));
  }
}
