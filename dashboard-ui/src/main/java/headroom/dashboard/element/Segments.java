// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A choice of one among few, all visible. Real radio buttons carry it, so arrows and screen readers
 * work by themselves.
 */
public final class Segments extends Div {
  private final String group;
  private final Consumer<String> chosen;
  private final Map<String, Input> inputs = new LinkedHashMap<>();

  /**
   * A choice without options yet.
   *
   * @param group a name that no other choice of the page has
   * @param label what is chosen, for screen readers
   */
  public Segments(String group, String label, Consumer<String> chosen) {
    this.group = group;
    this.chosen = chosen;
    addClassName("hr-segments");
    getElement().setAttribute("role", "radiogroup").setAttribute("aria-label", label);
  }

  /** Adds an option. */
  public Segments option(String key, String text) {
    return option(key, new NativeLabel(text));
  }

  /** Adds an option with an icon. */
  public Segments option(String key, Icon.Name icon, String text) {
    NativeLabel label = new NativeLabel();
    label.add(new Icon(icon), new Span(text));
    return option(key, label);
  }

  private Segments option(String key, NativeLabel label) {
    Input input = new Input();
    input.setType("radio");
    input.getElement().setAttribute("name", group).setAttribute("value", key);
    input.getElement().addEventListener("change", event -> chosen.accept(key));
    label.getElement().insertChild(0, input.getElement());
    label.getElement().setAttribute("data-option", key);
    inputs.put(key, input);
    add(label);
    return this;
  }

  /** Marks the chosen option without telling the listener. */
  public void select(String key) {
    inputs.forEach((each, input) -> input.getElement().setProperty("checked", each.equals(key)));
  }
}
