// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** A page for something that is not there: why that may be, and where to go. */
public final class Missing extends Div {
  public Missing(String title, String why, String href, String linkText) {
    Paragraph text = new Paragraph(why);
    text.addClassName("hr-lead");
    Anchor link = new Anchor(href.isEmpty() ? "." : href, linkText);
    link.addClassName("hr-button");
    Div acts = new Div(link);
    acts.addClassName("hr-wide");
    add(new PageHead(title), text, acts);
    getElement().setAttribute("data-missing", "true");
  }
}
