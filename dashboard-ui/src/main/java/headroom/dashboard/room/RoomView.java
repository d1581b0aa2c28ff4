// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Missing;
import headroom.dashboard.shell.DashboardLayout;
import headroom.dashboard.shell.SignedIn;
import headroom.dashboard.shell.ViewRights;
import headroom.dashboard.subject.SubjectView;
import headroom.operations.access.Right;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.guard.Touched;
import headroom.operations.plan.Plans;
import headroom.operations.room.Rooms;
import headroom.planning.RoomId;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;

/** One room; a room that ends while it is looked at stays, marked as ended. */
@Route(value = "rooms/:room", layout = DashboardLayout.class)
@RolesAllowed(ViewRights.LOOK)
final class RoomView extends SubjectView<RoomId, RoomPage> {
  private final Rooms rooms;
  private final Plans plans;
  private final SignedIn operator;

  RoomView(Rooms rooms, Plans plans, SignedIn operator) {
    this.rooms = rooms;
    this.plans = plans;
    this.operator = operator;
  }

  @Override
  protected String name(RouteParameters parameters) {
    return parameters.get("room").orElse("");
  }

  @Override
  protected RoomId parse(String name) {
    return new RoomId(name);
  }

  @Override
  protected Optional<RoomPage> page(RoomId id, FleetPicture picture) {
    return picture
        .room(id)
        .map(
            room ->
                new RoomPage(
                    id,
                    TryRoom.inRoom(rooms, id, operator),
                    new RoomControls(
                        id,
                        rooms,
                        plans,
                        operator.name(),
                        new RoomControls.Refusals(
                            operator.refusal(Right.ROOMS, Touched.by(room)),
                            operator.refusal(Right.PLAN)))));
  }

  @Override
  protected Missing missing(String name) {
    return new Missing(
            "No such room",
            "No room “"
                + name
                + "” is open here; it may have ended, and ended rooms are not kept. If a back end"
                + " opens it again, this page shows it by itself.")
        .leadsTo(Links.ROOMS, "To all rooms");
  }
}
