// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** The page that carries all views: theme, styles, server push. */
@Push
@ColorScheme(ColorScheme.Value.LIGHT_DARK)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("headroom/tokens.css")
@StyleSheet("headroom/icons.css")
@StyleSheet("headroom/base.css")
@StyleSheet("headroom/states.css")
@StyleSheet("headroom/controls.css")
@StyleSheet("headroom/head.css")
@StyleSheet("headroom/cards.css")
@StyleSheet("headroom/tables.css")
@StyleSheet("headroom/load.css")
@StyleSheet("headroom/shell.css")
@StyleSheet("headroom/top.css")
@StyleSheet("headroom/search.css")
@StyleSheet("headroom/alone.css")
@StyleSheet("headroom/heat-map.css")
@StyleSheet("headroom/cell.css")
@StyleSheet("headroom/legend.css")
@StyleSheet("headroom/fleet.css")
@StyleSheet("headroom/enrol.css")
@StyleSheet("headroom/room.css")
@StyleSheet("headroom/policies.css")
@StyleSheet("headroom/act.css")
@StyleSheet("headroom/operation.css")
@StyleSheet("headroom/plan.css")
public final class DashboardShell implements AppShellConfigurator {
  /** Runs before the first paint, so that a dark page does not flash white. */
  private static final String CHOSEN_COLOUR_SCHEME =
      """
      try {
        const chosen = localStorage.getItem('headroom.colour-scheme');
        if (chosen === 'light' || chosen === 'dark') document.documentElement.style.colorScheme = chosen;
      } catch (denied) {
        // A browser that keeps nothing shows what its system prefers.
      }
      """;

  /** The mark of the side bar: three bars under a line. */
  private static final String FAVICON =
      "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'%3E"
          + "%3Cpath fill='%23317fb0' d='M2 9h4.4v9H2z'/%3E%3Cpath fill='%23145780' d='M7.8 6h4.4v12H7.8z'/%3E"
          + "%3Cpath fill='%2364a6cf' d='M13.6 12H18v6h-4.4z'/%3E%3Cpath fill='%235f6876' d='M1 3h18v1.6H1z'/%3E%3C/svg%3E";

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.setViewport("width=device-width, initial-scale=1");
    settings.addLink("icon", FAVICON);
    settings.addInlineWithContents(
        Inline.Position.PREPEND, CHOSEN_COLOUR_SCHEME, Inline.Wrapping.JAVASCRIPT);
  }
}
