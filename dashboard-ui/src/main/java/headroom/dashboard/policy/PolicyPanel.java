// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.policy;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.automatic.AutomaticSection;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Links;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.policy.PolicyAt;
import headroom.planning.policy.EffectivePolicy.Origin;
import headroom.planning.policy.EffectivePolicy.Value;
import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyField.Concern;
import headroom.planning.policy.PolicyScope;
import java.util.Optional;

/** One scope: its hard limits with their origins, the presets of rooms, the soft wishes. */
final class PolicyPanel extends Div {
  /**
   * @param change asks for other values
   * @param reset asks to inherit everything again
   * @param automatic of the whole fleet, so the same beside each scope
   * @param refusal why whoever looks at it may not change it; empty when it may
   */
  PolicyPanel(
      PolicyAt at,
      Runnable change,
      Runnable reset,
      AutomaticSection automatic,
      Optional<String> refusal) {
    addClassName("hr-panel");
    getElement().setAttribute("data-policy-of", at.scope().toString());
    NativeButton edit = SignedIn.limit(button("change-policy", "Change policy", change), refusal);
    Card card = new Card("hr-sections").titled(PolicyWords.title(at.scope()), edit);
    card.with(limits(at, "Hard limits", Concern.WORKER), beside(at.scope()));
    card.with(limits(at, "Rooms", Concern.ROOM), wishes(), automatic);
    if (!at.own().isEmpty()) {
      Div acts =
          new Div(SignedIn.limit(button("reset-policy", "Inherit everything", reset), refusal));
      acts.addClassName("hr-section");
      card.with(acts);
    }
    add(card);
  }

  private static Section limits(PolicyAt at, String title, Concern concern) {
    Section section = new Section(new H3(title));
    section.addClassName("hr-section");
    Div table = new Div();
    table.addClassName("hr-policy-values");
    for (PolicyField field : PolicyField.values()) {
      if (field.concern() == concern) {
        Value held = at.effective().get(field);
        Span value = new Span(PolicyWords.value(field, held.value()));
        value.getElement().setAttribute("data-figure", field.key());
        value.addClassName("hr-strong");
        table.add(new Span(PolicyWords.name(field)), value, origin(held.origin(), at.scope()));
      }
    }
    section.add(table);
    if (concern == Concern.ROOM) {
      section.add(
          note(
              "A room may span hosts and groups, so these are set for the fleet. People per room is a"
                  + " hard limit; the others are what new rooms begin with."));
    }
    return section;
  }

  private static Span origin(Origin origin, PolicyScope here) {
    Span words = new Span();
    words.addClassName("hr-origin");
    String text = PolicyWords.origin(origin, here);
    if (origin instanceof Origin.SetAt(PolicyScope there) && !there.equals(here)) {
      Anchor link = new Anchor(Links.toPolicy(there), text);
      link.addClassName("hr-link");
      words.add(link);
    } else {
      words.setText(text);
      words.setClassName("hr-strong", text.equals("set here"));
    }
    return words;
  }

  private static Section beside(PolicyScope scope) {
    Section section =
        new Section(
            note(
                "Always: no new rooms where an operator cordoned, nor where reports are late. Workers per core"
                    + " are the agent's own setting."));
    section.addClassName("hr-section");
    if (scope instanceof PolicyScope.Host(var host)) {
      section.add(link(Links.to(host), "To the host"));
    } else if (scope instanceof PolicyScope.Worker(var worker)) {
      section.add(link(Links.to(worker), "To the worker"));
    }
    return section;
  }

  private static Section wishes() {
    OrderedList order =
        new OrderedList(
            new ListItem("Load even over the workers"),
            new ListItem("Few participants moved"),
            new ListItem("Few pipes"));
    order.addClassName("hr-wishes");
    Section section =
        new Section(
            new H3("Soft wishes, in this order"),
            order,
            note("Where the hard limits leave a choice. The order is fixed."));
    section.addClassName("hr-section");
    return section;
  }

  private static Paragraph note(String words) {
    Paragraph note = new Paragraph(words);
    note.addClassName("hr-note");
    return note;
  }

  private static Anchor link(String href, String words) {
    Anchor link = new Anchor(href, words);
    link.addClassName("hr-link");
    return link;
  }

  private static NativeButton button(String act, String words, Runnable clicked) {
    NativeButton button = new NativeButton(words, event -> clicked.run());
    button.addClassNames("hr-button", "hr-button-small");
    button.getElement().setAttribute("data-act", act);
    return button;
  }
}
