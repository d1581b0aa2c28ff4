// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import headroom.dashboard.live.Broadcaster;
import jakarta.annotation.security.PermitAll;

/** The whole fleet at a glance. */
@Route("")
@PageTitle("Fleet · Headroom")
@PermitAll
final class FleetView extends Main {
  FleetView(Broadcaster broadcaster) {
    add(new H1("Fleet"), new Paragraph(broadcaster.current().hosts().size() + " hosts"));
  }
}
