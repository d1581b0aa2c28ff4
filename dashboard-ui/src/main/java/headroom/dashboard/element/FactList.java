// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;

/** Names and values in two columns. */
public final class FactList extends DescriptionList {
  public FactList() {
    addClassName("hr-fact-list");
  }

  /** Adds a value that changes in place. */
  public LiveText fact(String name) {
    LiveText value = new LiveText();
    part(name, value);
    return value;
  }

  /** Adds any part as a value. */
  public void part(String name, Component value) {
    add(new Term(name), new Description(value));
  }
}
