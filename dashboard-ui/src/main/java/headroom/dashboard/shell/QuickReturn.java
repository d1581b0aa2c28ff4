// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;

/**
 * Lets pages find a restarted server soon, so that nobody looks at old figures for long. Both are
 * part of a page's first answer, before any view is attached: the push connection is configured
 * once.
 *
 * @see com.vaadin.flow.component.PushConfiguration
 */
public final class QuickReturn implements VaadinServiceInitListener {
  /** Between two attempts. Vaadin's own are 5 s. */
  private static final int INTERVAL_MILLIS = 1_000;

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.getSource().addUIInitListener(page -> configure(page.getUI()));
  }

  private static void configure(UI ui) {
    ui.getReconnectDialogConfiguration().setReconnectInterval(INTERVAL_MILLIS);
    ui.getPushConfiguration().setParameter("reconnectInterval", Integer.toString(INTERVAL_MILLIS));
  }
}
