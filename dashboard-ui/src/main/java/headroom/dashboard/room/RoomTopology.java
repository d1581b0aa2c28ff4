// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import headroom.dashboard.element.Figures;
import headroom.dashboard.live.Moment;
import headroom.operations.fleet.PartPicture;
import headroom.operations.fleet.PipePicture;
import headroom.operations.fleet.RoomPicture;
import headroom.planning.WorkerId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of a room and the pipes between them. It is laid out when the set of parts changes;
 * figures change in place.
 */
final class RoomTopology extends Div {
  /** With more parts than this only the selected pipe has room for words. */
  private static final int LABELLED = 3;

  private final Consumer<WorkerId> unpiped;
  private final Optional<String> refusal;
  private final PipeLines lines;
  private final Div parts = new Div();
  private final Paragraph alone =
      new Paragraph(
          "One part, no pipes. A further part opens by itself when the next join would take this"
              + " worker past its headroom line; “Pipe this room to…” opens one now.");
  private final Map<WorkerId, PartCard> cards = new LinkedHashMap<>();

  /**
   * @param unpiped called to take a part out
   * @param refusal why whoever looks at it may not do that; empty when it may
   * @param picked called when a pipe is selected
   */
  RoomTopology(Consumer<WorkerId> unpiped, Optional<String> refusal, Consumer<PipeId> picked) {
    this.unpiped = unpiped;
    this.refusal = refusal;
    addClassName("hr-topology");
    lines = new PipeLines(picked);
    parts.addClassName("hr-parts");
    alone.addClassName("hr-note");
    add(parts, alone);
  }

  void show(RoomPicture room, Moment moment) {
    List<WorkerId> wanted = homeFirst(room);
    if (!wanted.equals(List.copyOf(cards.keySet()))) {
      layOut(wanted);
    }
    for (PartPicture part : room.parts()) {
      PartCard card = cards.get(part.worker());
      if (card != null) {
        card.show(part, room, moment);
      }
    }
    lines.show(room.pipes(), wanted);
    if (alone.isVisible() != (wanted.size() <= 1)) {
      alone.setVisible(wanted.size() <= 1);
    }
  }

  private static List<WorkerId> homeFirst(RoomPicture room) {
    return room.parts().stream()
        .sorted(
            Comparator.comparing((PartPicture part) -> !part.home())
                .thenComparing(PartPicture::worker))
        .map(PartPicture::worker)
        .toList();
  }

  /** Marks a pipe; null marks none. */
  void mark(@Nullable PipeId pipe) {
    lines.mark(pipe);
  }

  private void layOut(List<WorkerId> wanted) {
    cards.clear();
    parts.removeAll();
    parts.add(lines);
    List<PartPlaces.Place> places = PartPlaces.of(wanted.size());
    parts.setClassName("hr-parts-listed", places.isEmpty());
    parts.getStyle().set("--hr-topology-height", PartPlaces.height(wanted.size()) + "px");
    for (int i = 0; i < wanted.size(); i++) {
      PartCard card = new PartCard(wanted.get(i), unpiped, refusal);
      if (!places.isEmpty()) {
        card.getStyle().set("left", places.get(i).x() + "%").set("top", places.get(i).y() + "%");
      }
      cards.put(wanted.get(i), card);
      parts.add(card);
    }
  }

  /** The lines behind the parts; the grid of pipes holds the same facts in words. */
  @Tag("headroom-pipes")
  private static final class PipeLines extends Component {
    private ArrayNode shown = JsonNodeFactory.instance.arrayNode();

    PipeLines(Consumer<PipeId> picked) {
      getElement().setAttribute("aria-hidden", "true");
      getElement()
          .addEventListener(
              "pipe-select",
              event ->
                  picked.accept(
                      PipeId.parse(event.getEventData().get("event.detail.pipe").asString())))
          .addEventData("event.detail.pipe");
    }

    void show(List<PipePicture> pipes, List<WorkerId> parts) {
      List<PartPlaces.Place> places = PartPlaces.of(parts.size());
      ArrayNode next = JsonNodeFactory.instance.arrayNode();
      for (PipePicture pipe : pipes) {
        int from = parts.indexOf(pipe.from());
        int to = parts.indexOf(pipe.to());
        if (from >= 0 && to >= 0 && !places.isEmpty()) {
          ObjectNode line =
              next.addObject()
                  .put("id", PipeId.of(pipe).toString())
                  .put("x1", places.get(from).x())
                  .put("y1", places.get(from).y())
                  .put("x2", places.get(to).x())
                  .put("y2", places.get(to).y())
                  .put("live", pipe.live())
                  .put("connected", pipe.connected())
                  .put("dense", parts.size() > LABELLED);
          line.putArray("words")
              .add(pipe.live() + " live")
              .add(pipe.standby() + " standby")
              .add(Figures.bits(pipe.bitsPerSecond()));
        }
      }
      if (!next.equals(shown)) {
        shown = next;
        getElement().setPropertyJson("pipes", next);
      }
    }

    void mark(@Nullable PipeId pipe) {
      getElement().setProperty("selected", pipe == null ? "" : pipe.toString());
    }
  }
}
