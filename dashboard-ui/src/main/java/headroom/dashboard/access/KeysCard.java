// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.access;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import headroom.dashboard.access.AccessTables.SeenKey;
import headroom.dashboard.act.Acts;
import headroom.dashboard.element.Card;
import headroom.dashboard.live.LiveTable;
import headroom.dashboard.live.Moment;
import headroom.dashboard.live.SlowRead;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.access.ApiKeys.ApiKey;
import headroom.operations.access.Keys;
import headroom.operations.access.Right;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Keys of programs: what they may do, until when, and when they were last used. */
final class KeysCard {
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** How long a key may live. */
  private enum Life {
    MONTH("30 days", Optional.of(Duration.ofDays(30))),
    QUARTER("90 days", Optional.of(Duration.ofDays(90))),
    YEAR("a year", Optional.of(Duration.ofDays(365))),
    ALWAYS("until it is revoked", Optional.empty());

    private final String words;
    private final Optional<Duration> length;

    Life(String words, Optional<Duration> length) {
      this.words = words;
      this.length = length;
    }
  }

  private final Keys keys;
  private final Supplier<Set<String>> groups;
  private final Card card = new Card();
  private final Acts acts = new Acts("keys");
  private final LiveTable<String, SeenKey> table;
  private final SlowRead<List<ApiKey>> reading;
  private Instant now = Instant.EPOCH;

  /**
   * @param groups of the fleet, now
   */
  KeysCard(
      Keys keys,
      SignedIn operator,
      Supplier<Set<String>> groups,
      Consumer<RuntimeException> unread) {
    this.keys = keys;
    this.groups = groups;
    Optional<String> refusal = operator.refusalForFleet(Right.MANAGE_ACCESS);
    table = AccessTables.ofKeys(refusal.isPresent() ? Optional.empty() : Optional.of(this::revoke));
    reading = new SlowRead<>(keys::all, this::list, unread);
    NativeButton add = new NativeButton("Make a key…", event -> add());
    add.addClassNames("hr-button", "hr-button-small");
    add.getElement().setAttribute("data-act", "add-key");
    SignedIn.limit(add, refusal);
    card.titled("API keys", table.changes(), add).with(acts, table);
  }

  Card card() {
    return card;
  }

  void show(Moment moment) {
    now = moment.now();
    reading.tick(moment, EVERY);
  }

  private void list(List<ApiKey> all) {
    table.show(all.stream().map(key -> new SeenKey(key, now)).toList());
  }

  private void add() {
    TextField name = new TextField("Name");
    name.getElement().setAttribute("data-field", "name");
    name.setMaxLength(64);
    name.setWidthFull();
    Select<Life> life = new Select<>();
    life.setLabel("Works for");
    life.setItems(Life.values());
    life.setItemLabelGenerator(each -> each.words);
    life.setValue(Life.QUARTER);
    life.setWidthFull();
    GrantFields grant =
        new GrantFields(List.of(Role.values()), groups.get(), Role.BACK_END, Scope.fleet());
    new AskDialog("add-key", "Make a key", "Make key", name, life, grant)
        .ask(
            reason ->
                keys.add(
                    name.getValue().strip(),
                    grant.role(),
                    grant.scope(),
                    life.getValue().length.map(now::plus),
                    reason),
            this::tellSecret);
    name.focus();
  }

  private void tellSecret(Keys.NewKey made) {
    reading.outdated();
    new SecretDialog(
            "Key " + made.key().name(),
            "A program sends it with each request: Authorization: Bearer …",
            made.secret())
        .open();
  }

  private void revoke(SeenKey seen) {
    String name = seen.name();
    new AskDialog(
            "revoke-key",
            "Revoke " + name + "?",
            "Revoke " + name,
            new Paragraph(
                "Programs that send it ("
                    + seen.key().role().words()
                    + ", "
                    + seen.key().scope()
                    + ") are refused within half a minute, for good. It was last used "
                    + (seen.key().lastUsedAt().isEmpty() ? "never." : seen.lastUse() + ".")))
        .ask(
            reason -> {
              keys.revoke(name, reason);
              return name;
            },
            revoked -> {
              acts.tell(revoked + " is revoked.", "Who sends it is refused.");
              reading.outdated();
            });
  }
}
