// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A row of large figures, each with the word for it below. */
public final class FactStrip extends Div {
  public FactStrip() {
    addClassName("hr-facts");
  }

  /** Adds a figure that is found by {@code data-figure}. */
  public LiveText figure(String name, String label) {
    LiveText value = LiveText.figure(name, "hr-fact-value");
    Div fact = new Div(value, new Span(label));
    fact.addClassName("hr-fact");
    add(fact);
    return value;
  }
}
