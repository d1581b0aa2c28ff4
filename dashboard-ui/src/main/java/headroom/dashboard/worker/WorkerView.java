// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import headroom.dashboard.act.CordonPart;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Missing;
import headroom.dashboard.plan.DrainForm;
import headroom.dashboard.shell.DashboardLayout;
import headroom.dashboard.shell.SignedIn;
import headroom.dashboard.shell.ViewRights;
import headroom.dashboard.subject.SubjectView;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.history.LoadHistory;
import headroom.operations.plan.Cordons;
import headroom.operations.plan.Plans;
import headroom.planning.WorkerId;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;

/** One worker with all its rooms. */
@Route(value = "hosts/:host/workers/:number", layout = DashboardLayout.class)
@RolesAllowed(ViewRights.LOOK)
final class WorkerView extends SubjectView<WorkerId, WorkerPage> {
  private final LoadHistory history;
  private final Plans plans;
  private final Cordons cordons;
  private final SignedIn operator;

  WorkerView(LoadHistory history, Plans plans, Cordons cordons, SignedIn operator) {
    this.history = history;
    this.plans = plans;
    this.cordons = cordons;
    this.operator = operator;
  }

  @Override
  protected String name(RouteParameters parameters) {
    return parameters.get("host").orElse("") + "/w" + parameters.get("number").orElse("");
  }

  @Override
  protected WorkerId parse(String name) {
    return WorkerId.parse(name);
  }

  @Override
  protected Optional<WorkerPage> page(WorkerId id, FleetPicture picture) {
    return picture
        .worker(id)
        .map(
            worker ->
                new WorkerPage(
                    id,
                    history,
                    new CordonPart(id, cordons, operator),
                    new DrainForm(id, plans, operator)));
  }

  @Override
  protected Missing missing(String name) {
    return new Missing(
            "No such worker",
            "No host of this fleet has a worker “"
                + name
                + "”. A host has as many workers as its agent's --workers says, by default one per"
                + " core. Once it is there, this page shows it by itself.")
        .leadsTo(Links.FLEET, "To the fleet");
  }
}
