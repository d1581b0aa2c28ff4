// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import headroom.operations.operation.OperationSettings;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How many moves may be under way at once; may be changed while the operation runs. */
final class Throttle extends Div {
  private static final int MOST = 50;

  private final IntegerField field = new IntegerField("Moves at a time");
  private @Nullable OperationSettings known;

  Throttle(Consumer<OperationSettings> settle) {
    addClassName("hr-padded");
    getElement().setAttribute("data-part", "throttle");
    field.setMin(1);
    field.setMax(MOST);
    field.setStepButtonsVisible(true);
    field.setWidthFull();
    field.getElement().setAttribute("data-act", "throttle");
    field.addValueChangeListener(
        event -> {
          OperationSettings before = known;
          Integer value = event.getValue();
          if (event.isFromClient() && before != null && value != null && isAllowed(value)) {
            settle.accept(
                new OperationSettings(
                    value, before.patience(), before.deadline(), before.atDeadline()));
          }
        });
    Span note = new Span("1 to " + MOST + ". Takes effect with the next move.");
    note.addClassName("hr-note");
    add(field, note);
  }

  /** Follows what holds; what somebody has just typed stays until it was answered. */
  void show(OperationSettings settings, boolean over) {
    if (!settings.equals(known)) {
      known = settings;
      field.setValue(settings.maxParallel());
    }
    if (field.isEnabled() == over) {
      field.setEnabled(!over);
    }
  }

  /** A change was refused: shows again what holds. */
  void back() {
    if (known != null) {
      field.setValue(known.maxParallel());
    }
  }

  private static boolean isAllowed(int value) {
    return value >= 1 && value <= MOST;
  }
}
