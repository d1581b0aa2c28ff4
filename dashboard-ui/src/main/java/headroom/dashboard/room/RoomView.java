// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Missing;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.dashboard.shell.DashboardLayout;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.room.Rooms;
import headroom.planning.RoomId;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One room; a room that ends while it is looked at stays, marked as ended. */
@Route(value = "rooms/:room", layout = DashboardLayout.class)
@PermitAll
final class RoomView extends Main implements BeforeEnterObserver, LivePart, HasDynamicTitle {
  private final Rooms rooms;
  private String asked = "";
  private Optional<RoomId> id = Optional.empty();
  private @Nullable RoomPage page;

  RoomView(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    asked = event.getRouteParameters().get("room").orElse("");
    try {
      id = Optional.of(new RoomId(asked));
    } catch (IllegalArgumentException noRoom) {
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
    Optional<RoomPicture> room = id.flatMap(moment.picture()::room);
    if (room.isPresent()) {
      RoomPage shown = page;
      if (shown == null) {
        removeAll();
        shown = new RoomPage(room.get().id(), TryRoom.inRoom(rooms, room.get().id()));
        page = shown;
        add(shown);
      }
      shown.show(room.get(), moment);
    } else if (page != null) {
      page.ended();
    } else if (getComponentCount() == 0) {
      add(new Div(missing()));
    }
  }

  private Missing missing() {
    return new Missing(
        "No such room",
        "No room “" + asked + "” is open here; it may have ended.",
        Links.ROOMS,
        "To all rooms");
  }
}
