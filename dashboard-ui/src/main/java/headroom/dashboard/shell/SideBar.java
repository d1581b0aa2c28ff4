// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.Surroundings;
import headroom.dashboard.element.Brand;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.operations.access.Right;
import headroom.operations.fleet.FleetPicture.DatabaseState;
import java.util.ArrayList;
import java.util.List;

/** Brand, navigation, and what runs behind the page. */
final class SideBar extends Div implements LivePart {
  private final List<Anchor> links;
  private final LiveText database = LiveText.figure("database");
  private final String databaseName;

  SideBar(Surroundings surroundings, SignedIn operator) {
    databaseName = surroundings.database();
    addClassName("hr-side");
    links =
        new ArrayList<>(
            List.of(
                link(Links.FLEET, Icon.Name.FLEET, "Fleet", "g f"),
                link(Links.ROOMS, Icon.Name.ROOMS, "Rooms", "g r"),
                link(Links.OPERATIONS, Icon.Name.OPERATIONS, "Operations", "g o"),
                link(Links.POLICIES, Icon.Name.POLICY, "Policies", "g p")));
    if (operator.has(Right.AUDIT)) {
      links.add(link(Links.AUDIT, Icon.Name.AUDIT, "Audit", "g a"));
    }
    if (operator.has(Right.SEE_ACCESS)) {
      links.add(link(Links.ACCESS, Icon.Name.PEOPLE, "Access", "g u"));
    }

    Nav nav = new Nav();
    nav.addClassName("hr-nav");
    nav.getElement().setAttribute("aria-label", "Pages");
    links.forEach(nav::add);
    add(new Brand(), nav, foot(surroundings));
  }

  /** Marks the page one is on. */
  void at(String path) {
    links.forEach(link -> CurrentPage.mark(link, path));
  }

  @Override
  public void show(Moment moment) {
    boolean there = moment.picture().database() == DatabaseState.AVAILABLE;
    database.show(databaseName + (there ? ", ok" : ", away"));
  }

  private DescriptionList foot(Surroundings surroundings) {
    DescriptionList foot = new DescriptionList();
    foot.addClassName("hr-foot");
    foot.add(
        new DescriptionList.Term("Control plane"),
        new DescriptionList.Description(surroundings.version()),
        new DescriptionList.Term("Database"),
        new DescriptionList.Description(database));
    return foot;
  }

  private static Anchor link(String href, Icon.Name icon, String name, String keys) {
    Anchor link = new Anchor(href.isEmpty() ? "." : href);
    Span hint = new Span(keys);
    hint.addClassName("hr-key");
    hint.getElement().setAttribute("aria-hidden", "true");
    link.add(new Icon(icon), new Span(name), hint);
    link.getElement().setAttribute("data-keys", keys);
    return link;
  }
}
