// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;

/** A framed part of a page, with or without a head. */
public final class Card extends Section {
  public Card(String... classNames) {
    addClassName("hr-card");
    addClassNames(classNames);
  }

  /** Adds a head; the parts after the title stand beside it. */
  public Card titled(String title, Component... parts) {
    H2 heading = new H2(title);
    Header head = new Header(heading);
    head.add(parts);
    addComponentAsFirst(head);
    return this;
  }

  /** Adds parts below the head. */
  public Card with(Component... parts) {
    add(parts);
    return this;
  }
}
