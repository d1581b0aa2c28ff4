// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.operation.OperationSettings;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How many moves may be under way at once; may be changed while the operation runs. */
final class Throttle extends Div {
  private static final int MOST = 50;

  private final IntegerField field = new IntegerField("Moves at a time");
  private final Optional<String> refusal;
  private @Nullable OperationSettings known;

  /**
   * @param refusal why whoever looks at it may not change it; empty when it may
   */
  Throttle(Consumer<OperationSettings> settle, Optional<String> refusal) {
    this.refusal = refusal;
    addClassName("hr-padded");
    getElement().setAttribute("data-part", "throttle");
    field.setMin(1);
    field.setMax(MOST);
    field.setStepButtonsVisible(true);
    field.setWidthFull();
    field.getElement().setAttribute("data-act", "throttle");
    SignedIn.limit(field, refusal);
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
    boolean allowed = !over && refusal.isEmpty();
    if (field.isEnabled() != allowed) {
      field.setEnabled(allowed);
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
