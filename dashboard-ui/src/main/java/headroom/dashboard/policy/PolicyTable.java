// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.policy;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.treegrid.TreeGrid;
import com.vaadin.flow.data.renderer.LitRenderer;
import headroom.dashboard.element.ChangesButton;
import headroom.dashboard.live.NarrowColumns;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.policy.Policies;
import headroom.planning.policy.EffectivePolicy.Origin;
import headroom.planning.policy.EffectivePolicy.Value;
import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyField.Concern;
import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyTree;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tree fleet, group, host, worker: for each limit what holds, and whether it is set there or
 * where it comes from. Values change in place; what came or left waits behind {@link #changes}.
 */
final class PolicyTable extends Div {
  private static final int ROWS_WITHOUT_SCROLLING = 24;
  private static final int HEADER_PIXELS = 28;
  private static final int ROW_PIXELS = 30;

  /** The others are told beside the tree, of the place that is selected. */
  private static final Set<PolicyField> ON_NARROW_PAGES =
      EnumSet.of(PolicyField.CONSUMERS_PER_WORKER, PolicyField.HEADROOM);

  private final Policies policies;
  private final PolicyNodes nodes = new PolicyNodes();
  private final TreeGrid<PolicyNode> grid = new TreeGrid<>();
  private final ChangesButton changes = new ChangesButton(this::applyChanges);
  private @Nullable FleetPicture latest;
  private @Nullable PolicyTree shown;
  private boolean filled;

  PolicyTable(Policies policies, Consumer<PolicyScope> picked) {
    this.policies = policies;
    addClassNames("hr-live-table", "hr-policies");
    grid.getElement().setAttribute("aria-label", "Policies");
    grid.addThemeVariants(GridVariant.NO_BORDER);
    grid.setDataProvider(nodes);
    grid.setSelectionMode(Grid.SelectionMode.SINGLE);
    grid.addHierarchyColumn(PolicyNode::label)
        .setHeader("Where")
        .setKey("where")
        .setWidth("150px")
        .setFlexGrow(1);
    for (PolicyField field : PolicyField.values()) {
      if (field.concern() == Concern.WORKER) {
        column(field);
      }
    }
    NarrowColumns.follow(grid);
    grid.addSelectionListener(
        event -> {
          if (event.isFromClient()) {
            event.getFirstSelectedItem().ifPresent(node -> picked.accept(node.scope()));
          }
        });
    grid.addExpandListener(event -> fit());
    grid.addCollapseListener(event -> fit());
    add(grid);
  }

  ChangesButton changes() {
    return changes;
  }

  /** Takes the newest fleet and policies over; the first fleet is shown at once. */
  void show(FleetPicture picture) {
    latest = picture;
    PolicyTree now = policies.tree();
    if (!filled) {
      filled = true;
      shown = now;
      nodes.show(picture);
      grid.expand(nodes.path(PolicyScope.fleet()));
      fit();
    } else if (!Objects.equals(now, shown)) {
      shown = now;
      nodes.refreshAll();
    }
    changes.show(nodes.changesTo(picture));
  }

  /** Opens the tree down to a scope and marks it. */
  void select(PolicyScope scope) {
    List<PolicyNode> path = nodes.path(scope);
    grid.expand(path.subList(0, path.size() - (path.size() > 1 ? 1 : 0)));
    if (path.getLast().scope().equals(scope)) {
      grid.select(path.getLast());
    } else {
      grid.deselectAll();
    }
  }

  private void applyChanges() {
    FleetPicture picture = latest;
    if (picture != null) {
      nodes.show(picture);
      fit();
      changes.show(0);
    }
  }

  /** As high as the rows that are open, up to a most. */
  private void fit() {
    int rows = Math.min(ROWS_WITHOUT_SCROLLING, rows(PolicyNode.fleet()));
    grid.setHeight(HEADER_PIXELS + rows * ROW_PIXELS + "px");
  }

  private int rows(PolicyNode node) {
    int rows = 1;
    if (grid.isExpanded(node)) {
      for (PolicyNode child : nodes.children(node).toList()) {
        rows += rows(child);
        if (rows > ROWS_WITHOUT_SCROLLING) {
          break;
        }
      }
    }
    return rows;
  }

  private void column(PolicyField field) {
    Grid.Column<PolicyNode> column =
        grid.addColumn(
            LitRenderer.<PolicyNode>of(
                    """
                    <span data-policy="${item.scope}" data-field="${item.field}"\
                     class="${item.own ? 'hr-strong' : 'hr-inherited'}">${item.value}\
                    <small>${item.origin}</small></span>""")
                .withProperty("scope", node -> node.scope().toString())
                .withProperty("field", node -> field.key())
                .withProperty("own", node -> isOwn(node, held(node, field)))
                .withProperty("value", node -> PolicyWords.value(field, held(node, field).value()))
                .withProperty(
                    "origin",
                    node -> PolicyWords.briefOrigin(held(node, field).origin(), node.scope())));
    column.setHeader(PolicyWords.brief(field)).setKey(field.key()).setWidth("100px").setFlexGrow(1);
    if (!ON_NARROW_PAGES.contains(field)) {
      NarrowColumns.onlyWide(column);
    }
  }

  private Value held(PolicyNode node, PolicyField field) {
    return policies.tree().effective(node.scope(), node.group()).get(field);
  }

  private static boolean isOwn(PolicyNode node, Value value) {
    return value.origin() instanceof Origin.SetAt(PolicyScope there) && there.equals(node.scope());
  }
}
