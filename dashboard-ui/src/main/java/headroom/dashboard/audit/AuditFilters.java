// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.audit;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import headroom.operations.audit.AuditObject;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Which acts are listed. Each change leads to another address. */
final class AuditFilters extends Div {
  private final TextField who = text("Who");
  private final TextField act = text("What");
  private final Select<AuditObject.Kind> kind = new Select<>();
  private final TextField object = text("Object");
  private final TextField operation = text("Operation");
  private final DatePicker from = day("From, UTC");
  private final DatePicker until = day("Until, UTC");
  private final Consumer<AuditAddress> chosen;
  private boolean following;

  AuditFilters(Consumer<AuditAddress> chosen) {
    this.chosen = chosen;
    addClassName("hr-audit-filters");
    kind.setLabel("Kind");
    kind.setItems(AuditObject.Kind.values());
    kind.setEmptySelectionAllowed(true);
    kind.setEmptySelectionCaption("All");
    kind.setItemLabelGenerator(each -> each == null ? "All" : each.name().toLowerCase(Locale.ROOT));
    Stream.of(who, act, object, operation)
        .forEach(field -> field.addValueChangeListener(event -> tell()));
    Stream.of(from, until).forEach(field -> field.addValueChangeListener(event -> tell()));
    kind.addValueChangeListener(event -> tell());
    add(who, act, kind, object, operation, from, until);
  }

  /** Shows what an address says. */
  void follow(AuditAddress address) {
    following = true;
    set(who, address.who());
    set(act, address.act());
    set(object, address.object());
    set(operation, address.operation());
    kind.setValue(address.kind().orElse(null));
    from.setValue(address.from().orElse(null));
    until.setValue(address.until().orElse(null));
    following = false;
  }

  private void tell() {
    if (!following) {
      chosen.accept(
          new AuditAddress(
              who.getValue(),
              act.getValue(),
              Optional.ofNullable(kind.getValue()),
              object.getValue(),
              operation.getValue(),
              Optional.ofNullable(from.getValue()),
              Optional.ofNullable(until.getValue()),
              Optional.empty(),
              Optional.empty()));
    }
  }

  /** What is being typed is left alone. */
  private static void set(TextField field, String text) {
    if (!field.getValue().equals(text)) {
      field.setValue(text);
    }
  }

  private static TextField text(String label) {
    TextField field = new TextField(label);
    field.setClearButtonVisible(true);
    field.setValueChangeMode(ValueChangeMode.LAZY);
    return field;
  }

  private static DatePicker day(String label) {
    DatePicker field = new DatePicker(label);
    field.setClearButtonVisible(true);
    field.setLocale(Locale.forLanguageTag("sv")); // Its days are written 2026-11-22.
    return field;
  }
}
