// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import headroom.dashboard.element.FactList;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationKind;

/** What was agreed: by whom, why, until when, and what holds afterwards. */
final class Contract extends Div {
  private final FactList facts = new FactList();
  private final LiveText deadline = facts.fact("Deadline");
  private final LiveText then = facts.fact("At the deadline");
  private final LiveText patience = facts.fact("Patience with old clients");
  private final LiveText reconnected = facts.fact("Reconnected so far");

  Contract(Operation operation) {
    addClassName("hr-contract");
    add(facts);
    facts.fact("Asked for by").show(operation.requestedBy());
    facts.fact("Reason").show(operation.reason().isEmpty() ? Figures.NONE : operation.reason());
    facts.fact("Begun").show(OperationWords.when(operation.createdAt()));
    if (operation.kind() == OperationKind.DRAIN && operation.reverseOf() == null) {
      facts.fact("Afterwards").show("stays cordoned until it is uncordoned");
    }
    Anchor acts = new Anchor(Links.toAuditOf(operation.id().toString()), "who did what");
    acts.addClassName("hr-link");
    acts.getElement().setAttribute("data-link", "audit");
    facts.part("Audit", acts);
    OperationId former = operation.reverseOf();
    if (former != null) {
      facts.part("Takes back", new Anchor(Links.to(former), "that operation"));
    }
  }

  void show(Operation operation, OperationProgress progress) {
    deadline.show(OperationWords.deadline(operation.settings()));
    then.show(
        operation.settings().deadline() == null
            ? Figures.NONE
            : OperationWords.atDeadline(operation.settings().atDeadline()));
    patience.show(Figures.span(operation.settings().patience()));
    reconnected.show(Figures.counted(progress.leftBehind(), "participant", "participants"));
  }
}
