// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import headroom.dashboard.element.Figures;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.PartPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.plan.Plans;
import headroom.planning.plan.PlanRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Asks where a room, or one of its parts, shall go. */
public final class MoveDialog {
  private MoveDialog() {}

  /**
   * What goes.
   *
   * @param part empty for the whole room
   */
  private record Piece(Optional<PartPicture> part, String words) {
    static List<Piece> of(RoomPicture room) {
      List<Piece> pieces = new ArrayList<>();
      pieces.add(
          new Piece(
              Optional.empty(),
              "The whole room, "
                  + Figures.counted(room.participants().size(), "person", "people")));
      if (room.parts().size() > 1) {
        room.parts()
            .forEach(
                part ->
                    pieces.add(
                        new Piece(
                            Optional.of(part),
                            "The part on %s, %s"
                                .formatted(
                                    part.worker(),
                                    Figures.counted(part.participants(), "person", "people")))));
      }
      return pieces;
    }
  }

  public static void open(RoomPicture room, FleetPicture fleet, Plans plans, String operator) {
    Select<Piece> what = new Select<>();
    List<Piece> pieces = Piece.of(room);
    what.setLabel("What");
    what.setItems(pieces);
    what.setItemLabelGenerator(Piece::words);
    what.setValue(pieces.getFirst());
    what.setWidthFull();
    ComboBox<MoveTarget> where = new ComboBox<>("Where to");
    where.setItems(MoveTarget.of(fleet));
    where.setItemLabelGenerator(MoveTarget::words);
    where.setValue(MoveTarget.ANYWHERE);
    where.setWidthFull();
    where.setHelperText("What is cordoned, late or lost takes no rooms and is not listed.");
    Asking.open(
        "Move " + room.id() + "…",
        "plan-move",
        "Plan move",
        Asking.form(what, where),
        plans,
        () ->
            new PlanRequest.MigrateRoom(
                room.id(),
                what.getValue().part().map(part -> Set.of(part.worker())).orElse(Set.of()),
                Objects.requireNonNullElse(where.getValue(), MoveTarget.ANYWHERE).target()),
        operator);
  }
}
