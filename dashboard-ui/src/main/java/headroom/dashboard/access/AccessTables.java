// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.access;

import headroom.dashboard.element.Figures;
import headroom.dashboard.live.LiveTable;
import headroom.operations.access.ApiKeys.ApiKey;
import headroom.operations.access.Operators.Operator;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Tables of users and of keys. */
final class AccessTables {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String BUTTON =
      "<button class='hr-text-button' aria-label=${item.label} data-of=${item.name} @click=${pick}>"
          + "${item.word}</button>";

  private static final String ONE_TIME = "one-time, not yet replaced";

  private static final String NAME =
      "<b class='hr-strong'>${item.name}</b><span class='hr-narrow hr-note'>${item.grant}</span>"
          + "<span class='hr-narrow hr-note'>${item.more}</span>";

  private AccessTables() {}

  /**
   * A key as it is seen at a moment.
   *
   * @param now when it is looked at
   */
  record SeenKey(ApiKey key, Instant now) {
    String name() {
      return key.name();
    }

    String lastUse() {
      return key.lastUsedAt()
          .map(at -> Figures.roughly(atLeastNothing(Duration.between(at, now))) + " ago")
          .orElse("never");
    }

    String end() {
      if (key.hasEnded(now)) {
        return "has ended";
      }
      return key.expiresAt().map(DAY::format).orElse("never");
    }

    private static Duration atLeastNothing(Duration span) {
      return span.isNegative() ? Duration.ZERO : span;
    }
  }

  /**
   * @param change opens what can be done about one; empty for those who may not
   */
  static LiveTable<String, Operator> ofUsers(Optional<Consumer<Operator>> change) {
    LiveTable<String, Operator> table =
        new LiveTable<>("Users", Operator::name, Comparator.comparing(Operator::name));
    granted(
        table,
        Operator::name,
        Operator::role,
        Operator::scope,
        user -> user.oneTime() ? "password " + ONE_TIME : "");
    table
        .column("password", "Password", "${item.password}")
        .with("password", user -> user.oneTime() ? ONE_TIME : "own")
        .onlyWide()
        .atLeast(160);
    change.ifPresent(act -> button(table, "Change…", Operator::name, act));
    return table;
  }

  /**
   * @param revoke asks whether one is to end; empty for those who may not
   */
  static LiveTable<String, SeenKey> ofKeys(Optional<Consumer<SeenKey>> revoke) {
    LiveTable<String, SeenKey> table =
        new LiveTable<>("Keys", SeenKey::name, Comparator.comparing(SeenKey::name));
    granted(
        table,
        SeenKey::name,
        seen -> seen.key().role(),
        seen -> seen.key().scope(),
        seen -> "last use " + seen.lastUse() + ", ends " + seen.end());
    table
        .column("used", "Last use", "${item.used}")
        .with("used", SeenKey::lastUse)
        .onlyWide()
        .width(120);
    table.column("end", "Ends, UTC", "${item.end}").with("end", SeenKey::end).onlyWide().width(160);
    table
        .column("by", "Made by", "${item.by}")
        .with("by", seen -> seen.key().createdBy())
        .onlyWide()
        .width(110);
    revoke.ifPresent(act -> button(table, "Revoke…", SeenKey::name, act));
    return table;
  }

  /**
   * @param more what the other columns say, for narrow pages
   */
  private static <V> void granted(
      LiveTable<String, V> table,
      Function<V, String> name,
      Function<V, Role> role,
      Function<V, Scope> scope,
      Function<V, String> more) {
    table
        .column("name", "Name", NAME)
        .with("name", name)
        .with("grant", row -> role.apply(row).words() + ", " + scope.apply(row))
        .with("more", more)
        .sortedBy(Comparator.comparing(name))
        .atLeast(130);
    table
        .column("role", "Role", "${item.role}")
        .with("role", row -> role.apply(row).words())
        .sortedBy(Comparator.comparing(role))
        .onlyWide()
        .width(104);
    table
        .column("scope", "Acts on", "<span title=${item.scope}>${item.scope}</span>")
        .with("scope", row -> scope.apply(row).toString())
        .onlyWide()
        .atLeast(130);
  }

  private static <V> void button(
      LiveTable<String, V> table, String word, Function<V, String> name, Consumer<V> act) {
    table
        .column("act", "", BUTTON, "pick", act)
        .with("word", row -> word)
        .with("name", name)
        .with("label", row -> word.replace("…", "") + " " + name.apply(row))
        .width(110);
  }
}
