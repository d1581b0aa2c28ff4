// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.automatic;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import headroom.dashboard.act.Refused;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.StateBadge;
import headroom.dashboard.live.Moment;
import headroom.dashboard.live.SlowRead;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.automatic.AutomaticAct;
import headroom.operations.automatic.AutomaticMode;
import java.time.Duration;
import java.util.List;

/** Automatic mode beside the policies: its switch and its last decision. */
public final class AutomaticSection extends Section {
  private static final Duration EVERY = Duration.ofSeconds(3);

  private final AutomaticMode automatic;
  private final StateBadge badge = new StateBadge();
  private final LiveText meaning = new LiveText();
  private final LiveText last = LiveText.figure("automatic-last");
  private final AutomaticSwitch acts;
  private final SlowRead<List<AutomaticAct>> reading;

  public AutomaticSection(AutomaticMode automatic, SignedIn operator) {
    this.automatic = automatic;
    this.reading =
        new SlowRead<>(() -> automatic.acts(1, Long.MAX_VALUE), this::told, this::failed);
    this.acts = new AutomaticSwitch(automatic, operator, reading::outdated);
    addClassName("hr-section");
    getElement().setAttribute("data-part", "automatic");
    H3 title = new H3("Automatic mode");
    title.add(badge);
    Anchor link = new Anchor(Links.AUTOMATIC, "Settings and log");
    link.addClassName("hr-link");
    add(title, note(meaning), note(last), acts.buttons(), acts.outcome(), link);
  }

  /** A tick. */
  public void show(Moment moment) {
    AutomaticWords.badge(badge, automatic.state());
    meaning.show(AutomaticWords.meaning(automatic.state()));
    acts.show(automatic.state());
    reading.tick(moment, EVERY);
  }

  private void told(List<AutomaticAct> newest) {
    last.show(
        newest.isEmpty()
            ? "It has not decided anything yet."
            : "Last: " + AutomaticWords.last(newest.getFirst()));
  }

  private void failed(RuntimeException failure) {
    Refused why = Refused.of(failure);
    last.show("Its last decision can't be read now (" + why.code() + ").");
  }

  private static Paragraph note(LiveText words) {
    Paragraph note = new Paragraph(words);
    note.addClassName("hr-note");
    return note;
  }
}
