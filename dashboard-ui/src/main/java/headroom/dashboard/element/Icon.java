// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A small line drawing in the colour of the text around it; always beside a word. */
public final class Icon extends Span {
  /** What it stands for; each has a drawing in {@code icons.css}. */
  public enum Name {
    FLEET,
    ROOMS,
    SEARCH,
    LIVE,
    STALE,
    LOST,
    LOCK,
    KEY,
    CLOCK,
    OVER,
    RESTARTED,
    STARTING,
    DIED,
    MAP,
    TABLE,
    COPY,
    OPEN,
    WAIT,
    STEP,
    CHECK,
    WARN,
    MIC,
    CAMERA,
    MUTED,
    MENU,
    MORE,
    PEOPLE,
    POLICY,
    AUDIT,
    OPERATIONS,
    PAUSE,
    STOP,
    UNDO,
    SKIP,
    ARROW
  }

  public Icon(Name name) {
    addClassNames("hr-icon", cssClass(name));
    getElement().setAttribute("aria-hidden", "true");
  }

  /** The class that draws it, for templates that can't hold a component. */
  public static String cssClass(Name name) {
    return "hr-i-" + name.name().toLowerCase(Locale.ROOT);
  }
}
