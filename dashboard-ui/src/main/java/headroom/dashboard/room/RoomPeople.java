// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.component.html.Paragraph;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.FilterField;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.live.LiveTable;
import headroom.dashboard.subject.Address;
import headroom.operations.fleet.RoomPicture;
import headroom.planning.ParticipantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Who is in a room, narrowed by a text that stands in the page's address. */
final class RoomPeople {
  private final LiveTable<ParticipantId, ParticipantsTable.Row> table;
  private final LiveText matching = new LiveText("hr-summary");
  private final FilterField filter =
      new FilterField(
          "Name, part or role",
          "Filter participants by name, part or role",
          typed ->
              Address.say(RoomQuery.TEXT, Optional.of(typed).filter(words -> !words.isEmpty())));
  private final Paragraph nobody = new Paragraph();
  private String text = "";
  private boolean refilter;

  /**
   * @param refusal why nobody may be pinned by whoever looks at it; empty when it may
   */
  RoomPeople(Consumer<ParticipantsTable.Row> turnPin, Optional<String> refusal) {
    table = ParticipantsTable.create(turnPin, refusal);
    nobody.addClassName("hr-empty");
    nobody.setVisible(false);
  }

  LiveTable<ParticipantId, ParticipantsTable.Row> table() {
    return table;
  }

  Card card() {
    return new Card().titled("Participants", matching, table.changes(), filter).with(table, nobody);
  }

  /** Narrows it; what is shown changes with the next {@link #show}. */
  void narrow(String words) {
    text = words;
    refilter = true;
    filter.follow(words);
  }

  void show(RoomPicture room) {
    Set<ParticipantId> pinned = Set.copyOf(room.pinned());
    List<ParticipantsTable.Row> wanted =
        room.participants().stream()
            .map(person -> new ParticipantsTable.Row(person, pinned.contains(person.id())))
            .filter(row -> row.matches(text))
            .toList();
    table.show(wanted);
    if (refilter) {
      refilter = false;
      table.applyChanges();
    }
    matching.show(
        text.isEmpty() ? "" : "%d of %d".formatted(wanted.size(), room.participants().size()));
    boolean none = table.size() == 0;
    if (nobody.isVisible() != none) {
      nobody.setVisible(none);
      table.setVisible(!none);
    }
    String words =
        text.isEmpty()
            ? "Nobody is here now."
            : "Nobody here has “" + text + "” in name, part or role.";
    if (none && !words.equals(nobody.getText())) {
      nobody.setText(words);
    }
  }
}
