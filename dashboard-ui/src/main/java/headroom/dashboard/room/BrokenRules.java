// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.component.html.Div;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.Tone;
import java.util.List;

/** Rules that a room's graph breaks; nothing while it breaks none. */
final class BrokenRules extends Div {
  /** The API lists them all. */
  private static final int TOLD = 6;

  private final Notice notice = new Notice(Tone.DEAD);

  BrokenRules() {
    notice.addClassName("hr-notice-lines");
    notice.getElement().setAttribute("data-violations", "");
    add(notice);
  }

  void show(List<String> rules) {
    if (rules.isEmpty()) {
      notice.clear();
      return;
    }
    List<String> told = rules.stream().limit(TOLD).toList();
    notice.show(
        rules.size() == 1
            ? "The room's graph breaks a rule."
            : "The room's graph breaks %d rules.".formatted(rules.size()),
        String.join("\n", told)
            + (rules.size() > TOLD ? "\nand " + (rules.size() - TOLD) + " more" : ""));
  }
}
