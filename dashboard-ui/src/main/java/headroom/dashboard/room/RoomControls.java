// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.component.html.NativeButton;
import headroom.dashboard.live.Moment;
import headroom.dashboard.plan.MoveDialog;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.plan.Plans;
import headroom.operations.room.Rooms;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What an operator can do with a room: move it, pipe it, limit it, pin somebody. */
final class RoomControls {
  private final RoomId id;
  private final Rooms rooms;
  private final Plans plans;
  private final String operator;
  private final Refusals refusals;
  private final RoomActs outcome = new RoomActs();
  private final NativeButton pipe;
  private final NativeButton move;
  private final NativeButton limit;
  private @Nullable FleetPicture latest;

  /**
   * Why something may not be done here by whoever looks at it; empty when it may.
   *
   * @param change of its parts, limits and pins
   * @param plan of a move
   */
  record Refusals(Optional<String> change, Optional<String> plan) {}

  RoomControls(RoomId id, Rooms rooms, Plans plans, String operator, Refusals refusals) {
    this.id = id;
    this.rooms = rooms;
    this.plans = plans;
    this.operator = operator;
    this.refusals = refusals;
    pipe = button("pipe-to", "Pipe this room to…", refusals.change(), this::askToPipe);
    move = button("move", "Move…", refusals.plan(), this::askToMove);
    limit = button("limits", "Limits…", refusals.change(), (room, fleet) -> askLimits(room));
  }

  private NativeButton button(
      String name,
      String words,
      Optional<String> refusal,
      BiConsumer<RoomPicture, FleetPicture> act) {
    NativeButton button = new NativeButton(words);
    button.addClassName("hr-button");
    button.getElement().setAttribute("data-act", name);
    button.addClickListener(event -> withRoom(act));
    SignedIn.limit(button, refusal);
    return button;
  }

  Refusals refusals() {
    return refusals;
  }

  /** In their order. */
  NativeButton[] buttons() {
    return new NativeButton[] {limit, pipe, move};
  }

  /** Where it is told what becomes of an act. */
  RoomActs outcome() {
    return outcome;
  }

  /** What is acted on from now on. */
  void show(Moment moment) {
    latest = moment.picture();
  }

  private void withRoom(BiConsumer<RoomPicture, FleetPicture> act) {
    FleetPicture fleet = latest;
    if (fleet != null) {
      fleet.room(id).ifPresent(room -> act.accept(room, fleet));
    }
  }

  private void askToMove(RoomPicture room, FleetPicture fleet) {
    MoveDialog.open(room, fleet, plans, operator);
  }

  private void askToPipe(RoomPicture room, FleetPicture fleet) {
    RoomDialogs.pipe(
        room,
        fleet,
        worker ->
            outcome.run(
                "Piping the room to " + worker + ".",
                "The room is piped to " + worker + ".",
                () -> rooms.openPart(id, worker, operator)));
  }

  /** Asks whether a part shall be taken out. */
  void askToUnpipe(WorkerId worker) {
    withRoom(
        (room, fleet) ->
            room.parts().stream()
                .filter(part -> part.worker().equals(worker))
                .findFirst()
                .ifPresent(part -> RoomDialogs.unpipe(room, part, () -> unpipe(worker))));
  }

  private void unpipe(WorkerId worker) {
    outcome.run(
        "Unpiping " + worker + ".",
        "The part on " + worker + " is taken out.",
        () -> rooms.closePart(id, worker, operator));
  }

  private void askLimits(RoomPicture room) {
    RoomDialogs.limits(
        room,
        limits ->
            outcome.run(
                "Changing the limits.",
                "The limits are changed.",
                () -> rooms.limit(id, limits, operator)));
  }

  /** Pins somebody who is not, and the other way round. */
  void turnPin(ParticipantsTable.Row row) {
    if (row.pinned()) {
      outcome.run(
          "Unpinning " + row.id() + ".",
          row.id() + " is no longer pinned.",
          () -> rooms.unpin(id, row.id(), operator));
    } else {
      outcome.run(
          "Pinning " + row.id() + ".",
          row.id() + " is pinned and stays live.",
          () -> rooms.pin(id, row.id(), operator));
    }
  }
}
