// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.automatic;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import headroom.dashboard.act.Acts;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.audit.AuditEntry;
import headroom.operations.automatic.AutomaticMode;
import headroom.operations.automatic.AutomaticSettings;
import java.time.Duration;

/** Asks how automatic mode shall go about it; it stays on or off. */
final class SettingsDialog extends Dialog {
  private final NumberField evaluations;
  private final NumberField margin;
  private final NumberField worker;
  private final NumberField fleet;
  private final NumberField people;
  private final NumberField parallel;
  private final NumberField share;
  private final NumberField within;

  /**
   * @param changed called when the settings were changed
   */
  SettingsDialog(AutomaticMode automatic, String operator, Runnable changed) {
    AutomaticSettings now = automatic.state().settings();
    setHeaderTitle("How automatic mode goes about it");
    setWidth("480px");
    evaluations =
        field(
            "evaluations",
            "Evaluations above the line, in a row",
            "One each %d s.".formatted(AutomaticSettings.PERIOD.toSeconds()),
            now.evaluations());
    margin = field("margin", "Brought below the line by, %", "1 to 50.", now.margin() * 100);
    worker =
        field(
            "workerCoolDownSeconds",
            "A worker rests, s",
            "From the end of an operation that touched it.",
            (double) now.workerCoolDown().toSeconds());
    fleet =
        field(
            "fleetCoolDownSeconds",
            "The fleet rests, s",
            "From the end of one operation to the next.",
            (double) now.fleetCoolDown().toSeconds());
    people = field("maxPeople", "People per operation, at most", "", now.maxPeople());
    parallel = field("maxParallel", "Moves at a time", "1 to 50.", now.maxParallel());
    share =
        field(
            "massFailureShare",
            "Halts when so much is lost, %",
            "Of hosts, or of workers.",
            now.massFailureShare() * 100);
    within =
        field(
            "massFailureSeconds",
            "Within, s",
            "5 to 3,600.",
            (double) now.massFailureWithin().toSeconds());
    TextField reason = new TextField("Reason, for the audit");
    reason.setMaxLength(AuditEntry.MOST_REASON);
    reason.setWidthFull();
    Acts acts = new Acts("automatic-settings");
    Div form = new Div(evaluations, margin, worker, fleet, people, parallel, share, within, reason);
    form.addClassName("hr-ask");
    add(form, acts);
    NativeButton keep = new NativeButton("Keep as it is", event -> close());
    keep.addClassName("hr-button");
    NativeButton set = new NativeButton("Change settings");
    set.addClassNames("hr-button", "hr-button-leading");
    set.getElement().setAttribute("data-act", "set-automatic");
    set.addClickListener(
        event ->
            acts.run(
                "Changing.",
                () -> automatic.change(this::read, reason.getValue().strip(), operator),
                done -> {
                  close();
                  changed.run();
                }));
    getFooter().add(keep, set);
  }

  private AutomaticSettings read(AutomaticSettings now) {
    return new AutomaticSettings(
        now.on(),
        whole(evaluations),
        value(margin) / 100,
        Duration.ofSeconds(whole(worker)),
        Duration.ofSeconds(whole(fleet)),
        whole(people),
        whole(parallel),
        value(share) / 100,
        Duration.ofSeconds(whole(within)));
  }

  private static int whole(NumberField field) {
    return (int) Math.round(value(field));
  }

  private static double value(NumberField field) {
    Double value = field.getValue();
    if (value == null) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, field.getLabel() + ": a number is needed.");
    }
    return value;
  }

  private static NumberField field(String name, String label, String help, double value) {
    NumberField field = new NumberField(label);
    field.setHelperText(help);
    // The tiny steps of broken numbers are no business of whoever reads them.
    field.setValue(Math.round(value * 100) / 100.0);
    field.setWidthFull();
    field.getElement().setAttribute("data-field", name);
    return field;
  }
}
