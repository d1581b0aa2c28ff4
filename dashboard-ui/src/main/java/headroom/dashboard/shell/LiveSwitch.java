// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.function.Consumer;

/** Follows the fleet, or holds its picture still. */
final class LiveSwitch extends NativeButton {
  private final Span word = new Span("Live");
  private boolean live = true;

  LiveSwitch(Consumer<Boolean> liveChosen) {
    addClassName("hr-switch");
    word.addClassName("hr-switch-word");
    getElement()
        .setAttribute("role", "switch")
        .setAttribute("aria-checked", "true")
        .setAttribute("aria-label", "Live figures")
        .setAttribute("data-act", "live");
    getElement().appendChild(new Element("i"), word.getElement());
    addClickListener(
        event -> {
          live = !live;
          word.setText(live ? "Live" : "Paused");
          getElement().setAttribute("aria-checked", String.valueOf(live));
          liveChosen.accept(live);
        });
  }
}
