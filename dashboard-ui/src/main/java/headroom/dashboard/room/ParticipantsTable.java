// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.Links;
import headroom.dashboard.live.LiveTable;
import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.fleet.ProducerPicture;
import headroom.planning.ParticipantId;
import headroom.planning.graph.Flow;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The participants of a room, in the order in which they came. */
final class ParticipantsTable {
  private static final Comparator<Row> BY_ARRIVAL =
      Comparator.comparing((Row row) -> row.person().joinedAt()).thenComparing(Row::id);

  private ParticipantsTable() {}

  /** A participant, and whether it is pinned. */
  record Row(ParticipantPicture person, boolean pinned) {
    ParticipantId id() {
      return person.id();
    }

    /** Whether its name, id or part holds this text, whatever the case. */
    boolean matches(String text) {
      String wanted = text.toLowerCase(Locale.ROOT);
      return Stream.of(name(person), id().value(), person.part().toString(), roleWords(person))
          .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private int rank() {
      return Roles.of(person).map(Enum::ordinal).orElse(Integer.MAX_VALUE);
    }
  }

  /**
   * The table.
   *
   * @param turned called to pin or unpin somebody
   * @param refusal why whoever looks at it may not do that; empty when it may
   */
  static LiveTable<ParticipantId, Row> create(Consumer<Row> turned, Optional<String> refusal) {
    LiveTable<ParticipantId, Row> table = new LiveTable<>("Participants", Row::id, BY_ARRIVAL);
    table
        .column(
            "name",
            "Participant",
            "<span class='hr-strong' title=${item.id} data-participant=${item.id}>${item.name}</span>")
        .with("id", row -> row.id().value())
        .with("name", row -> name(row.person()))
        .sortedBy(Comparator.comparing((Row row) -> name(row.person())))
        .atLeast(150);
    table
        .column("part", "Part", "<a href=${item.href}>${item.part}</a>")
        .with("href", row -> Links.to(row.person().part()))
        .with("part", row -> row.person().part().toString())
        .sortedBy(Comparator.comparing(row -> row.person().part()))
        .width(112);
    table
        .column(
            "role",
            "Role",
            "<span class=${item.look} data-role=${item.word}><span class=${item.icon} aria-hidden='true'></span>${item.word}</span>")
        .with("look", row -> "hr-state " + roleLook(row.person()))
        .with("icon", row -> "hr-icon " + Icon.cssClass(roleIcon(row.person())))
        .with("word", row -> roleWords(row.person()) + (row.pinned() ? ", pinned" : ""))
        .sortedBy(Comparator.comparingInt(Row::rank))
        .width(160);
    table
        .column(
            "link",
            "Signalling",
            "<span class=${item.look}><span class=${item.icon} aria-hidden='true'></span>${item.word}</span>")
        .with(
            "look",
            row -> "hr-state " + (row.person().connected() ? "hr-tone-good" : "hr-tone-late"))
        .with(
            "icon",
            row ->
                "hr-icon "
                    + Icon.cssClass(row.person().connected() ? Icon.Name.LIVE : Icon.Name.STALE))
        .with("word", row -> row.person().connected() ? "connected" : "away, kept")
        .width(120);
    sends(table, "audio", "Audio", Icon.Name.MIC);
    sends(table, "video", "Video", Icon.Name.CAMERA);
    figure(table, "live", "Receives live", row -> row.person().consumers().live());
    figure(table, "paused", "Paused", row -> row.person().consumers().paused());
    table
        .column("device", "Client", "<span title=${item.device}>${item.device}</span>")
        .with("device", row -> row.person().device())
        .atLeast(110);
    table
        .column(
            "pin",
            "",
            "<button class='hr-text-button' aria-label=${item.label} title=${item.refusal} ?disabled=${item.refused} data-pin=${item.id} @click=${turn}>${item.word}</button>",
            "turn",
            turned)
        .with("refused", row -> refusal.isPresent())
        .with("refusal", row -> refusal.orElse(""))
        .with("id", row -> row.id().value())
        .with("word", row -> row.pinned() ? "Unpin" : "Pin")
        .with("label", row -> (row.pinned() ? "Unpin " : "Pin ") + name(row.person()))
        .width(64);
    return table;
  }

  /** How far its streams go; by kind where sound and picture differ. */
  private static String roleWords(ParticipantPicture person) {
    List<String> words =
        Stream.of("audio", "video")
            .filter(kind -> !of(person, kind).isEmpty())
            .map(kind -> kind + " " + roleOf(person, kind))
            .toList();
    boolean same =
        words.stream().map(each -> each.substring(each.indexOf(' ') + 1)).distinct().count() == 1;
    return words.isEmpty()
        ? "listens"
        : same
            ? words.getFirst().substring(words.getFirst().indexOf(' ') + 1)
            : String.join(", ", words);
  }

  private static String roleOf(ParticipantPicture person, String kind) {
    return of(person, kind).stream()
        .map(ProducerPicture::flow)
        .sorted()
        .findFirst()
        .map(Roles::word)
        .orElse(Figures.NONE);
  }

  private static String roleLook(ParticipantPicture person) {
    return Roles.of(person).filter(flow -> flow == Flow.LIVE).isPresent()
        ? "hr-tone-good"
        : "hr-tone-quiet";
  }

  private static Icon.Name roleIcon(ParticipantPicture person) {
    return Roles.of(person)
        .map(
            flow ->
                switch (flow) {
                  case LIVE -> Icon.Name.LIVE;
                  case STANDBY -> Icon.Name.WAIT;
                  case OFF -> Icon.Name.STEP;
                })
        .orElse(Icon.Name.PEOPLE);
  }

  private static void sends(
      LiveTable<ParticipantId, Row> table, String kind, String header, Icon.Name icon) {
    table
        .column(
            kind,
            header,
            "<span class=${item.look} title=${item.word}><span class=${item.icon} aria-hidden='true'></span>${item.word}</span>")
        .with(
            "look",
            row -> live(row.person(), kind) ? "hr-state hr-tone-good" : "hr-state hr-tone-quiet")
        .with(
            "icon",
            row ->
                "hr-icon "
                    + Icon.cssClass(
                        live(row.person(), kind)
                            ? icon
                            : kind.equals("audio") ? Icon.Name.MUTED : icon))
        .with("word", row -> words(row.person(), kind))
        .atLeast(122);
  }

  private static void figure(
      LiveTable<ParticipantId, Row> table, String name, String header, ToIntFunction<Row> value) {
    table
        .column(
            name,
            header,
            "<span data-participant=${item.id} data-figure='consumers-"
                + name
                + "'>${item.value}</span>")
        .with("id", row -> row.id().value())
        .with("value", row -> Figures.count(value.applyAsInt(row)))
        .figure()
        .sortedBy(Comparator.comparingInt(value))
        .width(94);
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
    String scores =
        sent.stream()
            .filter(each -> !each.paused())
            .map(each -> each.score() + "/10")
            .collect(Collectors.joining(" + "));
    boolean muted = sent.stream().anyMatch(ProducerPicture::paused);
    return sent.isEmpty()
        ? Figures.NONE
        : scores.isEmpty() ? "paused" : "live, " + scores + (muted ? "; paused" : "");
  }
}
