// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** The mark and the name, leading to the fleet. */
public final class Brand extends Div {
  public Brand() {
    Span mark = new Span();
    mark.addClassName("hr-mark");
    Anchor home = new Anchor(".");
    home.addClassName("hr-brand");
    home.add(mark, new Span("Headroom"));
    add(home);
  }
}
