// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.access;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import headroom.operations.access.Right;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A role and a scope to be chosen, and in words what they allow. */
final class GrantFields extends Div {
  private final Select<Role> role = new Select<>();
  private final MultiSelectComboBox<String> groups = new MultiSelectComboBox<>("Host groups");
  private final Paragraph means = new Paragraph();

  /**
   * @param roles that can be chosen
   * @param known groups of the fleet
   */
  GrantFields(List<Role> roles, Set<String> known, Role now, Scope scope) {
    role.setLabel("Role");
    role.setItems(roles);
    role.setItemLabelGenerator(Role::words);
    role.setValue(now);
    role.setWidthFull();
    Set<String> offered = new TreeSet<>(known);
    offered.addAll(scope.names());
    groups.setItems(offered);
    groups.setValue(Set.copyOf(scope.names()));
    groups.setPlaceholder("the whole fleet");
    groups.setWidthFull();
    role.getElement().setAttribute("data-field", "role");
    groups.getElement().setAttribute("data-field", "groups");
    means.addClassName("hr-note");
    means.getElement().setAttribute("data-figure", "means").setAttribute("aria-live", "polite");
    role.addValueChangeListener(event -> explain());
    groups.addValueChangeListener(event -> explain());
    addClassName("hr-form");
    add(role, groups, means);
    explain();
  }

  Role role() {
    return role.getValue();
  }

  Scope scope() {
    return Scope.of(groups.getValue());
  }

  private void explain() {
    means.setText(words(role(), scope()));
  }

  /** For example: May look at the fleet, …; acts on group eu-1. */
  static String words(Role role, Scope scope) {
    String rights =
        Stream.of(Right.values())
            .filter(role::has)
            .map(Right::words)
            .collect(Collectors.joining(", "));
    return "May " + rights + ". Acts on " + scope + ".";
  }
}
