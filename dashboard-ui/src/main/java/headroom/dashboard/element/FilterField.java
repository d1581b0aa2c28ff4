// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/** A field that narrows a table by a text which stands in the page's address. */
public final class FilterField extends TextField {
  /**
   * @param placeholder what can be looked for
   * @param label what is narrowed and by what, for who does not see it
   * @param typed hears what somebody has typed, but not what {@link #follow} sets
   */
  public FilterField(String placeholder, String label, Consumer<String> typed) {
    setPlaceholder(placeholder);
    setAriaLabel(label);
    setPrefixComponent(new Icon(Icon.Name.SEARCH));
    setClearButtonVisible(true);
    addClassName("hr-filter");
    setValueChangeMode(ValueChangeMode.LAZY);
    addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            typed.accept(event.getValue());
          }
        });
  }

  /** Shows what an address says; what is being typed is left alone. */
  public void follow(String text) {
    if (!getValue().equals(text)) {
      setValue(text);
    }
  }
}
