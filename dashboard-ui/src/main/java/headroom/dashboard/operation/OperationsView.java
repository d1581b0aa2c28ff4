// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import headroom.dashboard.act.Refused;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.PageHead;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.LiveTable;
import headroom.dashboard.live.Moment;
import headroom.dashboard.live.SlowRead;
import headroom.dashboard.live.SortedBy;
import headroom.dashboard.shell.DashboardLayout;
import headroom.dashboard.shell.ViewRights;
import headroom.dashboard.subject.Address;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.Operations;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;

/** The newest operations, over or not. */
@Route(value = "operations", layout = DashboardLayout.class)
@PageTitle("Operations · Headroom")
@RolesAllowed(ViewRights.LOOK)
final class OperationsView extends Main implements BeforeEnterObserver, LivePart {
  private static final int LISTED = 100;
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final LiveText summary = new LiveText("hr-summary");
  private final LiveTable<OperationId, OperationRow> table = OperationTables.ofOperations();
  private final Notice unread = Notice.error();
  private final Div nothing = new Div();
  private final Card card = new Card();
  private final SlowRead<List<Operation>> reading;

  OperationsView(Operations operations) {
    reading = new SlowRead<>(() -> operations.latest(LISTED), this::list, this::failed);
    table.onSorted(order -> Address.say(SortedBy.PARAMETER, order.map(SortedBy::toString)));
    nothing.addClassName("hr-empty");
    nothing.add(
        new Paragraph(
            "No operation yet. Here stands each drain, move and rebalance with its progress and"
                + " what receivers measured."),
        new Paragraph(
            "Each begins as a plan: “Drain…” on a host's page, “Move…” on a room's, “Rebalance…”"
                + " on the fleet's."),
        new Anchor(".", "To the fleet"));
    nothing.getElement().setAttribute("data-empty", "operations");
    card.with(table, nothing);
    card.setVisible(false);
    Div wide = new Div(card);
    wide.addClassName("hr-wide");
    add(new PageHead("Operations").beside(summary, table.changes()), unread, wide);
    getElement().setAttribute("data-page", Links.OPERATIONS);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    table.sortBy(SortedBy.in(event.getLocation().getQueryParameters()));
  }

  @Override
  public void show(Moment moment) {
    reading.tick(moment, EVERY);
  }

  private void list(List<Operation> operations) {
    unread.clear();
    table.show(operations.stream().map(OperationRow::of).toList());
    boolean none = operations.isEmpty();
    card.setVisible(true);
    table.setVisible(!none);
    nothing.setVisible(none);
    long open = operations.stream().filter(each -> !each.state().isOver()).count();
    summary.show(
        none
            ? ""
            : Figures.counted(open, "operation", "operations")
                + " not over · "
                + (operations.size() < LISTED
                    ? Figures.count(operations.size()) + " in all"
                    : "the newest " + LISTED));
  }

  private void failed(RuntimeException failure) {
    Refused why = Refused.of(failure);
    unread.show(why.code().name(), why.words() + " What is listed was read before.");
  }
}
