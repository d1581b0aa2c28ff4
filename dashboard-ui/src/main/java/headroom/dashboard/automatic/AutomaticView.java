// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.automatic;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import headroom.dashboard.act.Refused;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Crumbs;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.PageHead;
import headroom.dashboard.element.StateBadge;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.LiveTable;
import headroom.dashboard.live.Moment;
import headroom.dashboard.live.SlowRead;
import headroom.dashboard.shell.DashboardLayout;
import headroom.dashboard.shell.SignedIn;
import headroom.dashboard.shell.ViewRights;
import headroom.operations.access.Right;
import headroom.operations.automatic.AutomaticAct;
import headroom.operations.automatic.AutomaticMode;
import headroom.operations.automatic.AutomaticState;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;

/** Automatic mode: whether it is on, how it goes about it, and each decision with its reason. */
@Route(value = "automatic", layout = DashboardLayout.class)
@PageTitle("Automatic mode · Headroom")
@RolesAllowed(ViewRights.LOOK)
final class AutomaticView extends Main implements LivePart {
  private static final int LISTED = 200;
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final AutomaticMode automatic;
  private final StateBadge badge = new StateBadge();
  private final LiveText meaning = new LiveText("hr-summary");
  private final Notice halted = new Notice(Tone.DEAD);
  private final Notice unread = Notice.error();
  private final SettingsList settings = new SettingsList();
  private final LiveTable<Long, AutomaticAct> table = AutomaticTables.ofActs();
  private final LiveText count = new LiveText("hr-summary");
  private final Div nothing = new Div();
  private final Card log = new Card();
  private final AutomaticSwitch acts;
  private final SlowRead<List<AutomaticAct>> reading;

  AutomaticView(AutomaticMode automatic, SignedIn operator) {
    this.automatic = automatic;
    this.reading =
        new SlowRead<>(() -> automatic.acts(LISTED, Long.MAX_VALUE), this::list, this::failed);
    this.acts = new AutomaticSwitch(automatic, operator, reading::outdated);
    nothing.addClassName("hr-empty");
    nothing.add(
        new Paragraph(
            "Nothing was decided yet. Here stands each decision with its reason, those to do"
                + " nothing among them; the same one again and again is one row."));
    nothing.getElement().setAttribute("data-empty", "automatic");
    NativeButton change =
        new NativeButton(
            "Change settings",
            event -> new SettingsDialog(automatic, operator.name(), reading::outdated).open());
    change.addClassNames("hr-button", "hr-button-small");
    change.getElement().setAttribute("data-act", "automatic-settings");
    SignedIn.limit(change, operator.refusalForFleet(Right.AUTOMATIC));
    log.titled("Decisions", count, table.changes()).with(table, nothing);
    Div left = new Div(log);
    left.addClassName("hr-column");
    Anchor policies = new Anchor(Links.POLICIES, "Lines are set by policies");
    policies.addClassName("hr-link");
    Div links = new Div(policies);
    links.addClassName("hr-padded");
    Div right = new Div(new Card().titled("How it goes about it", change).with(settings, links));
    right.addClassName("hr-column");
    Div columns = new Div(left, right);
    columns.addClassName("hr-columns");
    add(
        new PageHead(new Crumbs().to("Policies", Links.POLICIES), "Automatic mode")
            .beside(badge, meaning)
            .acts(acts.buttons()),
        acts.outcome(),
        halted,
        unread,
        columns);
    getElement().setAttribute("data-page", Links.AUTOMATIC);
  }

  @Override
  public void show(Moment moment) {
    AutomaticState state = automatic.state();
    AutomaticState.Halt halt = state.halt();
    AutomaticWords.badge(badge, state);
    meaning.show(AutomaticWords.meaning(state));
    acts.show(state);
    settings.show(state);
    if (halt == null || !state.settings().on()) {
      halted.clear();
    } else {
      halted.show("Halted since " + AutomaticWords.time(halt.at()) + " UTC.", halt.why());
    }
    reading.tick(moment, EVERY);
  }

  private void list(List<AutomaticAct> all) {
    unread.clear();
    table.show(all);
    boolean none = all.isEmpty();
    table.setVisible(!none);
    nothing.setVisible(none);
    count.show(
        none
            ? ""
            : all.size() < LISTED
                ? Figures.counted(all.size(), "decision", "decisions")
                : "the newest " + LISTED);
  }

  private void failed(RuntimeException failure) {
    Refused why = Refused.of(failure);
    unread.show(why.code().name(), why.words() + " What is listed was read before.");
  }
}
