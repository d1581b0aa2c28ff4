// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** A page for something that is not there: why that may be, what to do, and where to go. */
public final class Missing extends Div {
  private final PageHead head;
  private final Div acts = new Div();

  public Missing(String title, String why) {
    head = new PageHead(title);
    Paragraph text = new Paragraph(why);
    text.addClassName("hr-lead");
    acts.addClassNames("hr-wide", "hr-inline");
    add(head, text, acts);
    getElement().setAttribute("data-missing", "true");
  }

  /** Adds a way on. */
  public Missing leadsTo(String href, String words) {
    Anchor link = new Anchor(href.isEmpty() ? "." : href, words);
    link.addClassName("hr-button");
    acts.add(link);
    return this;
  }

  /** Names the error beside the title. */
  public Missing code(String code) {
    head.beside(new StateBadge(Tone.DEAD, code));
    return this;
  }
}
