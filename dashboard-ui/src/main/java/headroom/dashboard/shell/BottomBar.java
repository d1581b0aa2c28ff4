// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.Links;
import java.util.List;

/** Navigation within reach of a thumb; only narrow pages show it. */
final class BottomBar extends Nav {
  private final List<Anchor> links =
      List.of(
          link(".", Icon.Name.FLEET, "Fleet"),
          link(Links.ROOMS, Icon.Name.ROOMS, "Rooms"),
          link(Links.OPERATIONS, Icon.Name.OPERATIONS, "Operations"));

  BottomBar(Runnable search) {
    addClassName("hr-bottom");
    getElement().setAttribute("aria-label", "Pages");
    NativeButton find = new NativeButton();
    find.add(new Icon(Icon.Name.SEARCH), new Span("Search"));
    find.addClickListener(event -> search.run());
    links.forEach(this::add);
    add(find);
  }

  void at(String path) {
    links.forEach(link -> CurrentPage.mark(link, path));
  }

  private static Anchor link(String href, Icon.Name icon, String name) {
    Anchor link = new Anchor(href);
    link.add(new Icon(icon), new Span(name));
    return link;
  }
}
