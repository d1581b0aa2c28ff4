// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.html.Anchor;
import headroom.dashboard.element.Links;

/** Marks the link of the part of the dashboard that a path belongs to. */
final class CurrentPage {
  private CurrentPage() {}

  static void mark(Anchor link, String path) {
    String href = link.getHref();
    boolean leadsToFleet = href.isEmpty() || href.equals(".");
    boolean here =
        leadsToFleet
            ? path.isEmpty() || isBelow(Links.HOSTS, path)
            : isBelow(href, path) || (href.equals(Links.OPERATIONS) && isBelow(Links.PLANS, path));
    if (here) {
      link.getElement().setAttribute("aria-current", "page");
    } else {
      link.getElement().removeAttribute("aria-current");
    }
  }

  private static boolean isBelow(String part, String path) {
    return path.equals(part) || path.startsWith(part + "/");
  }
}
