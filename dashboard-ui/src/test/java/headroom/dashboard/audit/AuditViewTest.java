// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.Worlds;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditObject.Kind;
import headroom.operations.audit.AuditRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The page of acts: newest first, filters and entries by their links. */
class AuditViewTest extends DashboardTest {
  @Test
  void whereNothingWasDoneThePageSaysWhatWouldStandThere() {
    open("audit");
    awaitText("Nothing was done yet.");
    assertThat(button("clear-filters").isEmpty()).isTrue();
  }

  @Test
  void theNewestActStandsFirst() {
    write(3);
    open("audit");
    awaitText("3 acts");
    assertThat(shown()).containsExactly(3L, 2L, 1L);
  }

  @Test
  void aLinksFiltersHoldAndCanBeCleared() {
    write(3);
    openWith(Map.of("who", "OTT", "from", "2026-06-01", "until", "2026-06-01"));
    awaitText("1 act");
    assertThat(shown()).containsExactly(2L);
    assertThat(find(TextField.class).withCondition(who -> "Who".equals(who.getLabel())).single())
        .extracting(TextField::getValue)
        .isEqualTo("OTT");
    openWith(Map.of("who", "nobody"));
    awaitText("No act matches these filters.");
    test(button("clear-filters").orElseThrow()).click();
    settle();
    awaitText("3 acts");
  }

  @Test
  void whatCanNotBeReadInALinkIsTakenForTheDefault() {
    write(1);
    openWith(Map.of("kind", "x", "from", "yesterday", "before", "y", "entry", "z"));
    awaitText("1 act");
  }

  @Test
  void typingAFilterLeadsToItsAddress() {
    write(3);
    open("audit");
    awaitText("3 acts");
    TextField object =
        find(TextField.class).withCondition(each -> "Object".equals(each.getLabel())).single();
    test(object).setValue("media-2");
    settle();
    awaitText("1 act");
    assertThat(
            UI.getCurrentOrThrow()
                .getInternals()
                .getActiveViewLocation()
                .getPathWithQueryParameters())
        .isEqualTo("audit?object=media-2");
  }

  @Test
  void olderActsAreAPageAway() {
    write(AuditAddress.PAGE + 2);
    open("audit");
    awaitText("100 acts, and older ones");
    test(button("older").orElseThrow()).click();
    settle();
    awaitText("2 acts");
    assertThat(shown()).containsExactly(2L, 1L);
    test(button("newest").orElseThrow()).click();
    settle();
    awaitText("100 acts");
  }

  @Test
  void aLinkShowsAllOfOneEntry() {
    write(2);
    openWith(Map.of("entry", "2"));
    awaitText("Entry 2", "host.cordon", "because 2", "before 2", "after 2");
    assertThat(element("data-audit-entry", "2")).isPresent();
  }

  @Test
  void theActsOfOneOperationAreListedAndLeadToIt() {
    write(2);
    String operation = "11111111-2222-3333-4444-555555555555";
    database
        .audit()
        .append(
            new AuditEntry(
                Worlds.NOON,
                "Headroom",
                "operation.end",
                new AuditObject(Kind.OPERATION, operation),
                "",
                Map.of(),
                Map.of("done", 20L),
                "FAILED",
                operation));
    openWith(Map.of("operation", operation, "entry", "3"));
    awaitText("1 act", "Entry 3", "FAILED");
    assertThat(shown()).containsExactly(3L);
    assertThat(find(Anchor.class).all())
        .extracting(Anchor::getHref)
        .contains("operations/" + operation, "audit?operation=" + operation);
    assertThat(AuditWords.link(new AuditObject(Kind.OPERATION, "no id"))).isEmpty();
    openWith(Map.of("operation", "another"));
    awaitText("No act matches these filters.");
  }

  @Test
  void whileTheDatabaseIsAwayTheCodeStandsThereAndOneCanTryAgain() {
    write(1);
    database.goesAway();
    open("audit");
    awaitText("DATABASE_UNAVAILABLE");
    database.comesBack();
    test(button("again").orElseThrow()).click();
    awaitText("1 act");
    assertThat(text()).doesNotContain("DATABASE_UNAVAILABLE");
  }

  @Test
  void aChangeIsToldByWhatDiffers() {
    AuditEntry entry =
        AuditEntry.done(
            Worlds.NOON,
            "m.keller",
            "policy.change",
            new AuditObject(Kind.POLICY, "worker:media-01:w1"),
            "",
            Map.of("headroom", 0.3, "maxRooms", 40L),
            Map.of("headroom", 0.2, "maxRooms", 40L, "cpuCeiling", 0.8));
    assertThat(AuditWords.change(entry)).isEqualTo("cpuCeiling – → 0.8, headroom 0.3 → 0.2");
    assertThat(AuditWords.link(entry.object())).contains("policies?at=worker%3Amedia-01%3Aw1");
    assertThat(AuditWords.link(new AuditObject(Kind.HOST, "NO NAME"))).isEmpty();
  }

  @Test
  void somethingNewIsToldByWhatItIs() {
    AuditEntry entry =
        AuditEntry.done(
            Worlds.NOON,
            "m.keller",
            "key.add",
            new AuditObject(Kind.KEY, "calls"),
            "",
            Map.of(),
            Map.of("expiresAt", "2027-02-21T03:26:04.445857Z", "role", "BACK_END"));
    assertThat(AuditWords.change(entry)).isEqualTo("expiresAt 2027-02-21T03:26:04Z, role BACK_END");
  }

  private void write(int acts) {
    for (int i = 1; i <= acts; i++) {
      database
          .audit()
          .append(
              AuditEntry.done(
                  Worlds.NOON.plus(Duration.ofMinutes(i)),
                  i == 2 ? "j.ott" : "m.keller",
                  "host.cordon",
                  new AuditObject(Kind.HOST, "media-" + i),
                  "because " + i,
                  Map.of("state", "before " + i),
                  Map.of("state", "after " + i)));
    }
  }

  private List<Long> shown() {
    @SuppressWarnings("unchecked") // Found by its class, which knows no row type.
    Grid<AuditRecord> grid = find(Grid.class).single();
    return grid.getListDataView().getItems().map(AuditRecord::number).toList();
  }

  private Optional<NativeButton> button(String act) {
    return find(NativeButton.class).withAttribute("data-act", act).all().stream()
        .filter(NativeButton::isVisible)
        .filter(button -> button.getParent().filter(each -> each.isVisible()).isPresent())
        .findFirst();
  }

  private static void openWith(Map<String, String> query) {
    UI.getCurrentOrThrow().navigate("audit", QueryParameters.simple(query));
    settle();
  }
}
