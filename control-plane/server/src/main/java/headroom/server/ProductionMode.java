// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Refuses to serve a dashboard in development mode: it would answer with its own internals. */
@Component
final class ProductionMode implements VaadinServiceInitListener {
  private static final long serialVersionUID = 1L;

  @Override
  public void serviceInit(ServiceInitEvent event) {
    if (!event.getSource().getDeploymentConfiguration().isProductionMode()) {
      throw new IllegalStateException(
          "The dashboard was built in development mode. Build dashboard-ui with build-frontend.");
    }
  }
}
