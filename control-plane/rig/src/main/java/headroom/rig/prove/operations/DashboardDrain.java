// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import headroom.rig.browser.DashboardPage;
import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.large.LargeStage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An operator in Chromium drains a host with twenty rooms, by what is written on the screen. */
final class DashboardDrain implements Scenario<LargeStage> {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern FITS =
      Pattern.compile("The rest holds this load with (\\d+) % free");
  private static final Pattern PROGRESS =
      Pattern.compile("(\\d+) of " + TwentyRooms.ROOMS + " rooms moved");

  private static final String REASON = "a new kernel";
  private static final Page.GetByTextOptions EXACT = new Page.GetByTextOptions().setExact(true);

  private final @Nullable Path screens;

  /**
   * @param screens where pictures go; null: none are taken
   */
  DashboardDrain(@Nullable Path screens) {
    this.screens = screens;
  }

  @Override
  public String name() {
    return "dashboard-drain";
  }

  @Override
  public String title() {
    return "An operator drains a host with twenty rooms through the dashboard";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    Acts acts = new Acts(stage::api);
    Pictures pictures = new Pictures(screens, report);
    try (Call call = new Call(stage, "dashboard-drain")) {
      TwentyRooms.open(stage, acts, call, "clicked");
      try (DashboardPage dashboard = stage.signIn("hosts/" + TwentyRooms.HOST)) {
        Page page = dashboard.page();
        page.setDefaultTimeout(60_000);
        plan(page, pictures, report);
        apply(page, pictures, report);
        watch(page, pictures, report);
        pictures.take(page, "drained");
        dashboard.open("hosts/" + TwentyRooms.HOST);
        shown(page.getByText("CORDONED", EXACT)).waitFor();
        report.add(Figure.holds("the host's page says CORDONED", true));
        pictures.take(page, "drained-host");
        for (String other : List.of("operations", "policies")) {
          dashboard.open(other);
          pictures.take(page, other);
        }
        dashboard.open("audit");
        shown(page.getByText("operation.drain")).waitFor();
        shown(page.getByText(REASON)).waitFor();
        report.add(Figure.holds("the audit tells of the drain and of its reason", true));
        pictures.take(page, "audit");
      }
      Await.until(
          () -> "an empty host; " + acts.loads(),
          Duration.ofSeconds(30),
          () -> acts.roomsOn(TwentyRooms.HOST) == 0);
      report.add(Figure.exactly("rooms left on the host", acts.roomsOn(TwentyRooms.HOST), 0));
      report.add(Figure.holds("the host is cordoned", acts.isCordoned(TwentyRooms.HOST)));
      report.add(Figure.exactly("people who dropped out", call.lost(), 0));
      report.add(
          Figure.exactly(
              "people in all rooms", TwentyRooms.people(stage, call), TwentyRooms.EVERYBODY));
    } finally {
      stage.api().uncordon(TwentyRooms.HOST);
    }
    pictures.figures();
  }

  private static void plan(Page page, Pictures pictures, Report report) {
    button(page, Pattern.compile("^Drain…$")).click();
    Locator preCheck = page.getByText(FITS).first();
    preCheck.waitFor();
    report.add(
        Figure.holds(
            "before anything happens, the form says that it fits",
            FITS.matcher(preCheck.textContent()).find()));
    report.note("pre-check: " + preCheck.textContent().strip());
    // One at a time, so that there is something to watch.
    page.getByLabel("Moves at a time").first().fill("1");
    pictures.take(page, "drain-form");
    button(page, Pattern.compile("^Review plan$")).click();
    page.waitForURL(Pattern.compile("/plans/"));
  }

  private static void apply(Page page, Pictures pictures, Report report) {
    Locator apply = button(page, Pattern.compile("^Apply: move"));
    apply.waitFor();
    report.add(
        Figure.holds(
            "the plan's button names " + TwentyRooms.ROOMS + " rooms",
            apply.textContent().contains(TwentyRooms.ROOMS + " rooms")));
    report.note("button: " + apply.textContent().strip());
    page.getByLabel("Reason").first().fill(REASON);
    pictures.take(page, "plan");
    apply.click();
    Locator confirm = button(page, Pattern.compile("^Move .* now"));
    confirm.waitFor();
    report.note("once more: " + confirm.textContent().strip());
    confirm.click();
    page.waitForURL(Pattern.compile("/operations/"));
  }

  /** Looks until it is over, as whoever waits for it does. */
  private static void watch(Page page, Pictures pictures, Report report) {
    Locator progress = page.getByText(PROGRESS).first();
    progress.waitFor();
    TreeSet<Integer> seen = new TreeSet<>();
    boolean[] wentBack = {false};
    boolean[] pictured = {false};
    Await.until(
        () -> TwentyRooms.ROOMS + " rooms to be moved; seen " + seen,
        PATIENCE,
        () -> {
          Matcher text = PROGRESS.matcher(progress.textContent());
          if (text.find()) {
            int moved = Integer.parseInt(text.group(1));
            wentBack[0] |= !seen.isEmpty() && moved < seen.last();
            seen.add(moved);
            if (moved >= 3 && moved < TwentyRooms.ROOMS && !pictured[0]) {
              pictured[0] = true;
              pictures.take(page, "running");
            }
          }
          return !seen.isEmpty() && seen.last() == TwentyRooms.ROOMS;
        });
    shown(page.getByText("DONE", EXACT)).waitFor();
    report.add(
        Figure.atLeast(
            "different figures of progress between none and all",
            seen.subSet(1, TwentyRooms.ROOMS).size(),
            1,
            ""));
    report.note("progress seen: " + seen);
    report.add(Figure.holds("progress never went back", !wentBack[0]));
    report.add(Figure.holds("it says DONE in the end", true));
  }

  /** The first that an operator sees: tables hold words for narrow screens, too. */
  private static Locator shown(Locator words) {
    return words.filter(new Locator.FilterOptions().setVisible(true)).first();
  }

  private static Locator button(Page page, Pattern name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }
}
