// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.policy;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Links;
import headroom.operations.HeadroomException;
import headroom.planning.policy.PolicyScope;

/** An address names a group, host or worker that the fleet has not. */
final class NoSuchScope extends Div {
  NoSuchScope(PolicyScope scope, HeadroomException refusal) {
    getElement().setAttribute("data-missing", "true");
    String words = refusal.getMessage();
    Paragraph why = new Paragraph(words == null ? "" : words);
    Anchor link = new Anchor(Links.POLICIES, "To the policy of the fleet");
    link.addClassName("hr-link");
    Paragraph on = new Paragraph(link);
    why.addClassName("hr-padded");
    on.addClassName("hr-padded");
    add(new Card().titled(PolicyWords.title(scope)).with(why, on));
  }
}
