// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Icon;
import headroom.dashboard.live.LiveTable;
import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.fleet.ProducerPicture;
import headroom.planning.ParticipantId;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The participants of a room, in the order in which they came. */
final class ParticipantsTable {
  private static final Comparator<ParticipantPicture> BY_ARRIVAL =
      Comparator.comparing(ParticipantPicture::joinedAt).thenComparing(ParticipantPicture::id);

  private ParticipantsTable() {}

  static LiveTable<ParticipantId, ParticipantPicture> create() {
    LiveTable<ParticipantId, ParticipantPicture> table =
        new LiveTable<>("Participants", ParticipantPicture::id, BY_ARRIVAL);
    table
        .column(
            "name",
            "Participant",
            "<span class='hr-strong' title=${item.id} data-participant=${item.id}>${item.name}</span>")
        .with("id", person -> person.id().value())
        .with("name", ParticipantsTable::name)
        .sortedBy(Comparator.comparing(ParticipantsTable::name))
        .atLeast(150);
    table
        .column(
            "link",
            "Signalling",
            "<span class=${item.look}><span class=${item.icon} aria-hidden='true'></span>${item.word}</span>")
        .with(
            "look", person -> "hr-state " + (person.connected() ? "hr-tone-good" : "hr-tone-late"))
        .with(
            "icon",
            person ->
                "hr-icon " + Icon.cssClass(person.connected() ? Icon.Name.LIVE : Icon.Name.STALE))
        .with("word", person -> person.connected() ? "connected" : "away, kept")
        .width(120);
    sends(table, "audio", "Audio", Icon.Name.MIC);
    sends(table, "video", "Video", Icon.Name.CAMERA);
    figure(table, "live", "Receives live", person -> person.consumers().live());
    figure(table, "paused", "Paused", person -> person.consumers().paused());
    table
        .column("device", "Client", "<span title=${item.device}>${item.device}</span>")
        .with("device", ParticipantPicture::device)
        .atLeast(110);
    return table;
  }

  private static void sends(
      LiveTable<ParticipantId, ParticipantPicture> table,
      String kind,
      String header,
      Icon.Name icon) {
    table
        .column(
            kind,
            header,
            "<span class=${item.look}><span class=${item.icon} aria-hidden='true'></span>${item.word}</span>")
        .with(
            "look",
            person -> live(person, kind) ? "hr-state hr-tone-good" : "hr-state hr-tone-quiet")
        .with(
            "icon",
            person ->
                "hr-icon "
                    + Icon.cssClass(
                        live(person, kind) ? icon : kind.equals("audio") ? Icon.Name.MUTED : icon))
        .with("word", person -> words(person, kind))
        .width(128);
  }

  private static void figure(
      LiveTable<ParticipantId, ParticipantPicture> table,
      String name,
      String header,
      ToIntFunction<ParticipantPicture> value) {
    table
        .column(
            name,
            header,
            "<span data-participant=${item.id} data-figure='consumers-"
                + name
                + "'>${item.value}</span>")
        .with("id", person -> person.id().value())
        .with("value", person -> Figures.count(value.applyAsInt(person)))
        .figure()
        .sortedBy(Comparator.comparingInt(value))
        .width(100);
  }

  private static String name(ParticipantPicture person) {
    return person.displayName().isBlank() ? person.id().value() : person.displayName();
  }

  private static List<ProducerPicture> of(ParticipantPicture person, String kind) {
    return person.producers().stream().filter(sent -> sent.kind().equals(kind)).toList();
  }

  private static boolean live(ParticipantPicture person, String kind) {
    return of(person, kind).stream().anyMatch(sent -> !sent.paused());
  }

  /** What is sent, and how well: scores go from 0, worst, to 10. */
  private static String words(ParticipantPicture person, String kind) {
    List<ProducerPicture> sent = of(person, kind);
    return sent.isEmpty()
        ? Figures.NONE
        : sent.stream()
            .map(each -> each.paused() ? "paused" : "live, " + each.score() + "/10")
            .collect(Collectors.joining("; "));
  }
}
