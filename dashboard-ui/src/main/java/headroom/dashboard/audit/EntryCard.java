// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.FactList;
import headroom.dashboard.element.Links;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditRecord;
import java.util.TreeSet;

/** All of one act. */
final class EntryCard extends Div {
  EntryCard(AuditRecord numbered, Runnable closed) {
    getElement().setAttribute("data-audit-entry", String.valueOf(numbered.number()));
    NativeButton close = new NativeButton("Close", event -> closed.run());
    close.addClassNames("hr-button", "hr-button-small");
    Card card = new Card("hr-audit-entry").titled("Entry " + numbered.number(), close);
    AuditEntry entry = numbered.entry();
    FactList facts = new FactList();
    facts.fact("When").show(entry.at() + " (UTC)");
    facts.fact("Who").show(entry.who());
    facts.fact("What").show(entry.act());
    facts.part("Object", object(entry));
    facts.fact("Why").show(entry.why().isEmpty() ? "no reason was given" : entry.why());
    facts.fact("Result").show(entry.result());
    if (!entry.operation().isEmpty()) {
      facts.part("Operation", operation(entry.operation()));
    }
    add(card.with(facts, change(entry)));
  }

  private static Component operation(String id) {
    AuditObject object = new AuditObject(AuditObject.Kind.OPERATION, id);
    Div both = new Div(linked(object, id), new Span(" · "));
    Anchor acts = new Anchor(Links.toAuditOf(id), "all its acts");
    acts.addClassName("hr-link");
    both.add(acts);
    return both;
  }

  private static Component object(AuditEntry entry) {
    return linked(entry.object(), entry.object().toString());
  }

  private static Component linked(AuditObject object, String words) {
    return AuditWords.link(object)
        .<Component>map(
            href -> {
              Anchor link = new Anchor(href, words);
              link.addClassName("hr-link");
              return link;
            })
        .orElseGet(() -> new Span(words));
  }

  private static Div change(AuditEntry entry) {
    Div table = new Div(new Span("Value"), new Span("Before"), new Span("After"));
    table.addClassName("hr-audit-change");
    TreeSet<String> keys = new TreeSet<>(entry.before().keySet());
    keys.addAll(entry.after().keySet());
    for (String key : keys) {
      table.add(
          new Span(key),
          new Span(AuditWords.side(entry, key, true)),
          new Span(AuditWords.side(entry, key, false)));
    }
    table.setVisible(!keys.isEmpty());
    return table;
  }
}
