// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import headroom.dashboard.operation.OperationWords;
import headroom.operations.HeadroomException;
import headroom.operations.operation.AtDeadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Few choices: how many at once, patience, a deadline and what happens then. */
final class MannerForm extends Div {
  private static final String NO_DEADLINE = "none";
  private static final int MOST_PARALLEL = 50;

  private final IntegerField parallel = new IntegerField("Moves at a time");
  private final TextField patience = new TextField("Patience");
  private final ComboBox<String> deadline = new ComboBox<>("Deadline");
  private final Select<AtDeadline> then = new Select<>();

  MannerForm(Manner manner) {
    addClassName("hr-manner");
    parallel.setMin(1);
    parallel.setMax(MOST_PARALLEL);
    parallel.setStepButtonsVisible(true);
    parallel.setTooltipText("1 to 50; can be changed while it runs.");
    patience.setTooltipText(
        "5 s to 1 h. So long a client may take; one that does not know migration stays so long"
            + " before its connection is ended.");
    deadline.setItems(List.of(NO_DEADLINE, "1h", "4h", "8h", "12h", "1d"));
    deadline.setAllowCustomValue(true);
    deadline.addCustomValueSetListener(event -> deadline.setValue(event.getDetail()));
    deadline.setTooltipText("Counts from the moment the plan is applied; or type 1h30m.");
    then.setLabel("At the deadline");
    then.setItems(AtDeadline.values());
    then.setItemLabelGenerator(OperationWords::atDeadline);
    deadline.addValueChangeListener(event -> then.setEnabled(hasDeadline()));
    parallel.setValue(manner.maxParallel());
    patience.setValue(Spans.write(manner.patience()));
    deadline.setValue(manner.deadline().map(Spans::write).orElse(NO_DEADLINE));
    then.setValue(manner.atDeadline());
    then.setEnabled(hasDeadline());
    add(parallel, patience, deadline, then);
  }

  /** What is asked for; empty when a field can't be read, which then says so. */
  Optional<Manner> read() {
    parallel.setInvalid(false);
    patience.setInvalid(false);
    deadline.setInvalid(false);
    Optional<Duration> waits = span(patience.getValue());
    Optional<Duration> until = hasDeadline() ? span(deadline.getValue()) : Optional.empty();
    boolean wrong = false;
    Integer count = parallel.getValue();
    if (count == null || count < 1 || count > MOST_PARALLEL) {
      parallel.setErrorMessage("1 to " + MOST_PARALLEL);
      parallel.setInvalid(true);
      wrong = true;
    }
    if (waits.filter(MannerForm::isAllowed).isEmpty()) {
      patience.setErrorMessage("5s to 1h, for example 30s");
      patience.setInvalid(true);
      wrong = true;
    }
    if (hasDeadline() && until.filter(span -> !span.isZero()).isEmpty()) {
      deadline.setErrorMessage("none, or a span like 4h or 1h30m");
      deadline.setInvalid(true);
      wrong = true;
    }
    return wrong
        ? Optional.empty()
        : Optional.of(
            new Manner(
                Objects.requireNonNullElse(count, 1), waits.orElseThrow(), until, then.getValue()));
  }

  private boolean hasDeadline() {
    String value = deadline.getValue();
    return value != null && !value.equals(NO_DEADLINE);
  }

  private static Optional<Duration> span(String text) {
    try {
      return Optional.of(Spans.parse(text));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isAllowed(Duration span) {
    try {
      new Manner(1, span, Optional.empty(), AtDeadline.WAIT).from(Instant.EPOCH);
      return true;
    } catch (HeadroomException outOfRange) {
      return false;
    }
  }
}
