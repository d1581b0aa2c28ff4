// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.policy;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Links;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.policy.PolicyVersion;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The changes of one scope, newest first; the newest can be taken back. */
final class PolicyHistory extends Div {
  private static final int SHOWN = 8;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  PolicyHistory(List<PolicyVersion> versions, Runnable undo, Optional<String> refusal) {
    Div body = new Div();
    body.addClassName("hr-padded");
    if (versions.isEmpty()) {
      body.add(new Paragraph("Nothing was ever set here: everything is inherited."));
    } else {
      UnorderedList list = new UnorderedList();
      list.addClassName("hr-policy-changes");
      versions.stream().limit(SHOWN).forEach(version -> list.add(item(version)));
      ((ListItem) list.getComponentAt(0))
          .add(SignedIn.limit(undoButton(versions.getFirst(), undo), refusal));
      Anchor all =
          new Anchor(
              Links.toAuditOf("POLICY", versions.getFirst().scope().toString()),
              "All in the audit");
      all.addClassName("hr-link");
      body.add(list, all);
    }
    add(new Card().titled("Changes").with(body));
  }

  private static ListItem item(PolicyVersion version) {
    Span head =
        new Span(
            "Version %d · %s UTC · %s"
                .formatted(
                    version.version(), TIME.format(version.changedAt()), version.changedBy()));
    head.addClassName("hr-note");
    Span values = new Span(PolicyWords.values(version.values()));
    ListItem item = new ListItem(head, values);
    item.getElement().setAttribute("data-version", String.valueOf(version.version()));
    if (!version.reason().isEmpty()) {
      Span reason = new Span("“" + version.reason() + "”");
      reason.addClassName("hr-reason");
      item.add(reason);
    }
    return item;
  }

  private static NativeButton undoButton(PolicyVersion newest, Runnable undo) {
    NativeButton button = new NativeButton("Undo version " + newest.version(), event -> undo.run());
    button.addClassName("hr-text-button");
    button.getElement().setAttribute("data-act", "undo-policy");
    return button;
  }
}
