// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;

/** Title of a page with its state beside it and its acts at the right end. */
public final class PageHead extends Header {
  private final Div line = new Div();
  private final Div acts = new Div();

  public PageHead(String title) {
    this(new Crumbs(), title);
  }

  public PageHead(Crumbs crumbs, String title) {
    addClassName("hr-head");
    Div words = new Div();
    words.addClassName("hr-head-words");
    line.addClassName("hr-head-line");
    line.add(new H1(title));
    if (crumbs.getComponentCount() > 0) {
      words.add(crumbs);
    }
    words.add(line);
    acts.addClassName("hr-head-acts");
    add(words, acts);
  }

  /** Adds parts beside the title. */
  public PageHead beside(Component... parts) {
    line.add(parts);
    return this;
  }

  /** Adds parts at the right end. */
  public PageHead acts(Component... parts) {
    acts.add(parts);
    return this;
  }
}
