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
  private static final Duration TO_SAY = Duration.ofMinutes(1);
  private static final Pattern PROGRESS =
      Pattern.compile("(\\d+) of " + TwentyRooms.ROOMS + " rooms moved");

  private static final String REASON = "a new kernel";
  private static final String HEAD = ".hr-head-line";
  private static final String DRAIN = "operation.drain";
  private static final String CELLS = "vaadin-grid-cell-content";

  /** Cells of a row of the audit from the act on: object, change, reason and result follow it. */
  private static final int TOLD = 5;

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
        pictures.take(page, "drained", "DONE");
        dashboard.open("hosts/" + TwentyRooms.HOST);
        report.add(
            Figure.says("head of the host's page", read(page, HEAD, "CORDONED"), "CORDONED"));
        pictures.take(page, "drained-host", "CORDONED");
        dashboard.open("operations");
        pictures.take(page, "operations", "Drain " + TwentyRooms.HOST);
        dashboard.open("policies");
        pictures.take(page, "policies", "preset");
        dashboard.open("audit");
        report.add(Figure.says("latest drain in the audit", toldOfDrain(page), REASON));
        pictures.take(page, "audit", DRAIN);
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
    report.add(
        Figure.says(
            "form before anything happens", read(page, "[data-part=pre-check]", "Fits."), "Fits."));
    // One at a time, so that there is something to watch.
    page.getByLabel("Moves at a time").first().fill("1");
    pictures.take(page, "drain-form", "The rest holds this load");
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
    pictures.take(page, "plan", "Apply: move");
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
              pictures.take(page, "running", "rooms moved");
            }
          }
          return !seen.isEmpty() && seen.last() == TwentyRooms.ROOMS;
        });
    String head = read(page, HEAD, "DONE");
    report.add(
        Figure.atLeast(
            "different figures of progress between none and all",
            seen.subSet(1, TwentyRooms.ROOMS).size(),
            1,
            ""));
    report.note("progress seen: " + seen);
    report.add(Figure.holds("progress never went back", !wentBack[0]));
    report.add(Figure.says("head of the operation's page in the end", head, "DONE"));
  }

  /**
   * What an operator reads in a part of a page as soon as these words are in it, or what is there
   * after a while without them.
   */
  private static String read(Page page, String part, String words) {
    String[] read = {""};
    Await.upTo(
        TO_SAY,
        () -> {
          read[0] = String.join(" ", page.locator(part).allInnerTexts());
          return read[0].contains(words);
        });
    return read[0];
  }

  /** The audit's newest row of a drain, without when and who; empty while there is none. */
  private static String toldOfDrain(Page page) {
    String[] told = {""};
    Await.upTo(
        TO_SAY,
        () -> {
          List<String> cells = page.locator(CELLS).allInnerTexts();
          int act = cells.indexOf(DRAIN);
          told[0] =
              act < 0
                  ? ""
                  : String.join(" · ", cells.subList(act, Math.min(act + TOLD, cells.size())));
          return told[0].contains(REASON);
        });
    return told[0];
  }

  private static Locator button(Page page, Pattern name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }
}
