// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.policy;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import headroom.operations.policy.PolicyAt;
import headroom.planning.policy.EffectivePolicy.Value;
import headroom.planning.policy.PolicyFault;
import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyField.Concern;
import headroom.planning.policy.PolicyField.Kind;
import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyValues;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A field per value that may be set for a scope; an empty one inherits. Shares are in percent. */
final class PolicyFields extends Div {
  private static final double HUNDRED = 100.0;

  private final Map<PolicyField, NumberField> fields = new EnumMap<>(PolicyField.class);

  PolicyFields(PolicyAt at, Runnable changed) {
    addClassName("hr-policy-fields");
    for (PolicyField field : PolicyField.values()) {
      if (field.concern() == Concern.WORKER || at.scope() instanceof PolicyScope.Fleet) {
        NumberField input = input(field, at, changed);
        fields.put(field, input);
        add(input);
      }
    }
  }

  /** What is typed; a share's binary form is rounded to what was typed. */
  PolicyValues values() {
    PolicyValues values = PolicyValues.NONE;
    for (Map.Entry<PolicyField, NumberField> each : fields.entrySet()) {
      Double typed = each.getValue().getValue();
      if (typed != null) {
        values = values.with(each.getKey(), stored(each.getKey(), typed));
      }
    }
    return values;
  }

  /** Marks the fields with faults, and no others. */
  void show(List<PolicyFault> faults) {
    fields.forEach(
        (field, input) -> {
          String message =
              faults.stream()
                  .filter(fault -> fault.field() == field)
                  .map(fault -> words(fault))
                  .findFirst()
                  .orElse("");
          input.setErrorMessage(message);
          input.setInvalid(!message.isEmpty());
        });
  }

  private static String words(PolicyFault fault) {
    PolicyField field = fault.field();
    boolean range = fault.message().contains(" must be ") && fault.message().contains(" to ");
    return range
        ? "%s to %s".formatted(field.written(field.least()), field.written(field.most()))
        : fault.message();
  }

  private static NumberField input(PolicyField field, PolicyAt at, Runnable changed) {
    Value inherited = at.inherited().get(field);
    NumberField input = new NumberField(PolicyWords.name(field));
    input.setManualValidation(true);
    input.setPlaceholder(
        PolicyWords.value(field, inherited.value())
            + ", "
            + PolicyWords.origin(inherited.origin(), at.scope()));
    input.setClearButtonVisible(true);
    if (field.kind() == Kind.SHARE) {
      input.setSuffixComponent(new Span("%"));
    }
    at.own().get(field).ifPresent(value -> input.setValue(shown(field, value)));
    input.setValueChangeMode(ValueChangeMode.LAZY);
    input.addValueChangeListener(event -> changed.run());
    input.getElement().setAttribute("data-field", field.key());
    return input;
  }

  private static double shown(PolicyField field, double value) {
    return field.kind() == Kind.SHARE ? Math.round(value * 1e8) / 1e6 : value;
  }

  private static double stored(PolicyField field, double typed) {
    return field.kind() == Kind.SHARE ? Math.round(typed * 1e6) / 1e6 / HUNDRED : typed;
  }
}
