// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.host;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Missing;
import headroom.dashboard.fleet.MapFrames;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.dashboard.shell.DashboardLayout;
import headroom.operations.fleet.HostPicture;
import headroom.planning.HostId;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One media host and its workers. */
@Route(value = "hosts/:host", layout = DashboardLayout.class)
@PermitAll
final class HostView extends Main implements BeforeEnterObserver, LivePart, HasDynamicTitle {
  private final MapFrames frames;
  private String asked = "";
  private Optional<HostId> id = Optional.empty();
  private @Nullable HostPage page;

  HostView(MapFrames frames) {
    this.frames = frames;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    asked = event.getRouteParameters().get("host").orElse("");
    try {
      id = Optional.of(new HostId(asked));
    } catch (IllegalArgumentException noHost) {
      id = Optional.empty();
    }
    page = null;
    removeAll();
  }

  @Override
  public String getPageTitle() {
    return asked + " · Headroom";
  }

  @Override
  public void show(Moment moment) {
    Optional<HostPicture> host = id.flatMap(moment.picture()::host);
    if (host.isPresent()) {
      HostPage shown = page;
      if (shown == null) {
        removeAll();
        shown = new HostPage(host.get().id(), frames);
        page = shown;
        add(shown);
      }
      shown.show(host.get(), moment);
    } else if (page != null) {
      page.removed();
    } else if (getComponentCount() == 0) {
      add(
          new Missing(
              "No such host",
              "No host “" + asked + "” is enrolled here; it may have been removed.",
              Links.FLEET,
              "To the fleet"));
    }
  }
}
