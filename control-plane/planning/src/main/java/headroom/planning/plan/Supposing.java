// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.PartCost;
import headroom.planning.graph.RoomCost;
import headroom.planning.placement.PlacementDecision.Refusal;
import headroom.planning.plan.Departures.Refusals;
import headroom.planning.plan.Move.Kind;
import headroom.planning.plan.PlanRequest.WhatIf;
import headroom.planning.plan.Planner.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What would happen if hosts were lost, rooms arrived, or policies changed. */
final class Supposing {
  /** Of a room that is nowhere yet. */
  private static final WorkerId NOWHERE = new WorkerId(new HostId("nowhere"), 1);

  private Supposing() {}

  static Answer suppose(Draft draft, WhatIf whatIf) {
    List<Piece> homeless =
        draft.bins().stream()
            .filter(bin -> whatIf.lost().contains(bin.host()))
            .flatMap(bin -> bin.pieces.stream())
            .toList();
    Placing again =
        new Placing(
            draft,
            Kind.RESTART,
            (piece, bin) -> true,
            piece -> "%s is lost.".formatted(draft.binOf(piece).host()),
            true);
    Placing anew =
        new Placing(draft, Kind.ARRIVAL, (piece, bin) -> true, piece -> "A room arrives.", false);
    List<Piece> lost = again.place(homeless);
    List<Piece> arriving = anew.place(arrivals(draft, whatIf));
    List<Refusal> unrelieved =
        new Cooling(draft, 1.0, 1.0, PlanRequest.UNLIMITED, PlanRequest.UNLIMITED).hottestFirst();
    // Relief has made room here and there.
    lost = again.place(lost);
    arriving = anew.place(arriving);
    List<RefusedPart> refused = new ArrayList<>();
    lost.forEach(piece -> refused.add(again.refused(piece, null)));
    arriving.forEach(piece -> refused.add(anew.refused(piece, null)));
    List<Piece> left =
        Stream.concat(lost.stream(), arriving.stream()).sorted(Piece.LARGEST_FIRST).toList();
    Refusals all = new Refusals(refused, left, Shortfall.ofAll(draft, left, (piece, bin) -> true));
    return new Answer(all.parts(), unrelieved, all.missing(), Summary.fit(draft, all));
  }

  /** Each room in as few parts as the largest worker asks for. */
  private static List<Piece> arrivals(Draft draft, WhatIf whatIf) {
    long largest = draft.receivers().stream().mapToLong(bin -> bin.usable).max().orElse(0);
    List<PartCost> costs = RoomCost.of(whatIf.peopleEach(), 1, whatIf.limits()).parts();
    for (int parts = 2;
        costs.getFirst().load() > largest && parts <= draft.receivers().size();
        parts++) {
      costs = RoomCost.of(whatIf.peopleEach(), parts, whatIf.limits()).parts();
    }
    List<Piece> pieces = new ArrayList<>();
    int number = 0;
    for (int room = 0; room < whatIf.rooms(); room++) {
      RoomId id;
      do {
        number++;
        id = new RoomId("arriving-" + number);
      } while (!draft.parts(id).isEmpty());
      for (int part = 0; part < costs.size(); part++) {
        PartCost cost = costs.get(part);
        pieces.add(
            new Piece(
                new RoomPart(id, NOWHERE, Math.toIntExact(cost.participants()), cost.load()),
                part,
                null));
      }
    }
    return pieces;
  }
}
