// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.host;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import headroom.dashboard.act.CordonPart;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Missing;
import headroom.dashboard.enrol.HostAccess;
import headroom.dashboard.fleet.MapFrames;
import headroom.dashboard.plan.DrainForm;
import headroom.dashboard.shell.DashboardLayout;
import headroom.dashboard.shell.SignedIn;
import headroom.dashboard.shell.ViewRights;
import headroom.dashboard.subject.SubjectView;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.plan.Cordons;
import headroom.operations.plan.Plans;
import headroom.planning.HostId;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;

/** One media host and its workers. */
@Route(value = "hosts/:host", layout = DashboardLayout.class)
@RolesAllowed(ViewRights.LOOK)
final class HostView extends SubjectView<HostId, HostPage> {
  private final MapFrames frames;
  private final Plans plans;
  private final Cordons cordons;
  private final HostAccess access;
  private final SignedIn operator;

  HostView(MapFrames frames, Plans plans, Cordons cordons, HostAccess access, SignedIn operator) {
    this.access = access;
    this.frames = frames;
    this.plans = plans;
    this.cordons = cordons;
    this.operator = operator;
  }

  @Override
  protected String name(RouteParameters parameters) {
    return parameters.get("host").orElse("");
  }

  @Override
  protected HostId parse(String name) {
    return new HostId(name);
  }

  @Override
  protected Optional<HostPage> page(HostId id, FleetPicture picture) {
    return picture
        .host(id)
        .map(
            host ->
                new HostPage(
                    id,
                    frames,
                    new CordonPart(id, cordons, operator),
                    new DrainForm(id, plans, operator),
                    new IdentityCard(id, access, operator)));
  }

  @Override
  protected Missing missing(String name) {
    return new Missing(
            "No such host",
            "No host “"
                + name
                + "” is part of this fleet; it may have been removed. Compare the name with the one"
                + " that its agent was started with. Once the agent connects, this page shows the"
                + " host by itself.")
        .leadsTo(Links.FLEET, "To the fleet");
  }
}
