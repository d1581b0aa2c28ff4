// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/** The way down to a page, built from plain links. */
public final class Crumbs extends Nav {
  public Crumbs() {
    addClassName("hr-crumbs");
    getElement().setAttribute("aria-label", "Where this page is");
  }

  /** Adds one step. */
  public Crumbs to(String name, String href) {
    add(new Anchor(href, name));
    return this;
  }
}
